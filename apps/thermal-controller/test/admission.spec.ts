import { judgeAdmission } from '../src/admission';
import type { GpuInput, GpuState } from '../src/gpu-limit';
import { answerAdmission } from '../src/thermal-step';
import { Bench, gpu, S } from './bench';

/** A GPU after ten calm minutes of idling. */
function calm(): Bench {
  const bench = new Bench({ gpuW: () => 65 });
  bench.run(600);
  return bench;
}
const ask = (bench: Bench, watts: number, id = 0) =>
  answerAdmission(bench.state, [gpu], id, watts, bench.second * S);

describe('admission', () => {
  test('THM-015 JP-24 grants with the margin that is left once all is warm, and the flight comes out near it', () => {
    const bench = new Bench({ gpuW: (second) => (second < 600 ? 65 : 300) });
    bench.run(599);
    const answer = ask(bench, 300);
    expect(answer).toMatchObject({ granted: true, reason: '' });
    bench.run(1500);
    const marginK = 87 - bench.t.die;
    expect(Math.abs(answer.predicted - marginK)).toBeLessThan(10);
  });

  test('THM-015 JP-24 refuses where the reserve would be eaten up, with the margin that it foresees', () => {
    const bench = calm();
    const state = bench.state.gpus[0]!;
    const hot: GpuInput = {
      loop: { value: 62, low: 62, high: 62, count: 3, atUs: 0 },
      battery: null,
      plateC: null,
      flowNormal: true,
      minimumCapW: 200,
      maximumCapW: 350,
    };
    const nowUs = bench.second * S;
    const judge = (watts: number, change: Partial<GpuInput> = {}, of: Partial<GpuState> = {}) =>
      judgeAdmission({ ...state, ...of }, watts, { ...hot, ...change }, nowUs);
    expect(judge(350)).toMatchObject({ granted: false });
    expect(judge(350).reason).toMatch(/K of thermal margin left at 350 W/);
    expect(judge(200).granted).toBe(true);
    expect(judge(200).predicted - judge(350).predicted).toBeCloseTo(150 * 0.0643, 6);
    expect(judge(200, { flowNormal: false }).reason).toBe('coolant flow low');
    expect(judge(200, { loop: null }).reason).toBe('loop temperature is unknown');
    expect(judge(200, {}, { suspend: true }).reason).toBe('too hot just now');
    expect(judge(200, {}, { holdUntilUs: nowUs + S }).reason).toBe('too hot just now');
    expect(judge(200, {}, { sample: null }).reason).toBe('thermal margin is stale');
    for (const watts of [0, NaN, 351]) expect(judge(watts).reason).toContain('above 0 to 350 W');
    expect(ask(bench, 300, 5).reason).toBe('no such GPU');
  });
});
