// The escalation ladder (FD-21 to FD-24, FD-29). Pure; its state survives resets in retained memory.
import { strict as assert } from 'node:assert';
import {
  ACTIONS_PER_EPISODE_MAX,
  COOLDOWN_US,
  LADDER_FORGET_US,
  POWER_ON_RESETS_MAX,
  PROCESSOR_RESETS_MAX,
  RESTART_WINDOW_US,
  RESTARTS_MAX,
} from './fault-manager.limits';

/** 1 restart of the service, 2 processor reset, 3 power-on reset, 4 SAFE, latched. */
export type Rung = 1 | 2 | 3 | 4;

export interface LadderState {
  /** Times of restarts per service inside the window. */
  readonly restarts: Readonly<Record<string, readonly number[]>>;
  readonly processorResets: number;
  readonly powerOnResets: number;
  readonly lastRungUs: number;
  readonly episode: number;
  readonly episodeActions: number;
  /** Highest rung of the running episode; it never falls inside one. */
  readonly episodeRung: number;
  readonly lastActionUs: number;
  readonly givenUp: readonly string[];
}

export const FRESH_LADDER: LadderState = {
  restarts: {},
  processorResets: 0,
  powerOnResets: 0,
  lastRungUs: 0,
  episode: 0,
  episodeActions: 0,
  episodeRung: 0,
  lastActionUs: -COOLDOWN_US,
  givenUp: [],
};

/** FD-22: a failed check reads as the last rung, not as zero. */
export const EXHAUSTED_LADDER: LadderState = {
  ...FRESH_LADDER,
  processorResets: PROCESSOR_RESETS_MAX,
  powerOnResets: POWER_ON_RESETS_MAX,
};

export type LadderAction =
  | { readonly kind: 'restart'; readonly service: string; readonly rung: 1 }
  | { readonly kind: 'processor-reset'; readonly rung: 2 }
  | { readonly kind: 'power-on-reset'; readonly rung: 3 }
  | { readonly kind: 'safe'; readonly rung: 4; readonly exhausted: boolean }
  | { readonly kind: 'give-up'; readonly service: string; readonly restarts: number }
  /** The episode has used its actions: it is only reported. */
  | { readonly kind: 'report-only' };

export interface LadderStep {
  readonly state: LadderState;
  readonly action: LadderAction;
}

/** Ends an episode one cooldown after its last action once all is well, and forgets old resets. */
export function settleLadder(state: LadderState, allGood: boolean, nowUs: number): LadderState {
  let next = state;
  if (allGood && state.episodeActions > 0 && nowUs - state.lastActionUs >= COOLDOWN_US) {
    next = { ...next, episodeActions: 0, episodeRung: 0 };
  }
  const hasCounts = next.processorResets + next.powerOnResets > 0;
  if (hasCounts && nowUs - next.lastRungUs >= LADDER_FORGET_US)
    next = { ...next, processorResets: 0, powerOnResets: 0 };
  return next;
}

function counted(state: LadderState, action: LadderAction & { rung: Rung }, nowUs: number): LadderStep {
  const isNewEpisode = state.episodeActions === 0;
  const next: LadderState = {
    ...state,
    episode: isNewEpisode ? state.episode + 1 : state.episode,
    episodeActions: state.episodeActions + 1,
    episodeRung: Math.max(state.episodeRung, action.rung),
    lastActionUs: nowUs,
    lastRungUs: action.rung >= 2 ? nowUs : state.lastRungUs,
  };
  assert(next.episodeActions <= ACTIONS_PER_EPISODE_MAX);
  return { state: next, action };
}

/** A service is dead: which rung acts? Critical services climb the whole ladder, others stay down after rung 1. */
export function climb(state: LadderState, service: string, critical: boolean, nowUs: number): LadderStep {
  if (state.episodeActions >= ACTIONS_PER_EPISODE_MAX) return { state, action: { kind: 'report-only' } };
  // FD-29: the eighth action, if reached, is SAFE.
  if (state.episodeActions === ACTIONS_PER_EPISODE_MAX - 1) {
    return counted(state, { kind: 'safe', rung: 4, exhausted: true }, nowUs);
  }
  const recent = (state.restarts[service] ?? []).filter((atUs) => nowUs - atUs < RESTART_WINDOW_US);
  if (recent.length < RESTARTS_MAX) {
    const restarts = { ...state.restarts, [service]: [...recent, nowUs] };
    return counted({ ...state, restarts }, { kind: 'restart', service, rung: 1 }, nowUs);
  }
  if (!critical) {
    if (state.givenUp.includes(service)) return { state, action: { kind: 'report-only' } };
    return {
      state: { ...state, givenUp: [...state.givenUp, service] },
      action: { kind: 'give-up', service, restarts: recent.length },
    };
  }
  if (state.processorResets < PROCESSOR_RESETS_MAX) {
    const next = { ...state, processorResets: state.processorResets + 1 };
    return counted(next, { kind: 'processor-reset', rung: 2 }, nowUs);
  }
  if (state.powerOnResets < POWER_ON_RESETS_MAX) {
    const next = { ...state, powerOnResets: state.powerOnResets + 1 };
    return counted(next, { kind: 'power-on-reset', rung: 3 }, nowUs);
  }
  return counted(state, { kind: 'safe', rung: 4, exhausted: false }, nowUs);
}
