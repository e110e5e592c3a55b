import type { InputName, Plant } from '@hil/plant';

/** Names of all plant inputs, one for each number. */
export function inputNames({ inputs }: Plant): string[] {
  return Object.keys(inputs).flatMap((name) =>
    [...inputs[name as InputName]].map((_, index) => `${name}[${index}]`),
  );
}

/** All plant inputs as they stand, in the order of their names. */
export function inputsOf({ inputs }: Plant): number[] {
  return Object.values(inputs).flatMap((values) => [...values]);
}
