// Which samples of a GPU's fast channel are judged at once, and that nothing is lost by letting the others wait.
import type { GpuEntry } from '@dawnline/host';
import { isUrgent, stepGpu, takeMargin, type MarginSample } from '../src/gpu-limit';
import { usableVote } from '../src/sensor-voting';
import {
  CEILING_RISE_W_PER_S,
  CEILING_URGENT_W,
  HBM_BAND_C,
  MARGIN_BAND_K,
  TREND_ITEMS,
} from '../src/thermal-controller.limits';
import {
  startThermal,
  takeBattery,
  takeGpuMargin,
  takeLoop,
  type ThermalResult,
  type ThermalState,
} from '../src/thermal-step';

const TENTH_US = 100_000;
const LIMIT_C = 87;
const GPU = { id: 0, minimumCapW: 200, maximumCapW: 350 } as GpuEntry;

/** Reproducible noise in [-1, 1]. */
const noise = (key: number, index: number): number => {
  const bits = Math.imul(Math.imul(index + 1, 0x9e3779b1) ^ (key * 0x85ebca6b), 0xc2b2ae35) >>> 8;
  return bits / 0x7fffff - 1;
};

interface Weather {
  readonly marginK: number;
  readonly hbmC: number;
  readonly loopC: number;
}
type WeatherAt = (tenth: number) => Weather;
type Take = typeof takeGpuMargin;

/** What the work loop does with a GPU, and what `takeGpuMargin` would do without the decision. */
function judge(state: ThermalState, nowUs: number): ThermalResult {
  const input = {
    loop: usableVote(state.loopVote, nowUs),
    battery: usableVote(state.batteryVote, nowUs),
    plateC: state.loopSample?.plateC ?? null,
    flowNormal: state.flow.condition === 'normal',
    minimumCapW: GPU.minimumCapW,
    maximumCapW: GPU.maximumCapW,
  };
  const { state: judged, outputs } = stepGpu(state.gpus[0]!, input, nowUs);
  const { message, events } = outputs;
  return {
    state: { ...state, gpus: [judged] },
    outputs: {
      loopCommand: null,
      heaterBits: null,
      failedPump: null,
      ceilings: message ? [message] : [],
      events,
    },
  };
}

const judgeAlways: Take = (state, _, sample, nowUs) =>
  judge({ ...state, gpus: [takeMargin(state.gpus[0]!, sample)] }, nowUs);

function sampleAt(tenth: number, { marginK, hbmC }: Weather): MarginSample {
  const stamp = { bootId: 1, sequence: tenth, atUs: tenth * TENTH_US };
  return { stamp, marginK, dieC: LIMIT_C - marginK, hbmC, powerW: 300 };
}

function craftSample(state: ThermalState, tenth: number, loopC: number): ThermalResult {
  const nowUs = tenth * TENTH_US;
  const stamp = { bootId: 1, sequence: tenth, atUs: nowUs };
  const spread = [0.1, -0.1, 0].map((offset, index) => loopC + offset + 0.05 * noise(9 + index, tenth));
  const loop = takeLoop(
    state,
    {
      stamp,
      loopC: spread,
      radiatorC: [-10, -10],
      plateC: loopC + 8,
      flow: 1,
      primeA: 0.7,
      standbyA: 0,
      bypass: state.loop.sent?.bypassRatio ?? 0,
    },
    nowUs,
  );
  const batteryC = [0, 1, 2].map((index) => 20 + 0.05 * noise(19 + index, tenth));
  return takeBattery(loop.state, { stamp, batteryC }, nowUs);
}

interface Seen {
  readonly ceilingW: number[];
  readonly suspend: boolean[];
  readonly codes: string[];
  /** Tenths at which the ceiling was sent lower than before. */
  readonly falls: number[];
  judged: number;
}

/** The same craft and the same samples: margin at 10 Hz, the rest and the work loop at 1 Hz. */
function fly(tenths: number, weather: WeatherAt, take: Take): Seen {
  let state = startThermal([GPU], [], 0);
  const seen: Seen = { ceilingW: [], suspend: [], codes: [], falls: [], judged: 0 };
  let sentW = Infinity;
  for (let tenth = 1; tenth <= tenths; tenth += 1) {
    const nowUs = tenth * TENTH_US;
    const now = weather(tenth);
    const put = ({ state: next, outputs }: ThermalResult): void => {
      state = next;
      seen.codes.push(...outputs.events.map(({ code }) => code));
      for (const { ceilingW } of outputs.ceilings) {
        if (ceilingW < sentW - CEILING_URGENT_W) seen.falls.push(tenth);
        sentW = ceilingW;
      }
    };
    if (tenth % 10 === 3) put(craftSample(state, tenth, now.loopC));
    if (tenth % 10 === 7) put(judge(state, nowUs));
    const before = state.gpus[0]!;
    put(take(state, GPU, sampleAt(tenth, now), nowUs));
    if (state.gpus[0]!.atUs !== before.atUs) seen.judged += 1;
    seen.ceilingW.push(state.gpus[0]!.ceilingW);
    seen.suspend.push(state.gpus[0]!.suspend);
  }
  return seen;
}

