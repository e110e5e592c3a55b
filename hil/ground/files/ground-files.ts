import { strict as assert } from 'node:assert';
import {
  cfdpConfig,
  CRAFT_ENTITY,
  GROUND_ENTITY,
  newCfdp,
  restoreCfdp,
  snapshotCfdp,
  stepCfdp,
  UPLINK_PDU_MAX_BYTES,
  type CfdpInput,
  type CfdpOutput,
  type CfdpState,
} from '@dawnline/cfdp';
import { CommsManagerHousekeeping, Event, FilePdu } from '@dawnline/contracts';
import { DeviceStore, FileArea, perform, type FileOperation, type FileStore } from '@dawnline/files';
import { DiskError, type Disk } from '@dawnline/host';
import type { SealingKey } from '@dawnline/telecommand';
import type { GroundPacket } from '../ground-segment';
import { FileUplink } from './file-uplink';
import { EXPEDITED_BYTES, SAVE_RETRY_US } from './files.limits';
import { readState, writeState } from './state-file';
import { EndedTransfers, type Transfer } from './transfers';

/** Files that go up wait here, files that came down are here. Paths of the ground's own disk. */
export const OUTBOX = 'outbox';
export const INBOX = 'inbox';

export interface GroundFilesOptions {
  readonly craft: string;
  /** Key of role `file`; nobody else may send with it. */
  readonly key: SealingKey;
  /** Last sequence used with it. */
  readonly sequence: number;
}

export interface GroundFilesPorts {
  /** Mission time. */
  nowUs(): number;
  /** Station that has the craft in view, '' for none. */
  stationInView(): string;
  /** What the station sends now. */
  uplinkBps(): number;
  publish(topic: string, frame: Uint8Array): void;
  takeSequence(lowest: number): number;
  /** Folder of the ground's files and of what it knows of transfers. */
  readonly disk: Disk;
}

const CONFIG = cfdpConfig({
  entity: GROUND_ENTITY,
  remotes: [CRAFT_ENTITY],
  pduMaxBytes: UPLINK_PDU_MAX_BYTES,
});

const below = (folder: string, path: string): boolean => path.startsWith(`${folder}/`);

/** The ground's CFDP entity: call `open` once, `tick` about ten times a second of mission time, `receive` for each packet. */
export class GroundFiles {
  readonly uplink: FileUplink;
  private readonly store: FileStore;
  private readonly ended = new EndedTransfers();
  private readonly lanes = new Map<string, Promise<void>>();
  private state: CfdpState | null = null;
  private isClosed = false;
  private saving = false;
  /** Boot of comms-manager as it was last heard of. */
  private craftBoot = 0;
  private wantedRevision = 0;
  private saveAfterUs = 0;

  constructor(
    options: GroundFilesOptions,
    private readonly ports: GroundFilesPorts,
  ) {
    const { key, sequence } = options;
    this.uplink = new FileUplink(key, sequence, {
      nowUs: () => ports.nowUs(),
      publish: (frame) => ports.publish(`gs/${ports.stationInView()}/${options.craft}/uplink`, frame),
      takeSequence: (lowest) => ports.takeSequence(lowest),
    });
    this.store = new DeviceStore(
      new FileArea(ports.disk, {
        mayRead: (path) => below(OUTBOX, path),
        mayList: () => false,
        mayWrite: (path) => below(INBOX, path),
        partials: 'partials',
        reserveBytes: 0,
      }),
    );
  }

  /** Transfers, ended ones first. */
  get transfers(): Transfer[] {
    return this.state ? this.ended.all(this.state) : [];
  }

  /** Goes on where an earlier life ended. */
  async open(): Promise<void> {
    const { disk } = this.ports;
    for (const folder of [OUTBOX, INBOX]) await disk.makeFolder(folder);
    await disk.syncFolder('');
    const snapshot = await readState(disk);
    const nowUs = this.ports.nowUs();
    const restored = snapshot ? restoreCfdp(CONFIG, snapshot, nowUs) : null;
    this.state = restored?.state ?? newCfdp(CONFIG);
    await this.store.keep([...this.state.transactions.keys()]);
    this.carryOut(restored?.outputs ?? []);
  }

  /** Files stay as they are on the disk. */
  close(): void {
    this.isClosed = true;
  }

  /**
   * Sends a file of the outbox. Gives its transaction, or what stands against it.
   */
  put(source: string, destination: string): { transaction: string } | { refused: string } {
    const outputs = this.give({ kind: 'put', source, destination, to: CRAFT_ENTITY });
    for (const output of outputs) {
      if (output.kind !== 'indication') continue;
      const { indication } = output;
      if (indication.type === 'accepted') return { transaction: indication.file.transaction };
      if (indication.type === 'refused') return { refused: indication.reason };
    }
    return { refused: 'the engine did not take it' };
  }

