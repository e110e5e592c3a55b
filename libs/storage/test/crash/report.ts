import { writeSync } from 'node:fs';

/** One line that every run shows, without the place in the code that jest would add. */
export function report(line: string): void {
  writeSync(2, `${line}\n`);
}
