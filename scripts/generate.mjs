// Generates libs/contracts/src/generated from proto/: codecs, contract table, telemetry dictionary.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tuneCodecs } from './lib/codecs.mjs';
import { dictionaryOf, checkDictionary } from './lib/dictionary.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const protobuf = require('protobufjs');
const out = join(root, 'libs/contracts/src/generated');

const NOTICE = '// Generated from proto/ by `npm run generate`. Do not edit.\n';

const PACKETS_TYPES = `import type { Codec } from '../contract';

export declare const dawnline: Readonly<Record<string, Codec>>;
`;

function protoFiles() {
  return readdirSync(join(root, 'proto/dawnline'))
    .filter((name) => name.endsWith('.proto') && name !== 'options.proto')
    .sort()
    .map((name) => join('dawnline', name));
}

function runPbjs() {
  const cli = join(root, 'node_modules/protobufjs-cli/bin/pbjs');
  const args = [
    '-t',
    'static-module',
    '-w',
    'commonjs',
    '--root',
    'dawnline',
    '--force-number',
    '--null-semantics',
  ];
  args.push(
    '--no-verify',
    '--no-delimited',
    '--no-service',
    '--no-convert',
    '--no-comments',
    '-p',
    join(root, 'proto'),
    '-o',
    join(out, 'packets.js'),
    ...protoFiles().map((file) => join(root, 'proto', file)),
  );
  const done = spawnSync(process.execPath, [cli, ...args], { cwd: join(root, 'proto'), encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`pbjs failed:\n${done.stdout}${done.stderr}`);
  const path = join(out, 'packets.js');
  writeFileSync(path, NOTICE + tuneCodecs(readFileSync(path, 'utf8')));
  writeFileSync(join(out, 'packets.d.ts'), NOTICE + PACKETS_TYPES);
}

const SCALARS = {
  double: 'number',
  uint32: 'number',
  uint64: 'number',
  bool: 'boolean',
  string: 'string',
  bytes: 'Uint8Array',
};

function typeOf(field) {
  if (field.type.startsWith('map<')) return 'Record<string, string>';
  const type = SCALARS[field.type] ?? field.type;
  return field.repeated ? `${type}[]` : type;
}

/** Members of a oneof are optional, sub-messages other than the header may be absent on the wire. */
function memberOf(name, field, dictionary) {
  const comment = `  /** ${field.description}${field.unit.match(/message|text|id|enum|bool/) ? '' : ` [${field.unit}]`} */`;
  const absent = field.type in dictionary.messages && !field.repeated && name !== 'header';
  if (field.oneof) return `${comment}\n  ${name}?: ${typeOf(field)} | null;`;
  return `${comment}\n  ${name}: ${typeOf(field)}${absent ? ' | null' : ''};`;
}

function interfaceSource(name, message, dictionary) {
  const members = Object.entries(message.fields).map(([key, field]) => memberOf(key, field, dictionary));
  const choices = {};
  for (const [key, field] of Object.entries(message.fields))
    if (field.oneof) (choices[field.oneof] ??= []).push(key);
  for (const [oneof, keys] of Object.entries(choices)) {
    members.push(
      `  /** Which member is set; only on decoded messages */\n  ${oneof}?: ${keys.map((key) => `'${key}'`).join(' | ')};`,
    );
  }
  return `/** ${message.about} */\nexport interface ${name} {\n${members.join('\n')}\n}`;
}

/** One type and one contract per message, one object per enumeration. */
function contractsSource(dictionary) {
  const lines = [
    NOTICE + "import { defineContract } from '../contract';",
    "import { dawnline } from './packets';",
    '',
  ];
  for (const name of Object.keys(dictionary.enums)) {
    const values = Object.entries(dictionary.enums[name]).map(([key, value]) => `  ${key} = ${value},`);
    lines.push(`export enum ${name} {`, ...values, '}', '');
  }
  for (const [name, message] of Object.entries(dictionary.messages)) {
    const facts = message.topic
      ? `{ topic: '${message.topic}', qos: ${message.qos}, retained: ${message.retained} }`
      : 'null';
    lines.push('', interfaceSource(name, message, dictionary));
    lines.push(`export const ${name} = defineContract<${name}>('${name}', dawnline.${name}, ${facts});`);
  }
  return lines.join('\n') + '\n';
}

/** The names that the library re-exports. */
function indexSource(dictionary) {
  const names = [...Object.keys(dictionary.enums), ...Object.keys(dictionary.messages)];
  return NOTICE + `export {\n${names.map((name) => `  ${name},`).join('\n')}\n} from './contracts';\n`;
}

async function main() {
  mkdirSync(out, { recursive: true });
  const tree = new protobuf.Root();
  tree.resolvePath = (_origin, target) => join(root, 'proto', target.replace(/^.*proto\/(?=dawnline)/, ''));
  const google = require.resolve('protobufjs/google/protobuf/descriptor.proto');
  const resolve = tree.resolvePath;
  tree.resolvePath = (origin, target) => (target.startsWith('google/') ? google : resolve(origin, target));
  await tree.load(protoFiles(), { keepCase: false });
  tree.resolveAll();
  const dictionary = dictionaryOf(tree);
  const faults = checkDictionary(dictionary);
  if (faults.length > 0) {
    console.error(faults.join('\n'));
    process.exit(1);
  }
  runPbjs();
  writeFileSync(join(out, 'contracts.ts'), contractsSource(dictionary));
  writeFileSync(join(out, 'index.ts'), indexSource(dictionary));
  writeFileSync(join(out, 'dictionary.json'), JSON.stringify(dictionary, null, 1) + '\n');
}

await main();
