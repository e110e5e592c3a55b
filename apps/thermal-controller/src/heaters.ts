import { strict as assert } from 'node:assert';
import type { Vote } from './sensor-voting';
import * as limits from './thermal-controller.limits';

/** H1 loop, H2 and H3 battery, H4 structure. */
export const HEATERS = ['H1', 'H2', 'H3', 'H4'] as const;
const GROUPS = ['loop', 'battery', 'battery', 'structure'] as const;

export interface HeaterState {
  readonly on: readonly boolean[];
  readonly changedUs: readonly (number | null)[];
  readonly sentBits: number | null;
  readonly sentUs: number;
}

export interface HeaterInput {
  readonly loop: Vote | null;
  readonly battery: Vote | null;
  readonly structureC: number | null;
}

export const HEATERS_OFF: HeaterState = {
  on: HEATERS.map(() => false),
  changedUs: HEATERS.map(() => null),
  sentBits: null,
  sentUs: 0,
};

interface Wish {
  /** All that is known says cold. */
  readonly cold: boolean;
  /** Something says warm enough, or too little is known to heat. */
  readonly warm: boolean;
}

/** inv:T3: at least two sensors, and all of them, must say cold; one that says warm is enough to stop. */
function wishOfVote(vote: Vote | null, band: { readonly onC: number; readonly offC: number }): Wish {
  if (vote === null || vote.count < 2) return { cold: false, warm: true };
  return { cold: vote.high < band.onC, warm: vote.value > band.offC || vote.high > band.offC + 1 };
}

function wishOfStructure(input: HeaterInput): Wish {
  const band = limits.HEATER_BANDS.structure;
  const { structureC, battery } = input;
  if (structureC === null || battery === null || battery.count < 2) return { cold: false, warm: true };
  const witnessed = battery.high < limits.STRUCTURE_WITNESS_C;
  return { cold: structureC < band.onC && witnessed, warm: structureC > band.offC || !witnessed };
}

/** Hysteresis with a dwell; heaters that must go off go off at once. */
export function stepHeaters(
  state: HeaterState,
  input: HeaterInput,
  nowUs: number,
): { state: HeaterState; outputs: number | null } {
  assert(state.on.length === HEATERS.length);
  const wishes: Readonly<Record<(typeof GROUPS)[number], Wish>> = {
    loop: wishOfVote(input.loop, limits.HEATER_BANDS.loop),
    battery: wishOfVote(input.battery, limits.HEATER_BANDS.battery),
    structure: wishOfStructure(input),
  };
  const on = state.on.map((isOn, index) => {
    const { cold, warm } = wishes[GROUPS[index]!];
    if (isOn) return !warm;
    const sinceUs = state.changedUs[index]!;
    return cold && (sinceUs === null || nowUs - sinceUs >= limits.HEATER_DWELL_US);
  });
  const changedUs = on.map((isOn, index) => (isOn === state.on[index] ? state.changedUs[index]! : nowUs));
  const bits = on.reduce((sum, isOn, index) => (isOn ? sum | (1 << index) : sum), 0);
  const due = bits !== state.sentBits || nowUs - state.sentUs >= limits.REPEAT_PERIOD_US;
  const next = { on, changedUs, sentBits: bits, sentUs: due ? nowUs : state.sentUs };
  return { state: next, outputs: due ? bits : null };
}