/** An hour in which everything happens to the margin that can, with the noise of the sensor. */
const eventful: WeatherAt = (tenth) => {
  const second = (tenth / 10) % 600;
  const calm = { marginK: 30 + 0.1 * noise(1, tenth), hbmC: 60 + 0.3 * noise(2, tenth), loopC: 15 };
  if (second < 120) return calm;
  // A fast fall, a second near the limit, and back.
  if (second < 130) return { ...calm, marginK: 30 - 2.9 * (second - 120) + 0.1 * noise(1, tenth) };
  if (second < 200) return { ...calm, marginK: Math.min(30, 1 + (second - 130)) + 0.1 * noise(1, tenth) };
  // Creeping through the band.
  if (second < 300) return { ...calm, marginK: 14 - 0.08 * (second - 200) + 0.1 * noise(1, tenth) };
  if (second < 360) return { ...calm, hbmC: 84 + 0.2 * (second - 300) };
  if (second < 420) return { ...calm, loopC: 15 + 0.4 * (second - 360) };
  if (second < 480) return calm;
  if (second < 482) return { ...calm, marginK: NaN };
  return calm;
};

describe('which fast samples are judged at once', () => {
  const settled = (): ThermalState => {
    let state = startThermal([GPU], [], 0);
    for (let tenth = 1; tenth <= 30; tenth += 1) {
      const now = { marginK: 40, hbmC: 60, loopC: 15 };
      if (tenth % 10 === 3) state = craftSample(state, tenth, now.loopC).state;
      state = takeGpuMargin(state, GPU, sampleAt(tenth, now), tenth * TENTH_US).state;
    }
    return state;
  };
  const next = (marginK: number, hbmC = 60): MarginSample => sampleAt(31, { marginK, hbmC, loopC: 15 });
  const isJudged = (state: ThermalState, sample: MarginSample): boolean =>
    takeGpuMargin(state, GPU, sample, 31 * TENTH_US).state.gpus[0]!.atUs === 31 * TENTH_US;

  test('THM-008 the edges of both bands are judged, what lies inside is not', () => {
    const state = settled();
    expect(isJudged(state, next(40))).toBe(false);
    expect(isJudged(state, next(MARGIN_BAND_K[0] - 0.01))).toBe(true);
    expect(isJudged(state, next(40, HBM_BAND_C[0]))).toBe(false);
    expect(isJudged(state, next(40, HBM_BAND_C[0] + 0.01))).toBe(true);
    expect(isJudged(state, next(40, NaN))).toBe(true);
    expect(isJudged(state, next(NaN))).toBe(true);
  });

  test('THM-008 a suspended GPU, a short trend and news of loop or battery are judged', () => {
    const state = settled();
    const with0 = (change: object): ThermalState => ({ ...state, gpus: [{ ...state.gpus[0]!, ...change }] });
    expect(isJudged(with0({ suspend: true }), next(40))).toBe(true);
    expect(isJudged(with0({ settled: false }), next(40))).toBe(true);
    const { atUs, marginK } = state.gpus[0]!.trend;
    const short = { atUs: atUs.slice(-TREND_ITEMS + 2), marginK: marginK.slice(-TREND_ITEMS + 2) };
    expect(isJudged(with0({ trend: short }), next(40))).toBe(true);
    expect(isJudged(craftSample(state, 31, 15).state, next(40))).toBe(true);
  });

  test('THM-008 a sample that waits still enters trend and housekeeping', () => {
    const { state } = takeGpuMargin(settled(), GPU, next(39), 31 * TENTH_US);
    expect(state.gpus[0]!.sample?.marginK).toBe(39);
    expect(state.gpus[0]!.trend.marginK.at(-1)).toBe(39);
    expect(isUrgent(state.gpus[0]!, state.newsUs)).toBe(false);
  });
});

describe('the same samples judged when urgent and judged always', () => {
  const TENTHS = 36_000;
  const deciding = fly(TENTHS, eventful, takeGpuMargin);
  const always = fly(TENTHS, eventful, judgeAlways);

  test('THM-008 most samples of a calm stretch wait', () => {
    const calm = fly(6_000, (tenth) => eventful(tenth % 1_000), takeGpuMargin);
    expect(calm.judged).toBeLessThan(6_000 * 0.25);
    expect(deciding.judged).toBeLessThan(always.judged * 0.75);
  });

  test('THM-009 every fall of the ceiling goes out at the same tenth of a second', () => {
    expect(deciding.falls).toEqual(always.falls);
    expect(deciding.falls.length).toBeGreaterThan(20);
  });

  test('THM-007 the same events in the same order, and the same suspensions', () => {
    expect(deciding.codes).toEqual(always.codes);
    expect(deciding.suspend).toEqual(always.suspend);
    expect(new Set(deciding.codes)).toEqual(new Set(['GPU_LIMITED', 'GPU_LIMIT_LIFTED', 'GPU_HOT']));
  });

  test('THM-008 the ceiling is never higher than with every sample judged, and a second of its rise lower at most', () => {
    for (let index = 0; index < TENTHS; index += 1) {
      const lowerW = always.ceilingW[index]! - deciding.ceilingW[index]!;
      if (!(lowerW >= -1e-9 && lowerW <= CEILING_RISE_W_PER_S + 1e-9)) {
        throw new Error(
          `tenth ${index + 1}: ${deciding.ceilingW[index]} W beside ${always.ceilingW[index]} W`,
        );
      }
    }
  });
});