  /** Ends a transfer, either way. False when the ground has none of this name open. */
  cancel(transaction: string): boolean {
    if (!this.state?.transactions.has(transaction)) return false;
    this.give({ kind: 'cancel', transaction });
    return true;
  }

  /** Takes what came down; packets of others are left alone. */
  receive({ contract, message }: Pick<GroundPacket, 'contract' | 'message'>): void {
    if (!this.state || this.isClosed) return;
    if (contract === FilePdu.name) {
      this.give({ kind: 'pdu', bytes: (message as FilePdu).pdu });
      this.answer();
    } else if (contract === CommsManagerHousekeeping.name) {
      this.takeHousekeeping(message as CommsManagerHousekeeping);
    } else if (contract === Event.name) this.takeEvent(message as Event);
  }

  tick(): void {
    if (!this.state || this.isClosed) return;
    const bitS = this.ports.stationInView() === '' ? 0 : this.ports.uplinkBps();
    const isOpen = bitS > 0;
    const room = this.uplink.room(bitS, UPLINK_PDU_MAX_BYTES);
    if (this.state.clock.open !== isOpen) this.give({ kind: 'link', open: isOpen });
    this.give({ kind: 'tick' });
    if (this.wantedRevision > 0 && this.ports.nowUs() >= this.saveAfterUs) this.save();
    if (!isOpen) return;
    this.answer();
    if (room >= UPLINK_PDU_MAX_BYTES) this.give({ kind: 'may-send', bytes: room });
  }

  private answer(): void {
    if (this.state?.clock.open) this.give({ kind: 'may-send', bytes: EXPEDITED_BYTES, only: 'expedited' });
  }

  /** After a reset the craft goes on above a reserved bound (LK-14). */
  private takeHousekeeping({ header, fileReplayBound }: CommsManagerHousekeeping): void {
    if (header.bootId === this.craftBoot) return;
    this.craftBoot = header.bootId;
    this.uplink.jumpTo(fileReplayBound);
  }

  /** It says so too when it refuses a number below. */
  private takeEvent({ code, parameters }: Event): void {
    if (code !== 'TELECOMMAND_REFUSED' || parameters.refusal !== 'REPLAYED') return;
    const bound = Number(parameters.bound);
    if (Number(parameters.key) === this.uplink.keyId && Number.isSafeInteger(bound))
      this.uplink.jumpTo(bound);
  }

  private give(input: CfdpInput): readonly CfdpOutput[] {
    assert(this.state, 'the state was not read yet');
    const step = stepCfdp(this.state, input, this.ports.nowUs());
    this.state = step.state;
    this.carryOut(step.outputs);
    return step.outputs;
  }

  private carryOut(outputs: readonly CfdpOutput[]): void {
    for (const output of outputs) {
      if (output.kind === 'send') {
        // What the engine sends after a contact is lost on the way, as any frame.
        if (this.ports.stationInView() !== '') this.uplink.send(output.pdu);
      } else if (output.kind === 'indication') this.ended.take(output.indication);
      else if (output.kind === 'save') {
        this.wantedRevision = output.revision;
        this.save();
      } else this.perform(output);
    }
  }

  /** Operations of one transaction one after another. */
  private perform(operation: FileOperation): void {
    const { transaction } = operation;
    const before = this.lanes.get(transaction) ?? Promise.resolve();
    const lane = before.then(async () => {
      const input = await perform(this.store, operation);
      if (input && !this.isClosed) this.give(input);
    });
    this.lanes.set(transaction, lane);
    void lane.then(() => {
      if (this.lanes.get(transaction) === lane) this.lanes.delete(transaction);
    });
  }

  private save(): void {
    if (this.saving || !this.state || this.isClosed) return;
    this.saving = true;
    const snapshot = snapshotCfdp(this.state, this.ports.nowUs());
    const written = async (): Promise<void> => {
      for (const { id, role } of snapshot.transactions) if (role === 'receiving') await this.store.flush(id);
      await writeState(this.ports.disk, snapshot);
    };
    void written().then(
      () => {
        this.saving = false;
        if (this.isClosed) return;
        if (this.wantedRevision <= snapshot.revision) this.wantedRevision = 0;
        this.give({ kind: 'saved', revision: snapshot.revision });
        if (this.wantedRevision > 0) this.save();
      },
      (error: unknown) => {
        if (!(error instanceof DiskError)) throw error;
        this.saving = false;
        this.saveAfterUs = this.ports.nowUs() + SAVE_RETRY_US;
      },
    );
  }
}
