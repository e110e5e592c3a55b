import type { DiskFault, DiskFaultKind } from '../actions';
import { lasting, numberOf, textOf, US_PER_S, type EffectContext, type Effects, type Start } from './effect';

const KINDS: readonly DiskFaultKind[] = [
  'torn-write',
  'unsynced-lost',
  'lying-fsync',
  'bit-rot',
  'eio',
  'fsync-error',
  'full',
  'slow',
  'read-only',
];

function disk(kind: DiskFaultKind): Start {
  const faultOf = (context: EffectContext): DiskFault => {
    const { parameters } = context;
    const given = (name: string, otherwise: number): number =>
      name in parameters ? numberOf(context, name) : otherwise;
    return {
      kind,
      path: textOf(context, 'path'),
      probability: given('probability', 1),
      bits: given('bits', 0),
      delayUs: Math.round(given('delay', 0) * US_PER_S),
      freeShare: given('free', 1),
      factor: given('factor', 1),
    };
  };
  return lasting(
    (context) => context.actions.setDiskFault?.(context.target, faultOf(context)),
    ({ actions, target }) => actions.setDiskFault?.(target, null),
  );
}

export const STORAGE_EFFECTS: Effects = Object.fromEntries(
  KINDS.map((kind) => [`storage.${kind}`, disk(kind)]),
);
