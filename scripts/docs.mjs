// Generates documents from data: docs/commands.md, docs/devices.md, docs/faults.md, docs/plant.md, docs/job-file.md and the editors' schemas of
// scenario and job files.
// With --check it writes nothing and fails when one of them is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { craftNumbers, numbersBelow, PHYSICS } from './lib/provenance.mjs';
import { prepare, root } from './lib/prepare.mjs';

await prepare();
const require = createRequire(import.meta.url);
const made = (path) => require(join(root, 'dist', path));
const { catalogueDocument, loadCatalogue } = made('hil/faults/index.js');
const { scenarioSchemaDocument } = made('hil/scenarios/index.js');
const { jobReferenceDocument, jobSchemaDocument } = made('hil/jobs/index.js');
const { commandDocument } = made('hil/ground/index.js');
const { loadCraft } = made('hil/crafts/index.js');
const { deviceDocument } = made('hil/devices/index.js');
const { plantDocument, runChecks } = made('hil/checks/index.js');
const { listChannels } = made('hil/plant/index.js');

/** Longer tables of numbers are read in the code. */
const VALUE_LENGTH = 60;
const CRAFT = 'hil/crafts/odc-1.yaml';

const readText = (path) => readFileSync(join(root, path), 'utf8');
const shortValue = (value) =>
  value.length > VALUE_LENGTH || value.includes('\n') ? 'table' : `\`${value}\``;
const shortComment = (comment) => comment.replace(/\{@\w+ ([^}]*)\}/g, '$1');

function constantsOfCode() {
  return numbersBelow(root, PHYSICS).flatMap(({ path, constants, name, comment, marks }) =>
    (constants.length > 0 ? constants : [{ name: `${name}()`, value: '' }]).map((constant) => ({
      place: path,
      name: constant.name,
      value:
        constant.value.includes('=>') || constant.value === ''
          ? 'in the function'
          : shortValue(constant.value),
      marks,
      comment: shortComment(comment),
    })),
  );
}

function constantsOfCraft(text) {
  return craftNumbers(CRAFT, text).map(({ name, value, marks, comment }) => {
    const [place, ...rest] = name.split('.');
    return { place, name: rest.join('.') || place, value: String(value), marks, comment };
  });
}

function plantText() {
  const text = readText(CRAFT);
  const craft = loadCraft(text, CRAFT);
  return plantDocument({
    checks: [...runChecks(craft)],
    channels: listChannels(craft),
    constants: constantsOfCode(),
    craft: constantsOfCraft(text),
  });
}

const catalogue = loadCatalogue(readText('hil/faults/catalogue.yaml'));
const documents = {
  'docs/commands.md': commandDocument(),
  'docs/devices.md': deviceDocument(loadCraft(readText(CRAFT), CRAFT)),
  'docs/faults.md': catalogueDocument(catalogue),
  'docs/plant.md': plantText(),
  'docs/job-file.md': jobReferenceDocument(),
  'hil/jobs/job.schema.json': jobSchemaDocument(),
  'hil/scenarios/scenario.schema.json': scenarioSchemaDocument(catalogue),
};
for (const [path, text] of Object.entries(documents)) {
  if (!process.argv.includes('--check')) writeFileSync(join(root, path), text);
  else if (readText(path) !== text) {
    console.error(`${path} is not what the code says: node scripts/docs.mjs`);
    process.exitCode = 1;
  }
}
