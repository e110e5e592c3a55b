/** One line is one message of at most so many bytes, so that a write into the FIFO is atomic (JP-1). */
export const NOTIFY_LINE_MAX_BYTES = 512;

/** What one line says; unknown and private keys say nothing. */
export interface NotifyMessage {
  readonly ready: boolean;
  readonly heartbeat: boolean;
  readonly progress: { readonly step: number; readonly total: number } | null;
  readonly checkpoint: number | null;
}

const KEY = /^[A-Z][A-Z0-9_]*$/;
const PROGRESS = /^(\d{1,15})\/(\d{1,15})$/;
const COUNT = /^\d{1,9}$/;

/** The pairs of a line; free text only in a last STATUS=. Null when malformed. */
function pairsOf(line: string): ReadonlyMap<string, string> | null {
  const pairs = new Map<string, string>();
  let rest = line.trim();
  while (rest !== '') {
    const equals = rest.indexOf('=');
    const key = rest.slice(0, Math.max(equals, 0));
    if (!KEY.test(key)) return null;
    const text = rest.slice(equals + 1);
    const blank = key === 'STATUS' ? -1 : text.search(/\s/);
    pairs.set(key, blank < 0 ? text : text.slice(0, blank));
    rest = blank < 0 ? '' : text.slice(blank).trim();
  }
  return pairs.size > 0 ? pairs : null;
}

/** Reads one line without its newline; null when it is malformed and must be dropped (JP-1 to JP-3). */
export function parseNotify(line: string): NotifyMessage | null {
  if (Buffer.byteLength(line) > NOTIFY_LINE_MAX_BYTES) return null;
  const pairs = pairsOf(line);
  if (!pairs) return null;
  const progressText = pairs.get('X_PROGRESS');
  const checkpointText = pairs.get('X_CKPT');
  const progress = progressText === undefined ? null : PROGRESS.exec(progressText);
  if (progressText !== undefined && !progress) return null;
  if (checkpointText !== undefined && !COUNT.test(checkpointText)) return null;
  return {
    ready: pairs.get('READY') === '1',
    heartbeat: pairs.get('WATCHDOG') === '1',
    progress: progress ? { step: Number(progress[1]), total: Number(progress[2]) } : null,
    checkpoint: checkpointText === undefined ? null : Number(checkpointText),
  };
}

/** Cuts a byte stream into lines; an oversize one is dropped whole and counted. */
export class LineCutter {
  private rest = '';
  private skipping = false;
  dropped = 0;

  take(chunk: Uint8Array): string[] {
    const parts = (this.rest + Buffer.from(chunk).toString('latin1')).split('\n');
    this.rest = parts.pop() ?? '';
    const lines: string[] = [];
    for (const part of parts) {
      if (!this.skipping && part.length <= NOTIFY_LINE_MAX_BYTES) lines.push(part);
      else this.dropped += 1;
      this.skipping = false;
    }
    if (this.rest.length > NOTIFY_LINE_MAX_BYTES) {
      this.rest = '';
      this.skipping = true;
    }
    return lines;
  }
}
