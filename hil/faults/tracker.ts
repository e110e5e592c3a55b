import { strict as assert } from 'node:assert';
import type { FaultEntry, FlightEntry } from '@hil/record';
import {
  endsByRemovalOnly,
  secondsToUs,
  type EntryPattern,
  type FaultCatalogue,
  type FaultKind,
} from './catalogue';
import { entryMatches, entryName, factsOf, type FaultFacts } from './pattern';
import type { PlannedFault } from './plan';

/** What became of one fault. Times are mission time; null = not (yet). */
export interface TrackedFault {
  readonly id: string;
  readonly fault: string;
  readonly target: string;
  readonly onsetUs: number | null;
  readonly detectedUs: number | null;
  /** SOURCE/EVENT_CODE, '' while undetected. */
  readonly detectedBy: string;
  readonly detectWithinUs: number;
  readonly recoveredUs: number | null;
  readonly recoverWithinUs: number;
  readonly healedUs: number | null;
  /** Why it was not injected; '' when it was, or when its time has not come. */
  readonly refused: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Track extends Mutable<TrackedFault> {
  readonly kind: FaultKind | null;
  facts: FaultFacts;
  /** One flag per condition of the kind. */
  met: boolean[];
  bootUs: number | null;
  /** Services whose housekeeping must be seen again. */
  missing: Set<string>;
}

const RUNNING = ['STARTING', 'RUNNING', 'CHECKPOINTING'];

/**
 * Decides from the flight record alone when each fault was detected and when recovered. Fed entry by entry:
 * online by the rig, which flies slowly while something is pending, and after the flight by the verdict.
 */
export class FaultTracker {
  private readonly tracks = new Map<string, Track>();
  private readonly services = new Set<string>();
  private readonly runningJobs = new Set<string>();

  constructor(
    private readonly catalogue: FaultCatalogue,
    plans: readonly PlannedFault[] = [],
  ) {
    for (const plan of plans) this.plan(plan);
  }

  /** A fault to expect; one that is injected by hand need not be announced. */
  plan(plan: Omit<PlannedFault, 'trigger' | 'durationUs' | 'shape' | 'parameters'>): void {
    assert(!this.tracks.has(plan.id), `fault id ${plan.id} is used once`);
    const kind = this.catalogue.kind(plan.fault);
    this.tracks.set(plan.id, {
      id: plan.id,
      fault: plan.fault,
      target: plan.target,
      onsetUs: null,
      detectedUs: null,
      detectedBy: '',
      detectWithinUs: plan.detectWithinUs ?? secondsToUs(kind?.budget.detectS ?? 0),
      recoveredUs: null,
      recoverWithinUs: plan.recoverWithinUs ?? secondsToUs(kind?.budget.recoverS ?? 0),
      healedUs: null,
      refused: '',
      kind,
      facts: {},
      met: [],
      bootUs: null,
      missing: new Set(),
    });
  }

  onFlight(entry: FlightEntry): void {
    if (entry.kind === 'truth' || entry.kind === 'rate') return;
    if (entry.kind === 'fault') this.onFault(entry);
    for (const track of this.tracks.values()) {
      if (track.onsetUs === null || entry.t < track.onsetUs) continue;
      if (detects(track, entry) && !this.isOfNewer(track, entry)) noteDetection(track, entry);
      observe(track, entry);
    }
    if (entry.kind === 'telemetry') this.services.add(entry.source);
    if (entry.kind === 'event') this.noteJob(entry);
  }

  /** Faults on whose recovery the flight waits: struck, not recovered, and their budget not yet spent. */
  pending(nowUs: number): readonly string[] {
    return [...this.tracks.values()].filter((track) => isPending(track, nowUs)).map((track) => track.id);
  }

  outcomes(): readonly TrackedFault[] {
    return [...this.tracks.values()].map(outcomeOf);
  }

  /** Of two faults that an event may tell of, the older one was not noticed if it may go unnoticed. */
  private isOfNewer(track: Track, entry: FlightEntry): boolean {
    if (!track.kind?.undetectable) return false;
    return [...this.tracks.values()].some(
      (other) =>
        other.onsetUs !== null &&
        other.onsetUs > track.onsetUs! &&
        other.onsetUs <= entry.t &&
        detects(other, entry),
    );
  }

