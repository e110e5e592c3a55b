import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { FlightEntry } from '@hil/record';

/** Name of the flight record in a flight's folder. */
export const RECORD_NAME = 'flight.jsonl';

/** Writes the flight record as it happens, one JSON object a line. */
export class FlightWriter {
  readonly file: string;
  private readonly stream: WriteStream;

  constructor(
    flightFolder: string,
    private readonly onEntry: (entry: FlightEntry) => void,
  ) {
    mkdirSync(flightFolder, { recursive: true });
    this.file = join(flightFolder, RECORD_NAME);
    this.stream = createWriteStream(this.file, { flags: 'w' });
  }

  write(entry: FlightEntry): void {
    this.stream.write(`${JSON.stringify(entry, bytesAsHex)}\n`);
    this.onEntry(entry);
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream.once('error', reject);
      this.stream.end(resolve);
    });
  }
}

/** Not-a-number is what a dead sensor shows; JSON has no word for it but null. */
function bytesAsHex(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}
