import {
  evaluateMonitor,
  startMonitor,
  type MonitorDefinition,
  type MonitorState,
  type Stamp,
} from '@dawnline/monitoring';
import type { Raised } from './power-manager.events';
import * as limits from './power-manager.limits';

/** One staleness monitor for each device that this service lives by. */
export interface WatchState {
  readonly monitors: Readonly<Record<string, MonitorState>>;
  /** No verdicts before this time. */
  readonly fromUs: number;
}

/** Newest stamp by device name. */
export type Stamps = Readonly<Record<string, Stamp | null>>;

function definitionOf(device: string): MonitorDefinition {
  return {
    id: device,
    source: device,
    unit: 's',
    check: { kind: 'stale' },
    persistence: limits.SILENT_AFTER_ITEMS,
    clearAfter: 2,
    periodUs: limits.STEP_PERIOD_US,
    maxAgeUs: limits.SAMPLE_TTL_US,
  };
}

export function startWatch(nowUs: number): WatchState {
  return { monitors: {}, fromUs: nowUs + limits.SILENCE_GRACE_US };
}

/** While the bus is down all devices are silent and none of them is at fault: watching starts anew afterwards. */
export function stepWatch(
  state: WatchState,
  stamps: Stamps,
  busConnected: boolean,
  nowUs: number,
): { state: WatchState; outputs: readonly Raised[] } {
  if (!busConnected) return { state: { ...state, fromUs: nowUs + limits.SILENCE_GRACE_US }, outputs: [] };
  if (nowUs < state.fromUs) return { state, outputs: [] };
  const outputs: Raised[] = [];
  const monitors: Record<string, MonitorState> = {};
  for (const [device, stamp] of Object.entries(stamps)) {
    const before = state.monitors[device] ?? startMonitor(nowUs);
    const sample = stamp === null ? null : { stamp, value: 0 };
    const { state: after, outputs: changes } = evaluateMonitor(definitionOf(device), before, sample, nowUs);
    monitors[device] = after;
    for (const { change } of changes) {
      const ageS = Math.round((nowUs - (stamp?.atUs ?? before.startedUs)) / 1e6);
      outputs.push(
        change === 'tripped'
          ? { code: 'DEVICE_SILENT', parameters: { device, ageS } }
          : { code: 'DEVICE_BACK', parameters: { device } },
      );
    }
  }
  return { state: { monitors, fromUs: state.fromUs }, outputs };
}
