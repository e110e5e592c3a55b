import { Controller } from '@nestjs/common';
import { Refusal, ScheduleReport, type CommsManagerCommand } from '@dawnline/contracts';
import type { CommandContext, CommandOutcome } from '@dawnline/service';
import { contentFault } from '../commands/content';
import { Comms, type ActionTable, type HousekeepingPart, type Room } from '../comms';
import {
  activate,
  deleteEntries,
  deleteSequence,
  disableGroups,
  enableGroups,
  idle,
  releaseOverdue,
  shift,
} from './changes';
import { tell, tellSkipped } from './notices';
import { PlanChanges } from './plan-changes';
import { reportPage } from './report';
import { nextName, summaryOf, withSequence, type Run, type Sequence } from './schedule';
import { pathFault } from './schedule-store';
import { Scheduler } from './scheduler';
import { continueRun, startRun, stopRun, type RunChange } from './sequences';
import { beginLoad, checkLoad, checkWhole, stagedText, takePart, type Staging } from './staging';

const failed = (detail: string): CommandOutcome => ({
  kind: 'refused',
  refusal: Refusal.REFUSAL_FAILED,
  detail,
});

/** Commands and housekeeping of the stored schedule. */
@Controller()
export class ScheduleController implements Room {
  readonly actions: ActionTable = {
    beginScheduleLoad: ({ beginScheduleLoad }, { principal }) =>
      this.stage(beginLoad(beginScheduleLoad!, principal)),
    loadSchedulePart: ({ loadSchedulePart }, { principal }) =>
      this.stage(takePart(this.scheduler.state.staged, loadSchedulePart!, principal)),
    checkScheduleLoad: () => this.stage(checkLoad(this.scheduler.state.staged, this.judgeStored)),
    dropScheduleLoad: () => {
      this.scheduler.set({ ...this.scheduler.state, staged: null });
      return { kind: 'completed' };
    },
    loadScheduleFile: (command, context) => this.loadFile(command, context),
    activateScheduleLoad: (command, context) => this.activate(command, context),
    enableSchedule: ({ enableSchedule }, context) => {
      const { groups } = enableSchedule!;
      if (groups.length === 0) return this.enable(true);
      return this.changes.run({ context, isUrgent: false, make: (state) => enableGroups(state, groups) });
    },
    disableSchedule: ({ disableSchedule }, context) => {
      const { groups } = disableSchedule!;
      if (groups.length === 0) return this.enable(false);
      return this.changes.run({ context, isUrgent: true, make: (state) => disableGroups(state, groups) });
    },
    shiftSchedule: ({ shiftSchedule }, context) =>
      this.changes.run({ context, isUrgent: false, make: (state) => shift(state, shiftSchedule!) }),
    deleteSchedule: ({ deleteSchedule }, context) =>
      this.changes.run({ context, isUrgent: false, make: (state) => deleteEntries(state, deleteSchedule!) }),
    releaseOverdue: (command, context) =>
      this.changes.run({
        context,
        isUrgent: false,
        make: (state) => releaseOverdue(state, command.releaseOverdue!),
      }),
    deleteSequence: (command, context) =>
      this.changes.run({
        context,
        isUrgent: false,
        make: (state) => deleteSequence(state, command.deleteSequence!),
      }),
    startSequence: ({ startSequence }, context) => this.start(startSequence!, context),
    stopSequence: ({ stopSequence }, context) => this.alter(stopSequence!, context, stopRun),
    continueSequence: ({ continueSequence }, context) =>
      this.alter(continueSequence!, context, (sequence, run) =>
        run.phase === 'waiting' ? continueRun(sequence, run) : `sequence ${continueSequence} does not wait`,
      ),
    reportSchedule: ({ reportSchedule }, { requestId, principal }) => {
      const page = reportPage(this.scheduler.state, reportSchedule!.fromNumber);
      this.comms.service.publish(ScheduleReport, page, { header: { requestId, principal } });
      return { kind: 'completed' };
    },
  };

  constructor(
    private readonly comms: Comms,
    private readonly scheduler: Scheduler,
    private readonly changes: PlanChanges,
  ) {
    comms.register('schedule', this);
  }

  work(): void {
    this.scheduler.look();
  }

  housekeeping(): HousekeepingPart {
    const { state } = this.scheduler;
    const { open, overdue, nextOnboardUs, running } = summaryOf(state);
    return {
      scheduleEnabled: state.enabled,
      scheduleEntries: open,
      scheduleNextUs: nextOnboardUs,
      scheduleOverdue: overdue,
      scheduleReleased: state.released,
      sequencesRunning: [...running],
      scheduleStaged: stagedText(state.staged),
    };
  }

