// How fast checkpoints are committed, beside a plain program that does the same work on the same bytes.
// Run: npm run build && node dist/bench/checkpoint/main.js [PAIRS]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../apps/cli/src/craft-files';
import { fly, machine, spread } from '../process';
import type { Committed } from './job';

const PAIRS = 7;
const MIB = 1024 * 1024;
/** What must hold (see README). */
const SLOWEST_RATIO = 0.85;
const HIGHEST_EXTRA_RSS_MIB = 64;
const SIZES = [
  { name: '1 GiB, one file', files: 1, bytes: 1024 * MIB },
  { name: '64 MiB, one file', files: 1, bytes: 64 * MIB },
  { name: '2000 files of 32 KiB', files: 2000, bytes: 32 * 1024 },
];

type Size = (typeof SIZES)[number];

/** One commit in a fresh process and a fresh folder. */
function run(program: 'own' | 'plain', { files, bytes }: Size): Committed {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-checkpoint-'));
  try {
    return fly<Committed>(join(__dirname, `${program}.js`), [folder, String(files), String(bytes)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pairs, each in the other order than the one before, so that what drifts hits both. */
function compare(size: Size, pairs: number) {
  const own: Committed[] = [];
  const plain: Committed[] = [];
  run('plain', size);
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 0) own.push(run('own', size));
    plain.push(run('plain', size));
    if (pair % 2 === 1) own.push(run('own', size));
  }
  const mib = (size.files * size.bytes) / MIB;
  const result = {
    size: size.name,
    pairs,
    ownMiBPerS: spread(own.map(({ wallS }) => mib / wallS)),
    plainMiBPerS: spread(plain.map(({ wallS }) => mib / wallS)),
    /** Of each pair: what a plain program takes over what we take. */
    ratio: spread(own.map(({ wallS }, pair) => plain[pair].wallS / wallS)),
    processorRatio: spread(own.map(({ processorS }, pair) => plain[pair].processorS / processorS)),
    ownPeakRssMiB: spread(own.map(({ peakRssMiB }) => peakRssMiB)),
    plainPeakRssMiB: spread(plain.map(({ peakRssMiB }) => peakRssMiB)),
  };
  console.log(
    `${size.name.padEnd(22)} ours ${result.ownMiBPerS.median.toFixed(0)} MiB/s, plain ${result.plainMiBPerS.median.toFixed(0)} MiB/s, ` +
      `ratio ${result.ratio.median.toFixed(2)} (${result.ratio.min.toFixed(2)} to ${result.ratio.max.toFixed(2)}), ` +
      `peak memory ${result.ownPeakRssMiB.max.toFixed(0)} and ${result.plainPeakRssMiB.max.toFixed(0)} MiB`,
  );
  return result;
}

function main(): void {
  const pairs = Number(process.argv[2] ?? PAIRS);
  const sizes = SIZES.map((size) => compare(size, pairs));
  const results = join(ROOT, 'bench/results');
  mkdirSync(results, { recursive: true });
  writeFileSync(
    join(results, 'checkpoint.json'),
    `${JSON.stringify({ machine: machine(), sizes }, null, 1)}\n`,
  );
  const smallest = Math.min(...sizes.map(({ ownPeakRssMiB }) => ownPeakRssMiB.median));
  const failures = sizes.flatMap(({ size, ratio, ownPeakRssMiB }) => [
    ...(ratio.median < SLOWEST_RATIO ? [`${size}: below ${SLOWEST_RATIO} of a plain program`] : []),
    ...(ownPeakRssMiB.median > smallest + HIGHEST_EXTRA_RSS_MIB
      ? [`${size}: memory grows with the size`]
      : []),
  ]);
  for (const failure of failures) console.log(`FAILED: ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}

main();
