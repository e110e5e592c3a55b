import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Boot, ResetCause } from '../ports';

/** Bound of retained memory per service (the port's contract). */
export const RETAINED_LIMIT_BYTES = 64 * 1024;
const CRC_BYTES = 4;
const FOLDER_MODE = 0o700;

export interface LiveBootOptions {
  readonly service: string;
  /** Memory of this computer that survives a processor reset; the rig empties it at a power-on reset. */
  readonly retainedFolder: string;
  /** Non-volatile memory of this computer: boot counters and failed-unit marks. */
  readonly nonVolatileFolder: string;
  readonly resetCause: ResetCause;
  /** Given by the on-board computer; absent, this service counts its own boots. */
  readonly bootId?: number;
  /** Told when a stored item failed its check and was dropped. */
  readonly onCorrupt?: (file: string) => void;
}

/** Boot facts and retained memory in files, each with a CRC and replaced as a whole. */
export class LiveBoot implements Boot {
  readonly bootId: number;
  readonly instance: string;
  readonly resetCause: ResetCause;
  private readonly memory: Map<string, Uint8Array>;
  private readonly retainedFile: string;
  private readonly failedFile: string;

  constructor(private readonly options: LiveBootOptions) {
    for (const folder of [options.retainedFolder, options.nonVolatileFolder])
      mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    this.retainedFile = join(options.retainedFolder, `${options.service}.bin`);
    this.failedFile = join(options.nonVolatileFolder, 'failed-units.bin');
    const bootFile = join(options.nonVolatileFolder, `${options.service}.boot`);
    this.bootId = options.bootId ?? Number(this.load(bootFile)?.toString('utf8') ?? 0) + 1;
    store(bootFile, Buffer.from(String(this.bootId)));
    this.instance = `${options.service}-${process.pid}`;
    this.resetCause = options.resetCause;
    this.memory = new Map(
      Object.entries(
        JSON.parse(this.load(this.retainedFile)?.toString('utf8') ?? '{}') as Record<string, string>,
      ).map(([key, text]) => [key, new Uint8Array(Buffer.from(text, 'base64'))]),
    );
  }

  retained(key: string): Uint8Array | null {
    return this.memory.get(key)?.slice() ?? null;
  }

  retain(key: string, value: Uint8Array): void {
    const previous = this.memory.get(key);
    this.memory.set(key, value.slice());
    const bytes = [...this.memory].reduce((sum, [name, item]) => sum + name.length + item.length, 0);
    if (bytes > RETAINED_LIMIT_BYTES) {
      if (previous) this.memory.set(key, previous);
      else this.memory.delete(key);
      assert.fail(`retained memory holds ${RETAINED_LIMIT_BYTES} bytes; ${key} would make it ${bytes}`);
    }
    const texts = [...this.memory].map(([name, item]) => [name, Buffer.from(item).toString('base64')]);
    store(this.retainedFile, Buffer.from(JSON.stringify(Object.fromEntries(texts))));
  }

  failedUnits(): readonly string[] {
    return JSON.parse(this.load(this.failedFile)?.toString('utf8') ?? '[]') as string[];
  }

  markFailed(unit: string): void {
    const units = this.failedUnits();
    if (units.includes(unit)) return;
    store(this.failedFile, Buffer.from(JSON.stringify([...units, unit])));
  }

  /** Contents of a checked file; null when absent, or dropped because its check failed (FD-26). */
  private load(file: string): Buffer | null {
    let bytes: Buffer;
    try {
      bytes = readFileSync(file);
    } catch {
      return null;
    }
    const contents = bytes.subarray(CRC_BYTES);
    if (bytes.length >= CRC_BYTES && bytes.readUInt32BE(0) === crc32(contents)) return contents;
    rmSync(file, { force: true });
    this.options.onCorrupt?.(file);
    return null;
  }
}

/** Replaces a file as a whole, so that a killed process leaves the old or the new one. */
function store(file: string, contents: Buffer): void {
  const checked = Buffer.alloc(CRC_BYTES + contents.length);
  checked.writeUInt32BE(crc32(contents), 0);
  contents.copy(checked, CRC_BYTES);
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, checked, { mode: 0o600 });
  renameSync(temporary, file);
}
