import { strict as assert } from 'node:assert';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** A V8 processor profile, as `node --cpu-prof` writes it. */
export interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Files by the name of their layer; the first match counts. */
export type Layers = readonly (readonly [RegExp, string])[];

const ENGINE: ReadonlyMap<string, string> = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(program)', 'engine'],
  ['(root)', 'engine'],
]);
const IDLE = '(idle)';

/**
 * Share of each layer in the time from the first sample in a file that `startsAt` names: loading the program does not
 * count. What Node does on behalf of a file counts for that file.
 */
export function sharesOf(profile: Profile, layers: Layers, startsAt: RegExp): Record<string, number> {
  const parents = new Map(
    profile.nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id])),
  );
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const known = new Map<number, string>();
  const layerOf = (id: number): string => {
    const { callFrame } = nodes.get(id)!;
    const own =
      ENGINE.get(callFrame.functionName) ?? layers.find(([files]) => files.test(callFrame.url))?.[1];
    const parent = parents.get(id);
    const layer = known.get(id) ?? own ?? (parent === undefined ? 'engine' : layerOf(parent));
    known.set(id, layer);
    return layer;
  };
  const first = profile.samples.findIndex((id) => startsAt.test(nodes.get(id)!.callFrame.url));
  assert(first >= 0, 'the profile contains a flight');
  const spent = new Map<string, number>();
  let total = 0;
  for (let index = first; index < profile.samples.length; index++) {
    const id = profile.samples[index];
    if (nodes.get(id)!.callFrame.functionName === IDLE) continue;
    const layer = layerOf(id);
    spent.set(layer, (spent.get(layer) ?? 0) + profile.timeDeltas[index]);
    total += profile.timeDeltas[index];
  }
  return Object.fromEntries(
    [...spent].sort((a, b) => b[1] - a[1]).map(([layer, time]) => [layer, time / total]),
  );
}
