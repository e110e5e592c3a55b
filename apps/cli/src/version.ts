import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './craft-files';

/** Name and version of this software, for records and reports. */
export function softwareVersion(): string {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return `${name} ${version}`;
}
