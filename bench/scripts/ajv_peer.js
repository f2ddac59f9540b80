// js-yaml and ajv on the files of a folder, by the JSON Schema that llemcfg
// generates. Prints, for files named valid* and broken*, the best microseconds
// a file of some passes and the number of wrong verdicts: "VALID BROKEN WRONG".
const fs = require("fs");
const path = require("path");
const yaml = require("js-yaml");
const Ajv = require("ajv/dist/2020");

const [folder, passes, schema] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: false });
const validate = ajv.compile(JSON.parse(fs.readFileSync(schema)));

function valid(text) {
  try {
    return validate(yaml.load(text, { schema: yaml.CORE_SCHEMA }));
  } catch {
    return false;
  }
}

const best = {};
let wrong = 0;
for (const kind of ["valid", "broken"]) {
  const texts = fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(kind))
    .map((name) => fs.readFileSync(path.join(folder, name), "utf8"));
  let verdicts;
  for (let i = 0; i < Number(passes); i++) {
    const start = process.hrtime.bigint();
    verdicts = texts.map(valid);
    const micros = Number(process.hrtime.bigint() - start) / 1000 / texts.length;
    best[kind] = Math.min(best[kind] ?? micros, micros);
  }
  wrong += verdicts.filter((v) => v !== (kind === "valid")).length;
}
console.log(best.valid, best.broken, wrong);