  private readonly judgeStored = (target: string, body: Uint8Array): string | null => {
    const targets = this.comms.service.table.services.map(({ name }) => name);
    return contentFault({ target, body }, targets)?.detail ?? null;
  };

  private enable(enabled: boolean): CommandOutcome {
    this.scheduler.enable(enabled);
    return { kind: 'completed' };
  }

  private stage(staging: Staging): CommandOutcome {
    const { state } = this.scheduler;
    if (staging.kind === 'staged') {
      this.scheduler.set({ ...state, staged: staging.staged });
      return { kind: 'completed', detail: staging.detail };
    }
    if (staging.drop) this.scheduler.set({ ...state, staged: null });
    return { kind: 'refused', refusal: Refusal[`REFUSAL_${staging.code}`], detail: staging.detail };
  }

  private loadFile({ loadScheduleFile }: CommsManagerCommand, context: CommandContext): CommandOutcome {
    const { path, sha256 } = loadScheduleFile!;
    const fault = pathFault(path);
    if (fault) return { kind: 'refused', refusal: Refusal.REFUSAL_RANGE, detail: fault };
    const digest = Buffer.from(sha256).toString('hex');
    this.scheduler.store.readLoad(path, (bytes) => {
      const outcome =
        typeof bytes === 'string'
          ? failed(bytes)
          : this.stage(checkWhole(bytes, digest, context.principal, this.judgeStored));
      if (outcome.kind === 'completed') context.complete(outcome.detail);
      else if (outcome.kind === 'refused') context.fail(outcome.refusal, outcome.detail);
    });
    return { kind: 'pending' };
  }

  private activate({ activateScheduleLoad }: CommsManagerCommand, context: CommandContext): CommandOutcome {
    const { service } = this.comms;
    const sha256 = Buffer.from(activateScheduleLoad!.sha256).toString('hex');
    const { staged } = this.scheduler.state;
    const named = nextName(this.scheduler.state, service.boot.bootId);
    this.scheduler.set(named.state);
    const at = { onboardUs: service.clock.onboardTimeUs(), load: named.name };
    return this.changes.run({
      context,
      isUrgent: false,
      make: (state) => activate(state, staged, sha256, at),
      done: ({ detail, skipped }) => {
        const { principal } = staged!;
        service.event('SCHEDULE_ACTIVATED', { load: at.load, principal, detail });
        tellSkipped(this.comms, skipped, 'past when they were activated');
      },
    });
  }

  /** Ends when the run is on disk, so that a reset does not lose a start that was reported. */
  private start(number: number, context: CommandContext): CommandOutcome {
    const { service } = this.comms;
    const found = idle(this.scheduler.state.sequences.get(number), number);
    if (typeof found === 'string') return failed(found);
    if (!this.scheduler.state.enabled) return failed('the release is disabled');
    const { state, name } = nextName(this.scheduler.state, service.boot.bootId);
    this.scheduler.set(withSequence(state, startRun(found, name, context.nowUs)));
    this.scheduler.save((failure) => {
      if (failure) {
        this.forget(number, name);
        context.fail(Refusal.REFUSAL_FAILED, `not started: ${failure}`);
        return;
      }
      service.event('SEQUENCE_STARTED', { sequence: number, run: name });
      context.complete(`run ${name}`);
    });
    this.scheduler.look();
    return { kind: 'pending' };
  }

  private forget(number: number, name: string): void {
    const sequence = this.scheduler.state.sequences.get(number);
    if (sequence?.run?.name !== name) return;
    this.scheduler.set(
      withSequence(this.scheduler.state, { ...sequence, run: null, lastEnd: 'not started' }),
    );
  }

  private alter(
    number: number,
    context: CommandContext,
    make: (sequence: Sequence, run: Run) => RunChange | string,
  ): CommandOutcome {
    const sequence = this.scheduler.state.sequences.get(number);
    if (!sequence?.run) return failed(`sequence ${number} is not running`);
    const { name } = sequence.run;
    const change = make(sequence, sequence.run);
    if (typeof change === 'string') return failed(change);
    this.scheduler.set(withSequence(this.scheduler.state, change.sequence));
    if (change.end !== null) tell(this.comms, [{ kind: 'run', change, name }]);
    this.scheduler.save((failure) => {
      if (failure) context.fail(Refusal.REFUSAL_FAILED, `in force until a reset, but not stored: ${failure}`);
      else context.complete();
    });
    this.scheduler.look();
    return { kind: 'pending' };
  }
}
