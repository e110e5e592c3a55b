import { strict as assert } from 'node:assert';
import { ISOLATE_AFTER_ITEMS, TRUST_AFTER_ITEMS } from './power-manager.limits';

/** Two like sensors and a third, weaker witness that tells which of them is wrong. */
export interface PairRules {
  readonly minimum: number;
  readonly maximum: number;
  /** The two agree within this. */
  readonly agreement: number;
  /** The wrong one is this far from the witness. */
  readonly witnessAgreement: number;
  /** Which of two contradicting values is the safe one to use. */
  readonly safe: 'lower' | 'higher';
}

export interface PairState {
  readonly isolated: readonly [boolean, boolean];
  readonly invalid: readonly [number, number];
  readonly disagree: number;
  readonly agree: number;
}

export interface PairOutputs {
  /** Null when neither sensor can be used and there is no witness. */
  readonly value: number | null;
  /** The value rests on a guess: a contradiction, or the witness alone. */
  readonly doubtful: boolean;
  readonly isolated: readonly { readonly index: 0 | 1; readonly reason: string }[];
  readonly trusted: readonly (0 | 1)[];
}

export const HEALTHY_PAIR: PairState = {
  isolated: [false, false],
  invalid: [0, 0],
  disagree: 0,
  agree: 0,
};

const NONE: readonly never[] = [];

/** The case of nearly every second: two sound sensors that agree. */
function bothAgree([a, b]: readonly [number, number], rules: PairRules): boolean {
  const { minimum, maximum } = rules;
  const valid = a >= minimum && a <= maximum && b >= minimum && b <= maximum;
  return valid && Math.abs(a - b) <= rules.agreement;
}

interface Verdict {
  readonly value: number | null;
  readonly doubtful: boolean;
}

function combine(
  values: readonly number[],
  usable: readonly boolean[],
  rules: PairRules,
  witness: number | null,
): Verdict {
  const [a, b] = values as [number, number];
  if (usable[0] && usable[1]) {
    if (Math.abs(a - b) <= rules.agreement) return { value: (a + b) / 2, doubtful: false };
    return { value: rules.safe === 'lower' ? Math.min(a, b) : Math.max(a, b), doubtful: true };
  }
  if (usable[0]) return { value: a, doubtful: false };
  if (usable[1]) return { value: b, doubtful: false };
  return { value: witness, doubtful: true };
}

/** The wrong one of two contradicting sensors, when the witness can tell. */
function wrongOne(a: number, b: number, rules: PairRules, witness: number | null): 0 | 1 | null {
  if (witness === null) return null;
  const wrongA = Math.abs(a - witness) > rules.witnessAgreement;
  const wrongB = Math.abs(b - witness) > rules.witnessAgreement;
  if (wrongA === wrongB) return null;
  return wrongA ? 0 : 1;
}

/** One new sample of both sensors. A sensor whose twin is isolated is not isolated for disagreement. */
export function stepPair(
  state: PairState,
  values: readonly [number, number],
  witness: number | null,
  rules: PairRules,
): { state: PairState; outputs: PairOutputs } {
  assert(rules.minimum < rules.maximum && rules.agreement > 0);
  if (state === HEALTHY_PAIR && bothAgree(values, rules)) {
    const value = (values[0] + values[1]) / 2;
    return { state, outputs: { value, doubtful: false, isolated: NONE, trusted: NONE } };
  }
  const valid = values.map(
    (value) => Number.isFinite(value) && value >= rules.minimum && value <= rules.maximum,
  );
  const isolated: [boolean, boolean] = [...state.isolated];
  const invalid = valid.map((ok, index) => (ok ? 0 : state.invalid[index]! + 1)) as [number, number];
  const newlyIsolated: { index: 0 | 1; reason: string }[] = [];
  const isolate = (index: 0 | 1, reason: string): void => {
    isolated[index] = true;
    newlyIsolated.push({ index, reason });
  };
  for (const index of [0, 1] as const) {
    if (!isolated[index] && invalid[index] >= ISOLATE_AFTER_ITEMS) isolate(index, 'no valid value');
  }
  const [a, b] = values;
  const agrees = valid[0]! && valid[1]! && Math.abs(a - b) <= rules.agreement;
  let disagree = 0;
  if (valid[0] && valid[1] && !isolated[0] && !isolated[1] && !agrees) {
    disagree = state.disagree + 1;
    const wrong = disagree >= ISOLATE_AFTER_ITEMS ? wrongOne(a, b, rules, witness) : null;
    if (wrong !== null) {
      isolate(wrong, `differs by ${Math.abs(a - b).toFixed(2)} from its twin, which the witness confirms`);
      disagree = 0;
    }
  }
  const anyIsolated = isolated[0] || isolated[1];
  let agree = anyIsolated && agrees && newlyIsolated.length === 0 ? state.agree + 1 : 0;
  const trusted: (0 | 1)[] = [];
  if (agree >= TRUST_AFTER_ITEMS) {
    for (const index of [0, 1] as const) if (isolated[index]) trusted.push(index);
    isolated[0] = isolated[1] = false;
    agree = 0;
  }
  const usable = [valid[0]! && !isolated[0], valid[1]! && !isolated[1]];
  const verdict = combine(values, usable, rules, witness);
  const healthy = !isolated[0] && !isolated[1] && invalid[0] + invalid[1] + disagree === 0;
  return {
    state: healthy ? HEALTHY_PAIR : { isolated, invalid, disagree, agree },
    outputs: { ...verdict, isolated: newlyIsolated, trusted },
  };
}
