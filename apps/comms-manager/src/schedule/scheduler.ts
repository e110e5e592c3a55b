import { strict as assert } from 'node:assert';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { packRetained, unpackRetained, type Timer } from '@dawnline/host';
import { Procedures } from '@dawnline/storage';
import type { Command } from '../commands/command-table';
import type { GateRefusal } from '../commands/content';
import { Dispatcher, type CommandEnd } from '../commands/dispatcher';
import { Comms } from '../comms';
import { OPEN_COMMANDS_MAX_ITEMS } from '../comms-manager.limits';
import { advance } from './advance';

import { dispatched, ended, takenBack } from './marks';
import { tell } from './notices';
import { summaryOf, type Release, type ScheduleState } from './schedule';
import { GROUND_RESERVE_MAX_ITEMS, NUMBERS_TOLD_MAX_ITEMS } from './schedule.limits';
import { ScheduleStore } from './schedule-store';
import { encodeProgress, restore, type FileBytes } from './stored';

/** Retained memory says whether the release is enabled: a power-on reset clears it (reset matrix). */
const ENABLED_MARK = 'comms-manager/schedule-enabled';
const ENABLED_VERSION = 1;

/** Releases what is due: looks at the clock, makes each mark durable, then sends the command. */
@Injectable()
export class Scheduler implements OnModuleDestroy {
  readonly store: ScheduleStore;
  private timer: Timer | null = null;
  /** The disk refused the last write: told once, until it takes one. */
  private isFailing = false;

  constructor(
    private readonly comms: Comms,
    private readonly dispatcher: Dispatcher,
  ) {
    const { service } = comms;
    const disk = service.disks.nvm;
    assert(disk, 'comms-manager needs the non-volatile memory nvm');
    this.store = new ScheduleStore(disk, new Procedures((source) => service.attach(source)));
    this.store.load((files) => this.onRead(files));
    dispatcher.onEnd((end) => this.onEnd(end));
  }

  onModuleDestroy(): void {
    this.timer?.cancel();
  }

  get state(): ScheduleState {
    return this.comms.state.schedule;
  }

  set(schedule: ScheduleState): void {
    this.comms.update({ schedule });
  }

  enable(enabled: boolean): void {
    this.comms.service.boot.retain(ENABLED_MARK, packRetained(ENABLED_VERSION, enabled));
    this.set({ ...this.state, enabled });
    this.look();
  }

  /** Looks at the clock, and arms the timer for the next look: the work loop's second is too coarse for LK-16. */
  look(): void {
    if (!this.state.ready) return;
    const { clock } = this.comms.service;
    const nowUs = clock.now();
    const freeSlots = OPEN_COMMANDS_MAX_ITEMS - GROUND_RESERVE_MAX_ITEMS - this.comms.state.commands.size;
    const before = this.state;
    const onboardUs = clock.onboardTimeUs();
    const judge = (command: Command): GateRefusal | null => this.dispatcher.admit(command, nowUs);
    const step = advance(before, { nowUs, onboardUs, freeSlots, judge });
    this.set(step.state);
    tell(this.comms, step.notices);
    if (step.releases.length > 0) this.release(step.releases, nowUs);
    else if (step.notices.length > 0) this.save();
    this.timer?.cancel();
    this.timer =
      step.nextUs === Infinity
        ? null
        : clock.after(Math.max(0, Math.ceil(step.nextUs - nowUs)), () => this.look());
  }

  /** Makes the progress durable. */
  save(settled: (failure: string | null) => void = () => undefined): void {
    this.store.saveProgress(
      () => encodeProgress(this.state),
      (failure) => {
        this.noteDisk(failure);
        settled(failure);
      },
    );
  }

  noteDisk(failure: string | null): void {
    if (failure && !this.isFailing) this.comms.service.event('SCHEDULE_NOT_STORED', { reason: failure });
    this.isFailing = failure !== null;
  }

  /** Rows first, then the marks on disk, then the commands: a crash in between runs nothing twice. */
  private release(releases: readonly Release[], nowUs: number): void {
    for (const { command } of releases) {
      assert(this.dispatcher.open(command, nowUs), 'the look counted the free rows');
    }
    this.save((failure) => {
      for (const release of releases) this.marked(release, failure);
      if (!failure) this.save();
    });
  }

  private marked(release: Release, failure: string | null): void {
    const { command } = release;
    // It timed out while the disk was slow, and has had its end.
    if (!this.dispatcher.row(command)) return;
    if (failure) {
      this.dispatcher.withdraw(command);
      this.set(takenBack(this.state, release));
      return;
    }
    this.dispatcher.release(command);
    const { state, notices } = dispatched(this.state, release);
    this.set(state);
    tell(this.comms, notices);
    const { requestId, principal, target } = command;
    this.comms.service.event('SCHEDULE_RELEASED', { requestId, target }, { requestId, principal });
  }

  private onEnd(end: CommandEnd): void {
    const { state, notices, kind } = ended(this.state, end);
    if (kind === 'foreign') return;
    const { requestId } = end.key;
    if (kind === 'late') {
      // Our own time-out is no reply: the step has had its end by it.
      if (!end.ok && end.detail.startsWith('timeout')) return;
      const detail = end.ok ? 'completed' : end.detail;
      this.comms.service.event('SCHEDULE_LATE_REPORT', { requestId, detail });
      return;
    }
    this.set(state);
    if (!end.ok) this.comms.service.event('SCHEDULE_FAILED', { requestId, detail: end.detail });
    tell(this.comms, notices);
    this.save();
    this.look();
  }

  private onRead(files: { readonly plan: FileBytes; readonly progress: FileBytes }): void {
    const { service } = this.comms;
    const { boot, clock } = service;
    const restored = restore(files, boot.resetCause === 'service-restart', {
      nowUs: clock.now(),
      onboardUs: clock.onboardTimeUs(),
    });
    for (const what of restored.lost) service.event('SCHEDULE_LOST', { what });
    this.set({ ...restored.state, enabled: this.enabledAtBoot(restored.lost.length > 0) });
    const { unknown, runs, resumed } = restored;
    if (unknown.length > 0) {
      const requests = unknown.slice(0, NUMBERS_TOLD_MAX_ITEMS).join(', ');
      const parameters = { count: unknown.length, requests, cause: boot.resetCause };
      service.event('SCHEDULE_OUTCOME_UNKNOWN', parameters);
    }
    tell(
      this.comms,
      runs.flatMap(({ change, name }) =>
        change.end === null ? [] : [{ kind: 'run', change, name } as const],
      ),
    );
    for (const key of resumed) {
      this.dispatcher.open(key, clock.now());
    }
    this.tellHeld();
    if (files.plan !== 'absent') this.save();
    this.look();
  }

  private enabledAtBoot(isLost: boolean): boolean {
    const { boot } = this.comms.service;
    const mark = unpackRetained<boolean>(ENABLED_VERSION, boot.retained(ENABLED_MARK));
    const isFirst = boot.resetCause === 'first-boot' && mark.kind === 'absent';
    const enabled = !isLost && (isFirst || (mark.kind === 'value' && mark.value));
    boot.retain(ENABLED_MARK, packRetained(ENABLED_VERSION, enabled));
    return enabled;
  }

  private tellHeld(): void {
    const { open, running } = summaryOf(this.state);
    if (this.state.enabled || open + running.length === 0) return;
    const cause = this.comms.service.boot.resetCause;
    this.comms.service.event('SCHEDULE_HELD', { cause, entries: open, sequences: running.length });
  }
}
