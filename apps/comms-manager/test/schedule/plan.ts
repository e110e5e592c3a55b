import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import {
  FailureRule as FailureCode,
  LateRule as LateCode,
  ScheduleFile,
  type ScheduleEntry,
  type ScheduleLoadBegin,
  type ScheduleSequence,
} from '@dawnline/contracts';
import { contentFault } from '../../src/commands/content';
import { advance, type Advance, type Look } from '../../src/schedule/advance';
import { dispatched, ended } from '../../src/schedule/marks';
import {
  EMPTY_SCHEDULE,
  withEntry,
  withSequence,
  type Entry,
  type ScheduleState,
  type Sequence,
} from '../../src/schedule/schedule';
import { NOOP, ONBOARD_US } from '../fixture';

export const S = 1_000_000;
const TARGETS = ['thermal-controller', 'comms-manager'];

export const judgeStored = (target: string, body: Uint8Array): string | null =>
  contentFault({ target, body }, TARGETS)?.detail ?? null;

export const scheduleEntry = (
  number: number,
  onboardUs: number,
  more: Partial<ScheduleEntry> = {},
): ScheduleEntry => ({
  number,
  onboardUs,
  group: 0,
  lateRule: LateCode.LATE_HOLD,
  target: 'thermal-controller',
  body: NOOP,
  ...more,
});

export const scheduleSequence = (
  sequence: number,
  delays: readonly number[],
  more: Partial<ScheduleSequence> = {},
): ScheduleSequence => ({
  sequence,
  onFailure: FailureCode.FAILURE_ABORT,
  completionTimeoutUs: 30 * S,
  steps: delays.map((delayUs) => ({ delayUs, target: 'thermal-controller', body: NOOP })),
  ...more,
});

export function fileOf(
  entries: readonly ScheduleEntry[],
  sequences: readonly ScheduleSequence[] = [],
  more: Partial<ScheduleFile> = {},
): Uint8Array {
  return ScheduleFile.encode({
    version: 1,
    entryCount: entries.length,
    sequenceCount: sequences.length,
    entries: [...entries],
    sequences: [...sequences],
    ...more,
  });
}

export const sha256Of = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

export const beginOf = (bytes: Uint8Array): ScheduleLoadBegin => ({
  totalBytes: bytes.length,
  crc32: crc32(bytes),
  sha256: sha256Of(bytes),
});

/** An entry of the craft's schedule, `inUs` after on-board time ONBOARD_US. */
export const entry = (number: number, inUs: number, more: Partial<Entry> = {}): Entry => ({
  number,
  onboardUs: ONBOARD_US + inUs,
  group: 0,
  lateRule: 'hold',
  target: 'thermal-controller',
  body: NOOP,
  principal: 'ops',
  load: '1.1',
  state: 'waiting',
  inLine: false,
  ...more,
});

export const sequence = (
  number: number,
  delays: readonly number[],
  more: Partial<Sequence> = {},
): Sequence => ({
  sequence: number,
  onFailure: 'abort',
  completionTimeoutUs: 30 * S,
  steps: delays.map((delayUs) => ({ delayUs, target: 'thermal-controller', body: NOOP })),
  principal: 'ops',
  load: '1.1',
  run: null,
  lastEnd: '',
  ...more,
});

/** The pure schedule with a clock turned by hand, and a disk and targets that answer at once unless told otherwise. */
export class PlanBench {
  state: ScheduleState = { ...EMPTY_SCHEDULE, ready: true, enabled: true };
  nowUs = 0;
  /** On-board time less mission time, beyond ONBOARD_US. */
  errorUs = 0;
  freeSlots = 64;
  judge: Look['judge'] = () => null;
  /** [mission time, request id] of each release. */
  readonly released: [number, string][] = [];
  readonly notices: Advance['notices'][number][] = [];

  constructor(entries: readonly Entry[] = [], sequences: readonly Sequence[] = []) {
    for (const one of entries) this.state = withEntry(this.state, one);
    for (const one of sequences) this.state = withSequence(this.state, one);
    this.look();
  }

  /** One look at the clock; what is released is sent at once. */
  look(): Advance {
    const { nowUs, freeSlots, judge } = this;
    const onboardUs = ONBOARD_US + nowUs + this.errorUs;
    const step = advance(this.state, { nowUs, onboardUs, freeSlots, judge });
    this.state = step.state;
    this.notices.push(...step.notices);
    for (const release of step.releases) {
      this.released.push([nowUs, release.command.requestId]);
      const { state, notices } = dispatched(this.state, release);
      this.state = state;
      this.notices.push(...notices);
    }
    return step;
  }

  /** Looks whenever the schedule asks for it, until a time. */
  runTo(untilUs: number): void {
    for (;;) {
      const { nextUs } = this.look();
      if (nextUs > untilUs) break;
      this.nowUs = nextUs;
    }
    this.nowUs = untilUs;
    this.look();
  }

  end(requestId: string, ok = true): ReturnType<typeof ended>['kind'] {
    const key = { requestId, principal: 'ops', target: 'thermal-controller' };
    const result = ended(this.state, { key, ok, refusal: ok ? 0 : 12, detail: ok ? '' : 'broken' });
    this.state = result.state;
    this.notices.push(...result.notices);
    return result.kind;
  }

  kinds(): string[] {
    return this.notices.map(({ kind }) => kind);
  }

  entryState(number: number): string | undefined {
    return this.state.entries.get(number)?.state;
  }
}
