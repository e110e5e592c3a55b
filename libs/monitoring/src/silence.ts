import type { MonitorDefinition } from './definition';
import { evaluateMonitor, startMonitor, type MonitorState } from './monitor';
import { isFresh, type Stamp } from './sample';

/** Bounds of a watch for silent devices. */
export interface SilenceRules {
  readonly periodUs: number;
  readonly maxAgeUs: number;
  readonly persistence: number;
  /** No verdict this long after the start, and after the bus came back. */
  readonly graceUs: number;
}

/** One staleness monitor for each device that a subsystem lives by. */
export interface SilenceState {
  readonly monitors: Readonly<Record<string, MonitorState>>;
  readonly fromUs: number;
}

export interface SilenceChange {
  readonly device: string;
  readonly silent: boolean;
  readonly ageUs: number;
}

const CLEAR_AFTER_ITEMS = 2;

function definitionOf(device: string, rules: SilenceRules): MonitorDefinition {
  return {
    id: device,
    source: device,
    unit: 's',
    check: { kind: 'stale' },
    persistence: rules.persistence,
    clearAfter: CLEAR_AFTER_ITEMS,
    periodUs: rules.periodUs,
    maxAgeUs: rules.maxAgeUs,
  };
}

export function startSilenceWatch(rules: SilenceRules, nowUs: number): SilenceState {
  return { monitors: {}, fromUs: nowUs + rules.graceUs };
}

/**
 * Once a period, with the newest stamp of each device. While the bus is down all devices are silent and none of
 * them is at fault: the watch waits for its grace again.
 */
export function stepSilenceWatch(
  state: SilenceState,
  stamps: Readonly<Record<string, Stamp | null>>,
  busConnected: boolean,
  rules: SilenceRules,
  nowUs: number,
): { state: SilenceState; outputs: readonly SilenceChange[] } {
  if (!busConnected) return { state: { ...state, fromUs: nowUs + rules.graceUs }, outputs: [] };
  if (nowUs < state.fromUs) return { state, outputs: [] };
  const outputs: SilenceChange[] = [];
  let monitors = state.monitors;
  for (const device in stamps) {
    const stamp = stamps[device]!;
    const known = monitors[device];
    const fresh = isFresh(stamp, rules.maxAgeUs, nowUs);
    // A device that speaks needs no monitor: one is kept only from the first silence until it has cleared.
    if (fresh && !known) continue;
    const before = known ?? startMonitor(state.fromUs);
    const sample = stamp === null ? null : { stamp, value: 0 };
    const result = evaluateMonitor(definitionOf(device, rules), before, sample, nowUs);
    const { [device]: _, ...others } = monitors;
    const done = fresh && !result.state.red.tripped;
    monitors = done ? others : { ...others, [device]: result.state };
    for (const { change } of result.outputs) {
      const ageUs = nowUs - (stamp?.atUs ?? before.startedUs);
      outputs.push({ device, silent: change === 'tripped', ageUs });
    }
  }
  return { state: monitors === state.monitors ? state : { monitors, fromUs: state.fromUs }, outputs };
}
