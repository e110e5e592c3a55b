import { judgeAdmission, type AdmissionInput, type AdmissionQuestion } from '../src/admission';
import type { BudgetInput } from '../src/power-budget';
import { answerAdmission, startPower } from '../src/power-step';
import { context, S, World } from './world';

const PACK_J = 50 * 8 * 3.718 * 3600;

/** A craft in light, half an hour before an eclipse of 36 minutes. */
const budget = (change: Partial<BudgetInput> = {}): BudgetInput => ({
  charge: 0.9,
  forecast: {
    known: true,
    entryUs: 1800 * S,
    exitUs: 3960 * S,
    orbitUs: 5678 * S,
  } as BudgetInput['forecast'],
  dark: false,
  arrayW: 760,
  measuredBaseW: 150,
  plannedBaseW: 147,
  packEnergyJ: PACK_J,
  gpus: 1,
  minimumCapW: 200,
  maximumCapW: 350,
  tier: 0,
  ...change,
});
const input = (change: Partial<AdmissionInput> = {}): AdmissionInput => ({
  budget: budget(),
  baseW: 150,
  gpuW: { 0: 65 },
  gpuIds: [0],
  ...change,
});
const ask = (change: Partial<AdmissionQuestion> = {}): AdmissionQuestion => ({
  gpu: 0,
  watts: 300,
  durationUs: 0,
  ...change,
});
const judge = (question = ask(), given = input(), grants = {}, nowUs = 0) =>
  judgeAdmission(question, given, grants, nowUs);

describe('admission', () => {
  test('PWR-015 JP-24 inv:P3 grants while half of the charge is left after the eclipse with the job on, and not below', () => {
    const rich = judge().result;
    expect(rich).toMatchObject({ granted: true, reason: '' });
    // Full at entry, then 450 W for 36 minutes at 92 %: 1 - 450 * 2160 / 0.92 / 5.354 MJ.
    expect(rich.predicted).toBeCloseTo(1 - (450 * 2160) / (0.92 * PACK_J), 6);
    const poor = judge(ask(), input({ budget: budget({ charge: 0.45 }) })).result;
    expect(poor.granted).toBe(false);
    expect(poor.reason).toContain('charge left after the eclipse');
    // The whole light goes into the battery: it matters where the charge starts.
    const at = (charge: number) => judge(ask(), input({ budget: budget({ charge, arrayW: 450 }) })).result;
    const enough = 0.5 + (450 * 2160) / (0.92 * PACK_J);
    expect(at(enough + 0.001).granted).toBe(true);
    expect(at(enough - 0.001).granted).toBe(false);
  });

  test('PWR-015 JP-24 a job that ends before the eclipse is not charged with it', () => {
    const tight = input({ budget: budget({ charge: 0.62, arrayW: 450 }) });
    expect(judge(ask(), tight).result.granted).toBe(false);
    expect(judge(ask({ durationUs: 600 * S }), tight).result.granted).toBe(true);
  });

  test('PWR-015 jobs let in a moment ago count before they show in the measured load', () => {
    const two = (gpuW: Record<number, number>): AdmissionInput =>
      input({ gpuIds: [0, 1], gpuW, budget: budget({ gpus: 2, charge: 0.8, arrayW: 620 }) });
    const idle = { 0: 65, 1: 65 };
    const first = judge(ask({ gpu: 0 }), two(idle));
    expect(first.result.granted).toBe(true);
    expect(judge(ask({ gpu: 1 }), two(idle)).result.granted).toBe(true);
    const second = judge(ask({ gpu: 1 }), two(idle), first.grants);
    expect(second.result.predicted).toBeLessThan(first.result.predicted - 0.1);
    // The grant is over, and nothing was measured: the job never started.
    const later = judge(ask({ gpu: 1 }), two(idle), first.grants, 121 * S).result;
    expect(later.predicted).toBe(judge(ask({ gpu: 1 }), two(idle), {}, 121 * S).result.predicted);
    // What cannot be measured draws all that it may.
    expect(judge(ask({ gpu: 1 }), two({})).result.predicted).toBeLessThan(second.result.predicted);
  });

  test('PWR-015 refuses without knowledge, under load-shed, out of range and for a GPU that is not there', () => {
    const reason = (question: AdmissionQuestion, change: Partial<BudgetInput> = {}) =>
      judge(question, input({ budget: budget(change) })).result;
    expect(reason(ask(), { charge: null })).toMatchObject({
      granted: false,
      reason: 'state of charge unknown',
    });
    expect(reason(ask(), { tier: 2 })).toMatchObject({ granted: false, reason: 'load-shed tier 2' });
    for (const watts of [0, -1, NaN, 351])
      expect(reason(ask({ watts })).reason).toContain('above 0 to 350 W');
    expect(reason(ask({ gpu: 3 })).reason).toBe('no GPU 3');
    expect(answerAdmission(startPower(context, null, 0), ask(), context, 0).result).toEqual({
      granted: false,
      predicted: 0,
      reason: 'nothing measured yet',
    });
  });

  test('PWR-015 in flight the answer agrees with the open admission of a full battery, and refuses an empty one', () => {
    const answers = [0.9, 0.42].map((charge) => {
      const world = new World(charge);
      world.run(30);
      return answerAdmission(world.state, ask({ watts: 300 }), context, 30 * S).result.granted;
    });
    expect(answers).toEqual([true, false]);
  });
});
