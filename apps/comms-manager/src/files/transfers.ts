import { strict as assert } from 'node:assert';
import { Injectable } from '@nestjs/common';
import {
  cfdpConfig,
  CRAFT_ENTITY,
  DOWNLINK_PDU_MAX_BYTES,
  GROUND_ENTITY,
  newCfdp,
  partialsOf,
  restoreCfdp,
  snapshotCfdp,
  stepCfdp,
  type CfdpInput,
  type CfdpOutput,
  type CfdpState,
} from '@dawnline/cfdp';
import { FilePdu, topicOf } from '@dawnline/contracts';
import { FileClient, FileStores, type FileStore } from '@dawnline/files';
import { DiskError, type Disk } from '@dawnline/host';
import { Procedures } from '@dawnline/storage';
import { Comms } from '../comms';
import {
  DOWNLINK_FRAME_BYTES,
  FILE_ANSWERS_MAX_BYTES,
  FILE_QUEUE_US,
  FILE_SEQUENCES_PER_BOOT,
  FILE_STATE_RETRY_US,
} from '../comms-manager.limits';
import { mayTransmit } from '../contact/contact';
import { readFileState, writeFileState, type StoredFiles } from './file-state-store';
import { craftDevices, type CleanedDevice } from './devices';
import { Lanes } from './lanes';
import { Outcomes } from './outcomes';

const CONFIG = cfdpConfig({
  entity: CRAFT_ENTITY,
  remotes: [GROUND_ENTITY],
  pduMaxBytes: DOWNLINK_PDU_MAX_BYTES,
});
/** State of the transfers is read and written one at a time. */
const STATE_LANE = 'file-state';

type Settled = (failure: string | null) => void;

interface FlushedPartials {
  readonly failed: readonly { readonly transaction: string; readonly reason: string }[];
}

/** Runs the CFDP entity of the craft: its PDUs on the link, its files on the disks, its state through resets. */
@Injectable()
export class Transfers {
  readonly client: FileClient;
  readonly store: FileStore;
  private readonly devices: ReadonlyMap<string, CleanedDevice>;
  private readonly procedures: Procedures;
  private readonly lanes: Lanes;
  readonly outcomes: Outcomes;
  private readonly disk: Disk;
  private saving = false;
  private wantedRevision = 0;
  private retryUs: number | null = null;
  private waiting: readonly { readonly revision: number; readonly settled: Settled }[] = [];

  constructor(private readonly comms: Comms) {
    const { service } = comms;
    assert(service.disks.nvm, 'comms-manager needs the non-volatile memory nvm');
    this.disk = service.disks.nvm;
    this.client = new FileClient(service, 'job-executor');
    this.devices = craftDevices(this.disk, this.client);
    this.store = new FileStores(Object.fromEntries(this.devices));
    this.outcomes = new Outcomes(service);
    this.procedures = new Procedures((source) => service.attach(source));
    this.lanes = new Lanes(this.store, this.procedures, (inputs) => {
      for (const input of inputs) this.give(input);
      this.pump();
    });
    this.procedures.run(
      STATE_LANE,
      'read-file-state',
      () => readFileState(this.disk),
      (outcome) => {
        assert(outcome.ok, 'reading turns the errors of a disk into an untrusted state');
        this.begin(outcome.value);
      },
    );
  }

  /** Whether the stored state was read: nothing is taken before. */
  get isOpen(): boolean {
    return this.comms.state.files !== null;
  }

  /** A PDU from the ground, authentic. Before the stored state was read it is lost, as on any link. */
  take(pdu: Uint8Array): void {
    if (!this.isOpen) return;
    this.give({ kind: 'pdu', bytes: pdu });
    this.pump();
  }

  work(): void {
    if (!this.isOpen) return;
    const nowUs = this.comms.service.clock.now();
    this.followLink(nowUs);
    this.give({ kind: 'tick' });
    if (this.retryUs !== null && nowUs >= this.retryUs) {
      this.retryUs = null;
      this.save();
    }
    this.pump();
  }

  /** Does one step; gives what it asked for, which is being done. */
  give(input: CfdpInput): readonly CfdpOutput[] {
    const { service, state } = this.comms;
    assert(state.files, 'the state of the transfers is not read yet');
    const step = stepCfdp(state.files, input, service.clock.now());
    this.comms.update({ files: step.state });
    this.carryOut(step.outputs);
    return step.outputs;
  }

  /** Calls back when all that was asked so far is durable, or cannot be made so now. */
  whenSaved(settled: Settled): void {
    this.waiting = [...this.waiting, { revision: this.wantedRevision, settled }];
  }

  /** Both directions must work: a sender that hears nothing would soon give up. */
  private followLink(nowUs: number): void {
    const { contact, radio, files } = this.comms.state;
    const open = radio !== null && mayTransmit(contact, radio, nowUs) && radio.lock;
    if (files && files.clock.open !== open) this.give({ kind: 'link', open });
  }

