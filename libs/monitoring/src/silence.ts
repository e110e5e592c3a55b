import type { MonitorDefinition } from './definition';
import { evaluateMonitor, startMonitor, type MonitorState } from './monitor';
import { isFresh, type Stamp } from './sample';

/** What is known of a device's samples. */
export interface DeviceRate {
  readonly periodUs: number;
  /** A sample older than this is of no use any more. */
  readonly maximumAgeUs: number;
}

/** Bounds of a watch for silent devices. */
export interface SilenceRules {
  /** Nominal time between two looks. */
  readonly periodUs: number;
  /** No verdict this long after the start, and after the bus came back. */
  readonly graceUs: number;
  /** After a look that is this late the watcher itself was away: one period passes before it judges others. */
  readonly lateUs: number;
  /** Looks in a row without any message at all, after which the devices are blamed and no longer the bus. */
  readonly quietLooks: number;
}

/** One staleness monitor for each device that is silent, or was until just now. */
export interface SilenceState {
  readonly monitors: Readonly<Record<string, MonitorState>>;
  readonly fromUs: number;
  readonly lookedUs: number;
  readonly quiet: number;
}

export interface SilenceChange {
  readonly device: string;
  readonly silent: boolean;
  readonly ageUs: number;
}

export interface SilenceLook {
  readonly stamps: Readonly<Record<string, Stamp | null>>;
  readonly rateOf: (device: string) => DeviceRate;
  readonly busConnected: boolean;
  /** Something has come over the bus since the last look. */
  readonly heard: boolean;
}

export interface SilenceStep {
  readonly state: SilenceState;
  readonly outputs: readonly SilenceChange[];
  /** When a device that has missed samples already will be too old, if that is before the next look. */
  readonly lookAgainUs: number | null;
}

const CLEAR_AFTER_ITEMS = 2;
/** A device that is this many periods late has missed a sample. */
const MISSED_PERIODS = 1.5;
const NONE: readonly never[] = [];

function definitionOf(device: string, rules: SilenceRules, maxAgeUs: number): MonitorDefinition {
  return {
    id: device,
    source: device,
    unit: 's',
    check: { kind: 'stale' },
    persistence: 1,
    clearAfter: CLEAR_AFTER_ITEMS,
    periodUs: rules.periodUs,
    maxAgeUs,
  };
}

export function startSilenceWatch(rules: SilenceRules, nowUs: number): SilenceState {
  return { monitors: {}, fromUs: nowUs + rules.graceUs, lookedUs: nowUs, quiet: 0 };
}

/** What speaks against judging anybody now: the bus, or our own absence. */
function withhold(state: SilenceState, look: SilenceLook, rules: SilenceRules, nowUs: number): SilenceState {
  const wasAway = nowUs - state.lookedUs > rules.lateUs;
  const { monitors } = state;
  const quiet = look.heard ? 0 : state.quiet + 1;
  if (!look.busConnected) return { monitors, fromUs: nowUs + rules.graceUs, lookedUs: nowUs, quiet: 0 };
  const fromUs = wasAway ? Math.max(state.fromUs, nowUs + rules.periodUs) : state.fromUs;
  return { monitors, fromUs, lookedUs: nowUs, quiet };
}

/**
 * Once a period, and when asked for, with the newest stamp of each device. While the bus is down or carries nothing all
 * devices are silent and none of them is at fault.
 */
export function stepSilenceWatch(
  before: SilenceState,
  look: SilenceLook,
  rules: SilenceRules,
  nowUs: number,
): SilenceStep {
  const state = withhold(before, look, rules, nowUs);
  const isBusSuspect = state.quiet > 0 && state.quiet < rules.quietLooks;
  if (nowUs < state.fromUs || isBusSuspect) return { state, outputs: NONE, lookAgainUs: null };
  const { stamps, rateOf } = look;
  let outputs: SilenceChange[] | null = null;
  let monitors = state.monitors;
  let lookAgainUs: number | null = null;
  for (const device in stamps) {
    const stamp = stamps[device]!;
    const known = monitors[device];
    const { periodUs, maximumAgeUs } = rateOf(device);
    const fresh = isFresh(stamp, maximumAgeUs, nowUs);
    // A device that speaks needs no monitor: one is kept only from the first silence until it has cleared.
    if (fresh && !known) {
      const expiresUs = stamp!.atUs + maximumAgeUs + 1;
      const isLate = nowUs - stamp!.atUs > MISSED_PERIODS * periodUs;
      if (isLate && expiresUs < nowUs + rules.periodUs && expiresUs < (lookAgainUs ?? Infinity))
        lookAgainUs = expiresUs;
      continue;
    }
    const monitor = known ?? startMonitor(state.fromUs);
    const sample = stamp === null ? null : { stamp, value: 0 };
    const result = evaluateMonitor(definitionOf(device, rules, maximumAgeUs), monitor, sample, nowUs);
    const { [device]: _, ...others } = monitors;
    const done = fresh && !result.state.red.tripped;
    monitors = done ? others : { ...others, [device]: result.state };
    for (const { change } of result.outputs) {
      const ageUs = nowUs - (stamp?.atUs ?? monitor.startedUs);
      (outputs ??= []).push({ device, silent: change === 'tripped', ageUs });
    }
  }
  const next = monitors === state.monitors ? state : { ...state, monitors };
  return { state: next, outputs: outputs ?? NONE, lookAgainUs };
}
