import { packRetained, unpackRetained } from '@dawnline/host';
import { climb, EXHAUSTED_LADDER, FRESH_LADDER, settleLadder, type LadderState } from '../src/escalation';
import {
  ACTIONS_PER_EPISODE_MAX,
  COOLDOWN_US,
  LADDER_FORGET_US,
  RESTART_WINDOW_US,
  RESTARTS_MAX,
} from '../src/fault-manager.limits';

const MINUTE_US = 60_000_000;

function climbTimes(times: number, critical: boolean, state: LadderState = FRESH_LADDER) {
  const kinds: string[] = [];
  for (let time = 0; time < times; time++) {
    const step = climb(state, 'comms-manager', critical, time * MINUTE_US);
    state = step.state;
    kinds.push(step.action.kind);
  }
  return { state, kinds };
}

describe('escalation ladder', () => {
  it('FLT-009 goes to the next rung when one is used up, to the last', () => {
    expect(climbTimes(7, true).kinds).toEqual([
      'restart',
      'restart',
      'restart',
      'processor-reset',
      'processor-reset',
      'power-on-reset',
      'safe',
    ]);
  });

  it('FLT-009 restarts again once the window has passed', () => {
    const { state } = climbTimes(RESTARTS_MAX, true);
    const later = RESTART_WINDOW_US + RESTARTS_MAX * MINUTE_US;
    expect(climb(state, 'comms-manager', true, later).action.kind).toBe('restart');
  });

  it('FLT-010 leaves a service that is not critical down, once', () => {
    expect(climbTimes(6, false).kinds.slice(3)).toEqual(['give-up', 'report-only', 'report-only']);
  });

  it('FLT-011 does at most eight actions in an episode and ends it one cooldown after all is well', () => {
    let state: LadderState = FRESH_LADDER;
    const kinds: string[] = [];
    for (let index = 0; index < ACTIONS_PER_EPISODE_MAX + 3; index++) {
      const step = climb(state, `service-${index}`, true, index);
      state = step.state;
      kinds.push(step.action.kind);
    }
    expect(kinds[ACTIONS_PER_EPISODE_MAX - 1]).toBe('safe');
    expect(kinds.slice(ACTIONS_PER_EPISODE_MAX)).toEqual(['report-only', 'report-only', 'report-only']);
    expect(settleLadder(state, false, 10 * COOLDOWN_US).episodeActions).toBe(ACTIONS_PER_EPISODE_MAX);
    expect(settleLadder(state, true, COOLDOWN_US - 1).episodeActions).toBe(ACTIONS_PER_EPISODE_MAX);
    expect(settleLadder(state, true, 10 * COOLDOWN_US)).toMatchObject({ episodeActions: 0, episodeRung: 0 });
  });

  it('FLT-012 reads a corrupt memory as used up, and forgets resets after a day without a rung', () => {
    const packed = packRetained(1, climbTimes(4, true).state);
    packed[packed.length - 3] ^= 1;
    expect(unpackRetained(1, packed)).toEqual({ kind: 'corrupt' });
    expect(climbTimes(4, true, EXHAUSTED_LADDER).kinds.at(-1)).toBe('safe');
    expect(settleLadder(EXHAUSTED_LADDER, true, LADDER_FORGET_US)).toMatchObject({
      processorResets: 0,
      powerOnResets: 0,
    });
  });
});