  /** Gives the engine what room there is: answers in class P0, file data in P2 up to what the link takes in a second. */
  pump(): void {
    const { files, radio } = this.comms.state;
    if (!files?.clock.open || !radio) return;
    const queued = (index: 0 | 2): number => this.comms.state.downlink.passing[index].bytes;
    const answers = FILE_ANSWERS_MAX_BYTES - queued(0);
    if (answers > 0) this.give({ kind: 'may-send', bytes: answers, only: 'expedited' });
    const waiting = queued(2) + readingBytes(this.comms.state.files!);
    const bulk = (radio.downlinkBps / 8) * (FILE_QUEUE_US / 1_000_000) - waiting;
    if (bulk >= DOWNLINK_PDU_MAX_BYTES) this.give({ kind: 'may-send', bytes: bulk });
    if (queued(2) >= DOWNLINK_FRAME_BYTES || queued(0) > 0)
      this.comms.sendDown(this.comms.service.clock.now());
  }

  private carryOut(outputs: readonly CfdpOutput[]): void {
    for (const output of outputs) {
      if (output.kind === 'send') this.send(output.pdu, output.expedited);
      else if (output.kind === 'indication') this.outcomes.tell(output.indication);
      else if (output.kind === 'save') {
        this.wantedRevision = output.revision;
        this.save();
      } else this.lanes.add(output);
    }
  }

  private send(pdu: Uint8Array, expedited: boolean): void {
    const { craft } = this.comms.service;
    const payload = FilePdu.encode({ header: this.comms.service.headerOf(FilePdu.name), pdu });
    this.comms.pass(expedited ? 0 : 2, { topic: topicOf(FilePdu.packet!.topic, { craft }), payload });
  }

  private begin(stored: StoredFiles): void {
    const { service } = this.comms;
    const nowUs = service.clock.now();
    const step = stored.kind === 'snapshot' ? restoreCfdp(CONFIG, stored.snapshot, nowUs) : null;
    const isLost = !step && (stored.kind !== 'absent' || service.boot.resetCause !== 'first-boot');
    if (isLost && stored.kind !== 'absent') {
      const reason = stored.kind === 'untrusted' ? stored.reason : 'it is of another entity or version';
      service.event('FILE_STATE_LOST', { reason });
    }
    // Numbers that may have been used before the state was lost are not used again.
    const first = isLost ? (service.boot.bootId % FILE_SEQUENCES_PER_BOOT) * FILE_SEQUENCES_PER_BOOT : 0;
    const files = step?.state ?? newCfdp(CONFIG, first);
    this.comms.update({ files });
    this.carryOut(step?.outputs ?? []);
    const known = partialsOf(files);
    for (const device of this.devices.values()) {
      this.procedures.run(
        null,
        'keep-partial-files',
        () => device.clean(known),
        () => undefined,
      );
    }
  }

  /** One write at a time; what became due meanwhile follows in one. */
  private save(): void {
    const { files } = this.comms.state;
    if (this.saving || this.retryUs !== null || !files) return;
    this.saving = true;
    const snapshot = snapshotCfdp(files, this.comms.service.clock.now());
    const partials = snapshot.transactions.filter((of) => of.role === 'receiving' && of.received.length > 0);
    this.procedures.run(
      STATE_LANE,
      'write-file-state',
      async () => {
        const flushed = await this.flush(partials.map(({ id }) => id));
        await writeFileState(this.disk, snapshot);
        return flushed;
      },
      (outcome) => {
        this.saving = false;
        if (outcome.ok) this.saved(snapshot.revision, outcome.value);
        else this.notSaved(outcome.error.message);
      },
    );
  }

  private async flush(transactions: readonly string[]): Promise<FlushedPartials> {
    const failed: { transaction: string; reason: string }[] = [];
    for (const transaction of transactions) {
      try {
        await this.store.flush(transaction);
      } catch (error) {
        if (!(error instanceof DiskError)) throw error;
        failed.push({ transaction, reason: error.message });
      }
    }
    return { failed };
  }

  private saved(revision: number, { failed }: FlushedPartials): void {
    // What it lacks now would be believed to be there: such a transfer ends.
    for (const { transaction, reason } of failed)
      this.give({ kind: 'failed', transaction, operation: 'write', reason });
    this.give({ kind: 'saved', revision });
    this.settle(null, revision);
    if (this.wantedRevision > revision) this.save();
    this.pump();
  }

  private notSaved(reason: string): void {
    const { service } = this.comms;
    service.event('FILE_STATE_NOT_STORED', { reason });
    this.retryUs = service.clock.now() + FILE_STATE_RETRY_US;
    this.settle(`not stored: ${reason}`, this.wantedRevision);
  }

  private settle(failure: string | null, revision: number): void {
    const due = this.waiting.filter((entry) => entry.revision <= revision);
    this.waiting = this.waiting.filter((entry) => entry.revision > revision);
    for (const { settled } of due) settled(failure);
  }
}

/** Segments that are read now have their room on the link already. */
function readingBytes(files: CfdpState): number {
  let bytes = 0;
  for (const of of files.transactions.values()) {
    if (of.role === 'sending') for (const [start, end] of of.reading) bytes += end - start;
  }
  return bytes;
}
