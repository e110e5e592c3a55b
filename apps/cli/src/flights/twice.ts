import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareTraces, Trace } from '@hil/simulation';
import { flySimulated, type SimulatedCase } from './simulated';

/** Records shown before and after the first one that differs. */
const WINDOW_RECORDS = 3;

/** Records [from, to) of a trace. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** What a second flight in a process of its own leaves behind. */
interface Echo {
  readonly digests: Uint32Array;
  readonly fingerprint: string;
  readonly lines: Readonly<Record<string, string>>;
}

/** The part of `fly` that runs in the second process: flies and writes its trace. */
export async function flyForTrace(flightCase: SimulatedCase, file: string, window?: Window): Promise<void> {
  const trace = new Trace({ window });
  const { fingerprint } = await flySimulated({ ...flightCase, trace });
  const digests = trace.toDigests();
  writeFileSync(file, Buffer.from(digests.buffer, digests.byteOffset, digests.byteLength));
  writeFileSync(`${file}.json`, JSON.stringify({ fingerprint, lines: linesOf(trace, window) }));
}

function linesOf(trace: Trace, window?: Window): Record<string, string> {
  const lines: Record<string, string> = {};
  for (let index = window?.from ?? 0; index < (window?.to ?? 0); index++) {
    const line = trace.line(index);
    if (line !== null) lines[index] = line;
  }
  return lines;
}

async function flyElsewhere(scenario: string, seed: number, window?: Window): Promise<Echo> {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-'));
  const file = join(folder, 'trace');
  const args = [process.argv[1], 'fly', scenario, '--seed', String(seed), '--trace-file', file];
  if (window) args.push('--trace-window', `${window.from}:${window.to}`);
  const child = spawn(process.execPath, [...process.execArgv, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(`the second flight ended with status ${code}`);
  const bytes = readFileSync(file);
  const digests = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const { fingerprint, lines } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Pick<
    Echo,
    'fingerprint' | 'lines'
  >;
  rmSync(folder, { recursive: true });
  return { digests, fingerprint, lines };
}

export interface Agreement {
  readonly agree: boolean;
  /** Both records around the first difference; empty when the flights agree. */
  readonly report: string;
}

/** Compares a flight with a second one in a fresh process; on a difference both fly again to show it. */
export async function compareWithSecond(
  flightCase: SimulatedCase,
  scenarioArgument: string,
  first: { readonly trace: Trace; readonly fingerprint: string },
): Promise<Agreement> {
  const second = await flyElsewhere(scenarioArgument, flightCase.seed);
  const difference = compareTraces(first.trace, second.digests);
  if (!difference && first.fingerprint === second.fingerprint) return { agree: true, report: '' };
  const index = difference?.index ?? 0;
  const window = { from: Math.max(0, index - WINDOW_RECORDS), to: index + WINDOW_RECORDS + 1 };
  const again = new Trace({ window });
  await flySimulated({ ...flightCase, trace: again });
  const { lines } = await flyElsewhere(scenarioArgument, flightCase.seed, window);
  const shown = Object.entries(linesOf(again, window)).map(([at, line]) => {
    const other = lines[at] ?? '(none)';
    return other === line ? `  ${at}  ${line}` : `- ${at}  ${line}\n+ ${at}  ${other}`;
  });
  return { agree: false, report: `the flights differ first at record ${index}:\n${shown.join('\n')}` };
}
