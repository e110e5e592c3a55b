import { Injectable } from '@nestjs/common';
import { Refusal } from '@dawnline/contracts';
import type { CommandContext, CommandOutcome } from '@dawnline/service';
import type { Change } from './changes';
import type { ScheduleState } from './schedule';
import { CHANGES_WAITING_MAX_ITEMS } from './schedule.limits';
import { Scheduler } from './scheduler';
import { encodePlan } from './stored';

interface Wanted {
  readonly context: CommandContext;
  readonly make: (state: ScheduleState) => Change;
  /** In force before it is stored: what must not be kept up by a full disk. */
  readonly isUrgent: boolean;
  readonly done?: (change: Extract<Change, { kind: 'changed' }>) => void;
}

/** Changes of the stored schedule, one after the other: in force once they are on disk, and not at all when they cannot be. */
@Injectable()
export class PlanChanges {
  private readonly waiting: Wanted[] = [];

  constructor(private readonly scheduler: Scheduler) {}

  run(wanted: Wanted): CommandOutcome {
    const change = wanted.make(this.scheduler.state);
    if (change.kind === 'refused' && this.waiting.length === 0) {
      return { kind: 'refused', refusal: Refusal[`REFUSAL_${change.code}`], detail: change.detail };
    }
    if (this.waiting.length >= CHANGES_WAITING_MAX_ITEMS) {
      const detail = `${this.waiting.length} changes wait for the disk`;
      return { kind: 'refused', refusal: Refusal.REFUSAL_BUSY, detail };
    }
    if (wanted.isUrgent && change.kind === 'changed') this.scheduler.set(change.state);
    this.waiting.push(wanted);
    if (this.waiting.length === 1) this.next();
    return { kind: 'pending' };
  }

  private next(): void {
    const wanted = this.waiting.at(0);
    if (!wanted) return;
    const change = wanted.make(this.scheduler.state);
    if (change.kind === 'refused') {
      this.end(() => wanted.context.fail(Refusal[`REFUSAL_${change.code}`], change.detail));
      return;
    }
    this.scheduler.store.savePlan(encodePlan(change.state), (failure) => {
      this.scheduler.noteDisk(failure);
      this.end(() => this.settle(wanted, failure));
    });
  }

  private settle({ context, make, isUrgent, done }: Wanted, failure: string | null): void {
    if (failure) {
      const what = isUrgent ? 'in force until a reset, but not stored' : 'nothing is changed';
      context.fail(Refusal.REFUSAL_FAILED, `${what}: ${failure}`);
      return;
    }
    // What was released meanwhile has moved on: the change is made again on what is now.
    const change = make(this.scheduler.state);
    if (change.kind === 'refused') {
      context.fail(Refusal[`REFUSAL_${change.code}`], change.detail);
      return;
    }
    this.scheduler.set(change.state);
    done?.(change);
    context.complete(change.detail);
  }

  private end(tell: () => void): void {
    this.waiting.shift();
    tell();
    this.scheduler.look();
    this.next();
  }
}
