/** Reads a craft file; every complaint names file, line, field, value and what is allowed. */
import { parseChecked } from '@hil/data';
import type { Craft } from './craft';
import { craftSchema } from './craft.schema';
import { checkReferences } from './references';

/** A craft file that does not hold. `problems` has one line for each thing to correct. */
export class CraftError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'CraftError';
  }
}

/** Parses and checks a craft file. `file` is only the name that errors are reported under. */
export function loadCraft(text: string, file = 'craft'): Craft {
  return parseChecked<Craft>(text, file, {
    schema: craftSchema,
    check: checkReferences,
    error: (problems) => new CraftError(problems),
  });
}
