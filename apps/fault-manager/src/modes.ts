// The one mode manager (FD-1, FD-2, FD-31). Pure.
import { strict as assert } from 'node:assert';
import { Mode } from '@dawnline/contracts';
import type { CraftTable } from '@dawnline/host';
import { SAFE_TIER, SURVIVAL_TIER } from './fault-manager.limits';

export interface ModeState {
  readonly mode: Mode;
  /** Rises with each decision; one of an older epoch has no effect. */
  readonly epoch: number;
  readonly cause: string;
}

export const BOOT_MODE: ModeState = { mode: Mode.MODE_STANDBY, epoch: 1, cause: 'boot' };

/** The mode of a craft that was never booted before, as its table says. */
export function firstMode(name: CraftTable['firstMode'] = 'STANDBY'): ModeState {
  return { ...BOOT_MODE, mode: Mode[`MODE_${name}`] };
}

export interface ModeInput {
  /** Every service answers and progresses, and has done so for some cycles. */
  readonly allHealthy: boolean;
  /** Critical services that are dead, and others that were given up. */
  readonly unhealthy: readonly string[];
  /** Load-shed tier of power-manager; null when its housekeeping is too old. */
  readonly shedTier: number | null;
  /** Rung 4 of the ladder asks for SAFE. */
  readonly ladderSafe: boolean;
}

const decided = (state: ModeState, mode: Mode, cause: string): ModeState => ({
  mode,
  epoch: state.epoch + 1,
  cause,
});

/** The mode that holds from now on. SAFE and SURVIVAL are left by ground consent only. */
export function decideMode(state: ModeState, input: ModeInput): ModeState {
  const { mode } = state;
  assert(mode !== Mode.MODE_UNKNOWN, 'the mode manager always has a mode');
  const tier = input.shedTier ?? 0;
  if (tier >= SURVIVAL_TIER && mode !== Mode.MODE_SURVIVAL && mode !== Mode.MODE_OFF) {
    return decided(state, Mode.MODE_SURVIVAL, 'state of charge below the SURVIVAL threshold');
  }
  if (mode === Mode.MODE_SAFE || mode === Mode.MODE_SURVIVAL || mode === Mode.MODE_OFF) return state;
  if (tier >= SAFE_TIER) return decided(state, Mode.MODE_SAFE, 'state of charge below the SAFE threshold');
  if (input.ladderSafe) return decided(state, Mode.MODE_SAFE, 'escalation ladder, last rung');
  if (mode === Mode.MODE_STANDBY && input.allHealthy)
    return decided(state, Mode.MODE_NOMINAL, 'all services healthy');
  if (mode === Mode.MODE_NOMINAL && input.unhealthy.length > 0) {
    return decided(state, Mode.MODE_STANDBY, `without ${input.unhealthy.join(', ')}`);
  }
  return state;
}

/** Modes that the ground may ask for: NOMINAL is reached through STANDBY, when all services are healthy. */
export const GROUND_MODES: readonly Mode[] = [
  Mode.MODE_SURVIVAL,
  Mode.MODE_SAFE,
  Mode.MODE_STANDBY,
  Mode.MODE_NOMINAL,
];

/** Ground consent. NOMINAL while a service is not healthy becomes STANDBY, from where it follows by itself. */
export function groundMode(state: ModeState, wanted: Mode, allHealthy: boolean): ModeState {
  const mode = wanted === Mode.MODE_NOMINAL && !allHealthy ? Mode.MODE_STANDBY : wanted;
  return mode === state.mode ? state : decided(state, mode, 'ground command');
}

/** The reset matrix for the mode: NOMINAL falls to STANDBY at a processor reset, everything but SURVIVAL to SAFE at power-on. */
export function modeAfterReset(
  state: ModeState,
  cause: 'service-restart' | 'processor-reset' | 'power-on-reset',
): ModeState {
  if (cause === 'processor-reset' && state.mode === Mode.MODE_NOMINAL) {
    return decided(state, Mode.MODE_STANDBY, 'processor reset');
  }
  if (cause === 'power-on-reset' && state.mode !== Mode.MODE_SURVIVAL && state.mode !== Mode.MODE_SAFE) {
    return decided(state, Mode.MODE_SAFE, 'power-on reset');
  }
  return state;
}
