import { strict as assert } from 'node:assert';
import { Controller } from '@nestjs/common';
import { topicOf, TelemetryGap, type CommsManagerCommand, type TelemetryRange } from '@dawnline/contracts';
import type { Disk } from '@dawnline/host';
import type { CommandOutcome } from '@dawnline/service';
import { Procedures, type Outcome } from '@dawnline/storage';
import { Comms, type ActionTable, type HousekeepingPart, type Room } from '../comms';
import { markFailed, markStored, nextBatch, notStored, withoutRemovals } from './batch';
import {
  acknowledged,
  cleared,
  followContact,
  recovered,
  withoutOld,
  type Gap,
  type GapRange,
  type RecorderState,
} from './recorder';
import { readFiles, storeBatch, type BatchResult } from './recorder-store';
import { FLUSH_PERIOD_US } from './recorder.limits';
import { recover, type FoundFile } from './recovery';
import { CLASSES, type DownlinkClass } from './segment';
import { packetsOf } from './shelf';
import { StoredWaits } from './stored-waits';

const LANE = 'recorder';
const GAP_CLASS: DownlinkClass = 1;

const rangeInPacket = ({ index, boot, first, last }: GapRange): TelemetryRange => ({
  bootId: boot,
  priority: index,
  first,
  last,
});

/** Brings what is recorded to disk and back after a boot, releases what the ground has, and tells every gap. */
@Controller()
export class RecorderController implements Room {
  readonly actions: ActionTable = {
    clearDiagnosticQueue: () => this.clearDiagnostics(),
    acknowledgeTelemetry: (command) => this.acknowledge(command),
  };
  private readonly disk: Disk;
  private readonly procedures: Procedures;
  private readonly waits = new StoredWaits();
  private isBusy = true;
  /** Something urgent waits for the batch that is being written. */
  private isAgain = false;
  private isOut = false;
  private flushedUs = 0;
  private failures = 0;

  constructor(private readonly comms: Comms) {
    const { service } = comms;
    const disk = service.disks.nvm;
    assert(disk, 'comms-manager needs the non-volatile memory nvm');
    this.disk = disk;
    this.procedures = new Procedures((source) => service.attach(source));
    comms.register('recorder', this);
    comms.onRecorded((index) => this.storeSoon(index));
    this.procedures.run(
      LANE,
      'read-recorder',
      () => readFiles(this.disk),
      (outcome) => this.onRead(outcome),
    );
  }

  work(nowUs: number): void {
    const { contact } = this.comms.state;
    this.change((state) => followContact(withoutOld(state, nowUs), contact.inContact, nowUs));
    this.waits.expire(nowUs);
    if (this.comms.state.recorder.gaps.length > 0 && !this.isOut) this.flush();
    else if (nowUs - this.flushedUs >= FLUSH_PERIOD_US) this.flush();
  }

  housekeeping(): HousekeepingPart {
    const { recorder } = this.comms.state;
    return {
      queuedPackets: recorder.shelves.map(packetsOf),
      recordedBytes: recorder.shelves.reduce((sum, shelf) => sum + shelf.bytes, 0),
      notStoredPackets: notStored(recorder),
      storageFailures: this.failures,
      acknowledgedPackets: recorder.acknowledged,
    };
  }

  private change(next: (state: RecorderState) => RecorderState): void {
    this.comms.update({ recorder: next(this.comms.state.recorder) });
  }

  private storeSoon(index: DownlinkClass): Promise<void> | null {
    // While the disk refuses, memory is all there is: whoever waited would wait in vain.
    if (this.isOut) return null;
    const stored = this.waits.wait(index, this.comms.state.recorder, this.comms.service.clock.now());
    this.flush();
    return stored;
  }

  private flush(): void {
    if (this.isBusy) {
      this.isAgain = true;
      return;
    }
    this.flushedUs = this.comms.service.clock.now();
    this.recordGaps();
    const batch = nextBatch(this.comms.state.recorder);
    if (!batch) return;
    this.isBusy = true;
    this.procedures.run(
      LANE,
      'write-recorder',
      () => storeBatch(this.disk, batch),
      (outcome) => {
        assert(outcome.ok, 'a batch turns the errors of a disk into failed writes');
        this.onStored(outcome.value);
      },
    );
  }

  private onStored({ written, failed, removed, failure }: BatchResult): void {
    this.isBusy = false;
    this.change((state) => {
      const stored = written.reduce(markStored, state);
      return withoutRemovals(failed.reduce(markFailed, stored), removed);
    });
    if (failure !== null) this.failures += 1;
    const isOut = failed.length > 0;
    if (isOut && !this.isOut) {
      this.comms.service.event('RECORDER_NOT_STORED', { reason: failure ?? 'unknown' });
    } else if (!isOut && this.isOut)
      this.comms.service.event('RECORDER_STORED_AGAIN', { failures: this.failures });
    this.isOut = isOut;
    this.waits.settle(this.comms.state.recorder, isOut);
    const goOn = this.isAgain && !isOut;
    this.isAgain = false;
    if (goOn) this.flush();
  }

  private onRead(outcome: Outcome<FoundFile[]>): void {
    const { service } = this.comms;
    if (!outcome.ok) service.event('RECORDER_NOT_READ', { reason: outcome.error.message });
    const found = recover(outcome.ok ? outcome.value : [], service.boot.bootId);
    this.change((state) => recovered(state, found));
    const packets = found.segments.reduce((sum, { segment }) => sum + segment.packets.length, 0);
    const gaps = found.gaps.filter(({ reason }) => reason === 'damaged').length;
    if (packets > 0 || gaps > 0) service.event('RECORDER_RECOVERED', { packets, gaps });
    this.isBusy = false;
    this.flush();
  }

  /** Every gap becomes a record of its own, in order with what is there. */
  private recordGaps(): void {
    const { gaps } = this.comms.state.recorder;
    if (gaps.length === 0) return;
    this.change((state) => ({ ...state, gaps: [] }));
    for (const gap of gaps) this.recordGap(gap);
  }

  private recordGap({ reason, ranges, packets }: Gap): void {
    const { service } = this.comms;
    const header = service.headerOf(TelemetryGap.name, {});
    const payload = TelemetryGap.encode({ header, reason, packets, ranges: ranges.map(rangeInPacket) });
    const topic = topicOf(TelemetryGap.packet!.topic, { craft: service.craft });
    void this.comms.queue(GAP_CLASS, { topic, payload });
  }

  private acknowledge({ acknowledgeTelemetry }: CommsManagerCommand): CommandOutcome {
    const ranges = (acknowledgeTelemetry?.ranges ?? []).flatMap(({ bootId, priority, first, last }) => {
      const index = CLASSES.find((known) => known === priority);
      return index === undefined || first > last ? [] : [{ index, boot: bootId, first, last }];
    });
    const { state, packets } = acknowledged(this.comms.state.recorder, ranges);
    this.comms.update({ recorder: state });
    return { kind: 'completed', detail: `${packets} packets released` };
  }

  private clearDiagnostics(): CommandOutcome {
    const { recorder } = this.comms.state;
    const packets = packetsOf(recorder.shelves[3]);
    this.comms.update({ recorder: cleared(recorder, 3) });
    return { kind: 'completed', detail: `${packets} packets dropped` };
  }
}
