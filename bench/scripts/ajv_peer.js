// js-yaml and ajv on the files of a folder, by the JSON Schema that llemcfg
// generates. Of each kind of file, named by how its files begin and "=valid" if
// they are, it prints a line: the microseconds a file in the best of some passes,
// and the number of wrong verdicts.
const fs = require("fs");
const path = require("path");
const yaml = require("js-yaml");
const Ajv = require("ajv/dist/2020");

const [folder, passes, schema, ...kinds] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: false });
const validate = ajv.compile(JSON.parse(fs.readFileSync(schema)));

function valid(text) {
  try {
    return validate(yaml.load(text, { schema: yaml.CORE_SCHEMA }));
  } catch {
    return false;
  }
}

for (const kind of kinds) {
  const [name, expected] = kind.split("=");
  const texts = fs
    .readdirSync(folder)
    .filter((file) => file.startsWith(name))
    .map((file) => fs.readFileSync(path.join(folder, file), "utf8"));
  let best = Infinity;
  let verdicts;
  for (let i = 0; i < Number(passes); i++) {
    const start = process.hrtime.bigint();
    verdicts = texts.map(valid);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1000 / texts.length);
  }
  console.log(best, verdicts.filter((v) => v !== (expected === "valid")).length);
}
