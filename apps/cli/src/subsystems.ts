import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Subsystem } from '@dawnline/service';

export interface FoundSubsystem {
  readonly subsystem: Subsystem;
  /** What the live world starts as a process. */
  readonly mainFile: string;
}

const APPS = join(__dirname, '../..');
const ENDINGS = ['.js', '.ts'];

/** Every folder of apps/ that declares a subsystem: adding one needs no other change. */
export function findSubsystems(): FoundSubsystem[] {
  const load = createRequire(__filename);
  return readdirSync(APPS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(APPS, entry.name, 'src'))
    .flatMap((folder) => {
      const ending = ENDINGS.find((candidate) => existsSync(join(folder, `subsystem${candidate}`)));
      if (!ending) return [];
      const { subsystem } = load(join(folder, `subsystem${ending}`)) as { subsystem: Subsystem };
      return [{ subsystem, mainFile: join(folder, `main${ending}`) }];
    })
    .sort((a, b) => (a.subsystem.name < b.subsystem.name ? -1 : 1));
}
