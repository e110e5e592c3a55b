import { strict as assert } from 'node:assert';
import { basename, dirname } from 'node:path';
import type { Type } from '@nestjs/common';
import type { EventCatalogue } from './event-catalogue';

export interface SubsystemDeclaration {
  /** The Nest module that wires the subsystem. */
  readonly module: Type;
  readonly computer: 'obc' | 'payload-host';
  /** A critical service gates the hardware watchdog and may climb the whole escalation ladder. */
  readonly critical: boolean;
  readonly events: EventCatalogue;
}

export interface Subsystem extends SubsystemDeclaration {
  /** The name of its folder in apps/; also its name on the bus. */
  readonly name: string;
}

/** Declares a subsystem. `sourceFolder` is __dirname of apps/NAME/src, so that a copied folder is a new subsystem. */
export function defineSubsystem(sourceFolder: string, declaration: SubsystemDeclaration): Subsystem {
  const name = basename(dirname(sourceFolder));
  assert(
    /^[a-z][a-z0-9-]{1,31}$/.test(name),
    `subsystem folder ${name}: use lower-case letters, digits and hyphens`,
  );
  return { ...declaration, name };
}
