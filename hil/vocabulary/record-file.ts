import { readFileSync } from 'node:fs';
import type { FlightEntry } from '@hil/record';
import { Flight } from './flight';
import { recordedSource } from './source';

/** A record that cannot be read; names the file, the line and what is allowed. */
export class RecordError extends Error {
  constructor(file: string, line: number, wanted: string) {
    super(`${file}: line ${line} is no entry of a flight record, expected ${wanted}`);
    this.name = 'RecordError';
  }
}

function entryOf(file: string, text: string, line: number): FlightEntry {
  let entry: Partial<FlightEntry> | null;
  try {
    entry = JSON.parse(text) as Partial<FlightEntry> | null;
  } catch {
    throw new RecordError(file, line, 'one JSON object');
  }
  if (typeof entry?.kind !== 'string') throw new RecordError(file, line, 'a "kind"');
  if (!Number.isSafeInteger(entry.t)) throw new RecordError(file, line, '"t" in whole microseconds');
  return entry as FlightEntry;
}

/** The words over a recorded flight, of either world. @throws RecordError; an error of the file system */
export function openRecord(file: string): Flight {
  const lines = readFileSync(file, 'utf8').split('\n');
  const entries = lines.flatMap((text, index) => (text === '' ? [] : [entryOf(file, text, index + 1)]));
  return new Flight(recordedSource(entries), null);
}
