// Judges JSON texts, one a line on standard input, by the JSON Schema whose
// path is the argument: a line "true" or "false" for each.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Ajv2020 from "ajv/dist/2020.js";

// Not strict: errorMessage and enumDescriptions are keywords of editors.
const ajv = new Ajv2020.default({ strict: false });
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], "utf8")));
const verdicts = [];
for await (const line of createInterface({ input: process.stdin })) {
  verdicts.push(validate(JSON.parse(line)));
}
process.stdout.write(verdicts.join("\n") + "\n");