  private onFault(entry: FaultEntry): void {
    const { id, fault, target, what, t, details } = entry;
    if (!this.tracks.has(id)) this.plan({ id, fault, target, detectWithinUs: null, recoverWithinUs: null });
    const track = this.tracks.get(id)!;
    if (what === 'heal') track.healedUs ??= t;
    else if (what === 'refused') track.refused = String(details.reason ?? 'refused');
    else this.strike(track, entry);
  }

  private strike(track: Track, { t, target, details, id }: FaultEntry): void {
    if (track.onsetUs !== null) return;
    track.onsetUs = t;
    track.target = target;
    track.facts = { ...factsOf(target, details), id };
    const jobRunning = this.runningJobs.size > 0;
    track.met = (track.kind?.recoveredWhen ?? []).map(
      ({ onlyIf, targets }) =>
        (onlyIf === 'job-running' && !jobRunning) || (targets !== undefined && !targets.includes(target)),
    );
    track.missing = new Set(this.services);
  }

  private noteJob({ source, code, parameters }: Extract<FlightEntry, { kind: 'event' }>): void {
    if (source !== 'job-executor' || code !== 'JOB_STATE') return;
    const state = (parameters.to ?? '').replace(/^JOB_/, '');
    if (RUNNING.includes(state)) this.runningJobs.add(parameters.job);
    else this.runningJobs.delete(parameters.job);
  }
}

function outcomeOf(track: Track): TrackedFault {
  const { kind, facts: _facts, met: _met, bootUs: _bootUs, missing: _missing, ...outcome } = track;
  const { onsetUs, detectedUs, detectWithinUs } = outcome;
  if (!kind?.undetectable || onsetUs === null) return outcome;
  // What comes later than anybody expects it is another's.
  if (detectedUs !== null && detectedUs - onsetUs <= detectWithinUs) return outcome;
  return { ...outcome, detectedUs: onsetUs, detectedBy: `nobody: ${kind.undetectable}` };
}

function isPending(track: Track, nowUs: number): boolean {
  if (track.onsetUs === null || track.recoveredUs !== null || track.kind === null) return false;
  // Nobody hurries a removal by waiting for it.
  const waits = endsByRemovalOnly(track.kind) ? [] : [track.recoverWithinUs];
  return nowUs - track.onsetUs <= Math.max(track.detectWithinUs, ...waits);
}

function detects({ kind, facts }: Track, entry: FlightEntry): boolean {
  return kind?.detectedBy.some((pattern) => entryMatches(pattern, entry, facts)) === true;
}

/** Events may come late: those of a service that lost the bus arrive after it is back. */
function noteDetection(track: Track, entry: FlightEntry): void {
  if (track.detectedUs !== null && entry.t >= track.detectedUs) return;
  track.detectedUs = entry.t;
  track.detectedBy = entryName(entry);
}

function observe(track: Track, entry: FlightEntry): void {
  const { kind } = track;
  if (!kind) return;
  if (entry.kind === 'node' && entry.node === track.target && entry.what === 'boot') track.bootUs ??= entry.t;
  if (track.recoveredUs !== null) return;
  kind.recoveredWhen.forEach(({ any }, index) => {
    if (!track.met[index]) track.met[index] = any.some((pattern) => satisfies(track, pattern, entry));
  });
  if (track.met.length > 0 && track.met.every(Boolean)) track.recoveredUs = entry.t;
}

function satisfies(track: Track, pattern: EntryPattern, entry: FlightEntry): boolean {
  const afterUs = pattern.after === 'heal' ? track.healedUs : track.bootUs;
  if (pattern.after && (afterUs === null || entry.t < afterUs)) return false;
  if (!pattern.telemetryOfAll) return entryMatches(pattern, entry, track.facts);
  if (entry.kind !== 'telemetry') return false;
  track.missing.delete(entry.source);
  return track.missing.size === 0;
}
