import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlightEntry } from '@hil/record';
import { verdictJson, verdictJunit, verdictPage, type Verdict } from '@hil/verdict';
import { UserError } from '../errors';
import { plotAssets } from '../plot-assets';

/** The folder of a flight, before anything flies: a place that cannot be written to is told at once. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new UserError(
      `--out ${folder}: expected a folder that can be written to (${(error as Error).message})`,
    );
  }
}

/** Writes verdict.json, verdict.xml, verdict.html, and flight.jsonl unless it is there already. Returns the page's path. */
export function writeReports(
  folder: string,
  verdict: Verdict,
  entries: readonly FlightEntry[],
  record: boolean,
): string {
  const page = join(folder, 'verdict.html');
  writeFileSync(join(folder, 'verdict.json'), verdictJson(verdict));
  writeFileSync(join(folder, 'verdict.xml'), verdictJunit(verdict));
  writeFileSync(page, verdictPage(verdict, entries, plotAssets()));
  if (record)
    writeFileSync(
      join(folder, 'flight.jsonl'),
      entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
    );
  return page;
}
