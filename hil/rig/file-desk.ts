import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LiveDisk } from '@dawnline/live';
import { GroundFiles, sealingKeyOf, type GroundKey, type GroundPacket, type Transfer } from '@hil/ground';
import { takeSequence } from './key-store';
import type { MissionClock } from './mission-clock';
import type { RigBus } from './rig-bus';

/** Wall time between two looks at the orders, and two reports (assumed). */
const LOOK_WALL_MS = 100;
/** Orders whose answers are kept (assumed). */
const ANSWERS_MAX_ITEMS = 64;
const MODE = 0o600;

export interface FileDeskOptions {
  readonly craft: string;
  readonly folder: string;
  readonly keyFile: string;
  readonly bus: RigBus;
  readonly clock: MissionClock;
  readonly stationInView: () => string;
  readonly uplinkBps: () => number;
  readonly onTrouble: (message: string) => void;
}

/** What the command line asks of the ground's files: one JSON file in `orders/`, named after its id. */
export type FileOrder =
  | { readonly kind: 'put'; readonly source: string; readonly destination: string }
  | { readonly kind: 'cancel'; readonly transaction: string };

/** `transfers.json`: what the ground's files are at. */
export interface FileReport {
  /** Whether a station has the craft in view. */
  readonly station: string;
  readonly answers: Readonly<Record<string, { readonly transaction: string } | { readonly refused: string }>>;
  readonly transfers: readonly Transfer[];
}

export const ORDERS_FOLDER = 'orders';
export const REPORT_FILE = 'transfers.json';
/** The ground's disk: outbox and inbox are in it. */
export const FILES_FOLDER = 'files';

/** The CFDP entity of a rig's ground, which the command line of the same machine orders by files. */
export class FileDesk {
  private files: GroundFiles | null = null;
  private answers: FileReport['answers'] = {};
  private lookedMs = 0;
  private reported = '';

  constructor(
    private readonly options: FileDeskOptions,
    key: GroundKey,
  ) {
    mkdirSync(join(options.folder, ORDERS_FOLDER), { recursive: true, mode: 0o700 });
    void this.open(key).catch((error: Error) => options.onTrouble(`files of the ground: ${error.message}`));
  }

  receive(packet: GroundPacket): void {
    this.files?.receive(packet);
  }

  step(): void {
    if (!this.files) return;
    this.files.tick();
    const nowMs = performance.now();
    if (nowMs - this.lookedMs < LOOK_WALL_MS) return;
    this.lookedMs = nowMs;
    this.takeOrders(this.files);
    this.report(this.files);
  }

  close(): void {
    this.files?.close();
  }

  private async open(key: GroundKey): Promise<void> {
    const { craft, folder, keyFile, bus, clock, stationInView, uplinkBps } = this.options;
    const disk = await LiveDisk.open('ground', join(folder, FILES_FOLDER));
    const files = new GroundFiles(
      { craft, key: sealingKeyOf(key), sequence: key.sequence },
      {
        nowUs: () => clock.now(),
        stationInView,
        uplinkBps,
        publish: (topic, frame) => bus.publishRaw(topic, frame, 1),
        takeSequence: (lowest) => takeSequence(keyFile, key.id, lowest),
        disk,
      },
    );
    await files.open();
    this.files = files;
  }

  private takeOrders(files: GroundFiles): void {
    const folder = join(this.options.folder, ORDERS_FOLDER);
    for (const name of readdirSync(folder)) {
      const [, id] = /^([\w-]+)\.json$/.exec(name) ?? [];
      if (id === undefined) continue;
      const text = readFileSync(join(folder, name), 'utf8');
      rmSync(join(folder, name));
      const order = orderOf(text);
      if (!order) {
        this.options.onTrouble(`order ${name} of the ground's files is no order`);
        continue;
      }
      const kept = Object.entries(this.answers).slice(1 - ANSWERS_MAX_ITEMS);
      this.answers = { ...Object.fromEntries(kept), [id]: answerOf(files, order) };
    }
  }

  private report(files: GroundFiles): void {
    const { stationInView, folder } = this.options;
    const report: FileReport = {
      station: stationInView(),
      answers: this.answers,
      transfers: files.transfers,
    };
    const text = JSON.stringify(report);
    const path = join(folder, REPORT_FILE);
    if (text === this.reported && existsSync(path)) return;
    this.reported = text;
    writeFileSync(`${path}.tmp`, text, { mode: MODE });
    renameSync(`${path}.tmp`, path);
  }
}

/** Null for what is none. */
function orderOf(text: string): FileOrder | null {
  try {
    const order = JSON.parse(text) as FileOrder;
    const fields = order.kind === 'put' ? [order.source, order.destination] : [order.transaction];
    const isKnown = order.kind === 'put' || order.kind === 'cancel';
    return isKnown && fields.every((field) => typeof field === 'string') ? order : null;
  } catch {
    return null;
  }
}

function answerOf(files: GroundFiles, order: FileOrder): { transaction: string } | { refused: string } {
  if (order.kind === 'put') return files.put(order.source, order.destination);
  const { transaction } = order;
  return files.cancel(transaction)
    ? { transaction }
    : { refused: `the ground has no transfer ${transaction}` };
}
