import {
  BOOT_RATE,
  FIRST_RATE,
  governRate,
  LOOP_LAG_LIMIT_MS,
  ONSET_LEAD_US,
  STOPPED,
  type RateInput,
} from '../rate';

const CALM: RateInput = {
  ceiling: 60,
  faultRate: 5,
  paused: false,
  untilOnsetUs: null,
  openFaults: [],
  startingServices: [],
  loopLagMs: 0,
  serviceLagMs: 0,
};

const after = (turns: number, input: RateInput, from = STOPPED) => {
  let state = from;
  for (let turn = 0; turn < turns; turn++) state = governRate(state, input);
  return state;
};

const cruising = after(20, CALM);

describe('rate governor', () => {
  it('cruises at the ceiling', () => {
    expect(after(1, CALM).rate).toBe(FIRST_RATE);
    expect(cruising).toMatchObject({ rate: 60, reason: 'cruise' });
  });

  it('is at the fault rate before a scheduled onset, and until recovery', () => {
    expect(after(1, { ...CALM, untilOnsetUs: ONSET_LEAD_US }).rate).toBe(5);
    expect(after(20, { ...CALM, untilOnsetUs: ONSET_LEAD_US + 1 }).rate).toBe(60);
    expect(after(1, { ...CALM, openFaults: ['f1'] })).toMatchObject({ rate: 5, reason: 'fault f1' });
  });

  it('is slower still while a service process starts', () => {
    expect(after(1, { ...CALM, openFaults: ['f1'], startingServices: ['job-executor'] }).rate).toBe(
      BOOT_RATE,
    );
  });

  it('stays at 1x on a rig with real hardware', () => {
    const real = { ...CALM, ceiling: 1 };
    expect(after(1, real).rate).toBe(1);
    expect(after(3, { ...real, startingServices: ['a'], openFaults: ['f'], loopLagMs: 500 }).rate).toBe(1);
  });

  it('slows down when the simulator is late, and comes back when it is calm', () => {
    const late = { ...CALM, loopLagMs: LOOP_LAG_LIMIT_MS + 1 };
    const slow = after(4, late, cruising);
    expect(slow.rate).toBeLessThan(20);
    expect(slow.reason).toMatch(/processor time/);
    expect(after(30, CALM, slow).rate).toBeLessThan(30);
    expect(after(300, CALM, slow).rate).toBe(60);
  });

  it('slows down when answers come late in mission time, but not for the same wall time at 1x', () => {
    expect(after(1, { ...CALM, serviceLagMs: 50 }, cruising).rate).toBeLessThan(60);
    expect(after(1, { ...CALM, ceiling: 1, serviceLagMs: 50 }, after(1, { ...CALM, ceiling: 1 })).rate).toBe(
      1,
    );
  });

  it('does not take calm at the fault rate for calm at the ceiling', () => {
    const slow = after(3, { ...CALM, loopLagMs: 500 }, cruising);
    const recovered = after(1, CALM, after(500, { ...CALM, openFaults: ['f'] }, slow));
    expect(recovered.rate).toBeLessThan(25);
  });

  it('finds out quickly what the machine bears as long as its limit was not met', () => {
    expect(after(25, CALM, { ...STOPPED, bearable: 10 }).rate).toBe(60);
  });

  it('never falls below 1x by itself', () => {
    const { rate } = after(100, { ...CALM, loopLagMs: 1000 }, cruising);
    expect(rate).toBeGreaterThanOrEqual(1);
    expect(rate).toBeLessThan(1.2);
  });

  it('stands still while paused, and goes on as before', () => {
    const paused = governRate(cruising, { ...CALM, paused: true });
    expect(paused).toMatchObject({ rate: 0, reason: 'paused' });
    expect(after(20, CALM, paused).rate).toBe(60);
  });
});
