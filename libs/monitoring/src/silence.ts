import type { MonitorDefinition } from './definition';
import { evaluateMonitor, startMonitor, type MonitorState } from './monitor';
import type { Stamp } from './sample';

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
  const monitors: Record<string, MonitorState> = {};
  for (const [device, stamp] of Object.entries(stamps)) {
    const before = state.monitors[device] ?? startMonitor(nowUs);
    const sample = stamp === null ? null : { stamp, value: 0 };
    const result = evaluateMonitor(definitionOf(device, rules), before, sample, nowUs);
    monitors[device] = result.state;
    for (const { change } of result.outputs) {
      outputs.push({
        device,
        silent: change === 'tripped',
        ageUs: nowUs - (stamp?.atUs ?? before.startedUs),
      });
    }
  }
  return { state: { monitors, fromUs: state.fromUs }, outputs };
}
