import type { Transfer } from '@hil/ground';
import { sleep, type Desk, type FileOptions } from './desk';
import { ProgressView } from './progress';

const POLL_MS = 100;

/** Waits until a transfer is over, or patience ends; gives how it stands then, null when the ground never had it. */
export async function follow(
  { ground, output }: Desk,
  transaction: string,
  { wait }: FileOptions,
): Promise<Transfer | null> {
  const view = new ProgressView();
  const untilMs = performance.now() + wait / 1000;
  let last: Transfer | null = null;
  for (;;) {
    const report = ground.report();
    const transfer = report?.transfers.find((one) => one.transaction === transaction);
    if (transfer && report) {
      last = transfer;
      if (!output.json) view.show(transfer, report.station);
      if (transfer.stage === 'done' || transfer.stage === 'failed') break;
    }
    if (performance.now() >= untilMs) break;
    await sleep(POLL_MS);
  }
  view.end();
  return last;
}

/** Why a transfer that is not done is not; `''` for one that is. */
export function faultOf(transfer: Transfer | null, transaction: string): string {
  if (transfer?.stage === 'done') return '';
  if (transfer?.stage === 'failed') return `failed: ${transfer.detail}`;
  return `not done in time: transfer ${transaction} goes on with the next contact; \`dawnline file list\` shows it, --wait waits longer`;
}
