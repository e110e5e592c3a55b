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

/** Files by layer; the first match counts. */
const LAYERS: readonly (readonly [RegExp, string])[] = [
  [/\/dist\/hil\/plant\/|\/dist\/libs\/orbit\/|\/satellite\.js\//, 'plant'],
  [/\/dist\/hil\/devices\//, 'devices'],
  [/\/dist\/libs\/contracts\/|\/node_modules\/protobufjs\//, 'codec'],
  [/\/dist\/hil\/simulation\/bus\//, 'bus model'],
  [/\/dist\/hil\/simulation\/kernel\//, 'kernel'],
  [/\/dist\/hil\/simulation\//, 'nodes, disks, workloads'],
  [/\/dist\/libs\/(bus|service)\//, 'transport and work loop'],
  [/\/node_modules\/(@nestjs|rxjs|reflect-metadata)\//, 'Nest'],
  [/\/dist\/(apps\/(?!cli)|libs\/)/, 'services'],
  [/\/dist\/(hil|apps\/cli|bench)\//, 'flight, ground, faults, record'],
];
const ENGINE: ReadonlyMap<string, string> = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(program)', 'engine'],
  ['(root)', 'engine'],
]);
const IDLE = '(idle)';
/** Loading the program is no part of a flight. */
const FLIGHT = /\/dist\/hil\/simulation\/kernel\/simulation\.js$/;

/** Share of each layer in the time of the flight itself. What Node does on behalf of a file counts for that file. */
export function sharesOf(profile: Profile): Record<string, number> {
  const parents = new Map(
    profile.nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id])),
  );
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const known = new Map<number, string>();
  const layerOf = (id: number): string => {
    const { callFrame } = nodes.get(id)!;
    const own =
      ENGINE.get(callFrame.functionName) ?? LAYERS.find(([files]) => files.test(callFrame.url))?.[1];
    const parent = parents.get(id);
    const layer = known.get(id) ?? own ?? (parent === undefined ? 'engine' : layerOf(parent));
    known.set(id, layer);
    return layer;
  };
  const first = profile.samples.findIndex((id) => FLIGHT.test(nodes.get(id)!.callFrame.url));
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
