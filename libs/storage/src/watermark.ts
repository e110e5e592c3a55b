import { strict as assert } from 'node:assert';
import { DiskError, type Disk } from '@dawnline/host';
import { encodeRecord, scanRecords } from './journal-record';
import { ensureFolder, folderOf } from './paths';
import { WATERMARK_MAX_BYTES, WATERMARK_MAX_ITEMS } from './storage.limits';
import type { Checkpoint } from './verification';

/** Which checkpoints of a job are verified, as acknowledged last. */
export interface Watermark {
  /** Rises with every change; 0 before the first. */
  readonly generation: number;
  /** Oldest first. */
  readonly verified: readonly Checkpoint[];
}

export interface WatermarkRead {
  readonly watermark: Watermark;
  /** Devices that gave no slot of the newest generation: refused, rotten, torn or behind. */
  readonly behind: readonly string[];
  /** Devices of which a slot could not be read: it may hold anything. */
  readonly unreadable: readonly string[];
}

/** How much a generation rises when a slot that could not be read may hold a later one (assumed: missed changes). */
const UNREADABLE_GAP = 1000;
export interface WatermarkWrite {
  readonly on: readonly string[];
  readonly error: DiskError | null;
}

const NONE: Watermark = { generation: 0, verified: [] };
const SLOTS = [0, 1] as const;

interface Slot {
  readonly slot: number;
  readonly watermark: Watermark;
}

/** What one device holds. */
interface Slots {
  readonly disk: Disk;
  readonly newest: Slot | null;
  readonly refused: boolean;
}

/**
 * The watermark in two slots on each device. A change overwrites the older slot, is flushed and read back; the highest
 * generation with a valid checksum counts. So neither a torn write nor one device that lies, rots or is gone can
 * make an acknowledged checkpoint forgotten or an older one the newest (fault:D1 to D5, inv:C1).
 */
export class WatermarkFile {
  constructor(
    private readonly disks: readonly Disk[],
    /** Slots are `{path}-0` and `{path}-1`. */
    private readonly path: string,
  ) {
    assert(disks.length >= 1, 'a watermark needs a device');
  }

  async read(): Promise<WatermarkRead> {
    return readOf(await this.scan());
  }

  /**
   * Names of the devices that hold the change, flushed and read back. It is acknowledged when there is at least one;
   * with one of two the mirror is lost until the next change.
   */
  async write(verified: readonly Checkpoint[]): Promise<WatermarkWrite> {
    assert(verified.length <= WATERMARK_MAX_ITEMS, `${verified.length} verified checkpoints`);
    const devices = await this.scan();
    const { watermark, unreadable } = readOf(devices);
    if (unreadable.length === devices.length)
      return { on: [], error: new DiskError('EIO', `no device tells watermark ${this.path}`) };
    const generation = watermark.generation + (unreadable.length > 0 ? UNREADABLE_GAP : 1);
    const on: string[] = [];
    let refusal: DiskError | null = null;
    for (const slots of devices) {
      try {
        await this.writeTo(slots, { generation, verified });
        on.push(slots.disk.name);
      } catch (error) {
        if (!(error instanceof DiskError)) throw error;
        refusal = error;
      }
    }
    return { on, error: refusal };
  }

  /** As `read`, and writes the newest watermark again where it is missing. */
  async readAndRepair(): Promise<WatermarkRead> {
    const devices = await this.scan();
    const read = readOf(devices);
    for (const slots of devices)
      if (read.behind.includes(slots.disk.name)) await this.writeTo(slots, read.watermark).catch(ours);
    return read;
  }

  async remove(): Promise<void> {
    for (const disk of this.disks) for (const slot of SLOTS) await disk.remove(`${this.path}-${slot}`);
  }

  private async scan(): Promise<Slots[]> {
    const devices: Slots[] = [];
    for (const disk of this.disks) devices.push(await this.slotsOf(disk));
    return devices;
  }

  private async writeTo({ disk, newest }: Slots, watermark: Watermark): Promise<void> {
    const slot = 1 - (newest?.slot ?? 1);
    const path = `${this.path}-${slot}`;
    const bytes = encodeRecord(path, watermark.generation, Buffer.from(JSON.stringify(watermark)));
    assert(bytes.length <= WATERMARK_MAX_BYTES, `watermark of ${bytes.length} bytes`);
    await ensureFolder(disk, folderOf(path));
    try {
      await disk.write(path, bytes);
      await disk.sync(path);
      await disk.syncFolder(folderOf(path));
      if (!Buffer.from(bytes).equals(await disk.read(path)))
        throw new DiskError('EIO', `watermark ${path} reads back altered`);
    } catch (error) {
      // After a failed flush the cache still shows what the device never took (fault:D7): it must not be mistaken for
      // the newest, or the next change would overwrite the one slot that is durable.
      await disk.remove(path).catch(ours);
      throw error;
    }
  }

  private async slotsOf(disk: Disk): Promise<Slots> {
    const slots: Slot[] = [];
    let refused = false;
    for (const slot of SLOTS) {
      try {
        const watermark = await this.readSlot(disk, slot);
        if (watermark) slots.push({ slot, watermark });
      } catch (error) {
        refused ||= !ours(error);
      }
    }
    slots.sort((a, b) => b.watermark.generation - a.watermark.generation);
    // It may be in the page cache only; nobody may act on it before it is durable.
    if (slots.length > 0 && !(await disk.sync(`${this.path}-${slots[0].slot}`).then(() => true, ours)))
      slots.shift();
    return { disk, newest: slots.at(0) ?? null, refused };
  }

  private async readSlot(disk: Disk, slot: number): Promise<Watermark | null> {
    const path = `${this.path}-${slot}`;
    const stat = await disk.stat(path);
    if (stat === null || !stat.plain || stat.bytes > WATERMARK_MAX_BYTES) return null;
    const [record] = scanRecords(path, await disk.read(path)).records;
    return record ? (JSON.parse(Buffer.from(record.payload).toString('utf8')) as Watermark) : null;
  }
}

function readOf(devices: readonly Slots[]): WatermarkRead {
  const newest = devices.flatMap((slots) => (slots.newest ? [slots.newest.watermark] : []));
  const watermark = newest.reduce((a, b) => (b.generation > a.generation ? b : a), NONE);
  const isBehind = ({ newest: slot }: Slots): boolean =>
    (slot?.watermark.generation ?? 0) < watermark.generation;
  return {
    watermark,
    behind: devices.filter(isBehind).map(({ disk }) => disk.name),
    unreadable: devices.filter(({ refused }) => refused).map(({ disk }) => disk.name),
  };
}

/** A refusal of the device is an answer; anything else is our bug. */
function ours(error: unknown): false {
  if (!(error instanceof DiskError)) throw error;
  return false;
}

/** Both sources of what is verified, oldest first; what both name counts once, and every one is read back before use. */
export function mergeVerified(ledger: readonly Checkpoint[], watermark: readonly Checkpoint[]): Checkpoint[] {
  const all = new Map(ledger.map((checkpoint) => [checkpoint.sequence, checkpoint]));
  for (const checkpoint of watermark) all.set(checkpoint.sequence, checkpoint);
  return [...all.values()].sort((a, b) => a.sequence - b.sequence);
}
