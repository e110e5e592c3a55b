import { createLogUpdate } from 'log-update';
import type { Transfer } from '@hil/ground';
import { sizeText } from '../jobs/desk';

const BAR_CELLS = 20;
/** Of plain lines, per cent. */
const STEP_PERCENT = 10;

export const percentOf = ({ bytes, size, stage }: Transfer): number =>
  stage === 'done' ? 100 : size === 0 ? 0 : Math.floor((100 * bytes) / size);

/** One line on how far a transfer is. `station` is '' while none has contact. */
export function progressLine(transfer: Transfer, station: string): string {
  const { transaction, way, bytes, size, gaps, stage, detail } = transfer;
  const percent = percentOf(transfer);
  const full = Math.round((percent * BAR_CELLS) / 100);
  const bar = '#'.repeat(full) + '.'.repeat(BAR_CELLS - full);
  const known = size === 0 && stage !== 'done' ? '' : `  ${sizeText(bytes)} of ${sizeText(size)}`;
  const lost = gaps > 0 ? `  ${gaps} gaps` : '';
  const where = stage === 'failed' ? detail : stage !== 'open' ? stage : station || 'waits for a contact';
  return `${transaction}  ${way}  ${String(percent).padStart(3)} %  [${bar}]${known}${lost}  ${where}`;
}

/** Shows one transfer: a bar in a terminal, else a line when something changed that is worth one. */
export class ProgressView {
  private readonly bar = process.stderr.isTTY ? createLogUpdate(process.stderr) : null;
  private shown = '';

  show(transfer: Transfer, station: string): void {
    const line = progressLine(transfer, station);
    if (this.bar) return this.bar(line);
    const mark = `${Math.floor(percentOf(transfer) / STEP_PERCENT)}/${transfer.stage}/${station}`;
    if (mark === this.shown) return;
    this.shown = mark;
    process.stderr.write(`${line}\n`);
  }

  end(): void {
    this.bar?.done();
  }
}
