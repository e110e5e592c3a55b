// Generates documents from data: docs/faults.md and the editors' schema of scenario files.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prepare, root } from './lib/prepare.mjs';

await prepare();
const require = createRequire(import.meta.url);
const made = (path) => require(join(root, 'dist', path));
const { catalogueDocument, loadCatalogue } = made('hil/faults/index.js');
const { scenarioSchemaDocument } = made('hil/scenarios/index.js');

const catalogue = loadCatalogue(readFileSync(join(root, 'hil/faults/catalogue.yaml'), 'utf8'));
writeFileSync(join(root, 'docs/faults.md'), catalogueDocument(catalogue));
writeFileSync(join(root, 'hil/scenarios/scenario.schema.json'), scenarioSchemaDocument(catalogue));
