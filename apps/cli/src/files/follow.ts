import type { Event } from '@dawnline/contracts';
import type { Transfer } from '@hil/ground';
import { sleep, type Desk, type FileOptions } from './desk';
import { ProgressView } from './progress';

const POLL_MS = 100;
/** After a failure, for the event in which the craft says why (assumed: it comes with the next frames). */
const REASON_MS = 4_000;

/** How a transfer ended. */
export interface Outcome {
  readonly stage: Transfer['stage'];
  /** Why it is not done; '' when it is. */
  readonly fault: string;
}

/** What the craft said of a transfer that failed; null while it has said nothing. */
function toldByCraft({ session }: Desk, transaction: string): string | null {
  const event = session.seen<Event>(
    'Event',
    ({ code, parameters }) => code === 'FILE_FAILED' && parameters.transaction === transaction,
  );
  if (!event) return null;
  const { condition, detail } = event.parameters;
  return detail ? `${condition}: ${detail}` : condition;
}

async function reason(desk: Desk, { transaction, detail }: Transfer): Promise<string> {
  for (let waitedMs = 0; waitedMs < REASON_MS; waitedMs += POLL_MS) {
    const told = toldByCraft(desk, transaction);
    if (told !== null) return told;
    await sleep(POLL_MS);
  }
  return detail;
}

const failed = (fault: string): Outcome => ({ stage: 'failed', fault: `failed: ${fault}` });

/** Waits until a transfer is over, or patience ends. It goes on without anybody who waits. */
export async function follow(desk: Desk, transaction: string, { wait }: FileOptions): Promise<Outcome> {
  const { ground, output } = desk;
  const view = new ProgressView();
  const untilMs = performance.now() + wait / 1000;
  let stage: Transfer['stage'] = 'open';
  try {
    do {
      const report = ground.report();
      const transfer = report?.transfers.find((one) => one.transaction === transaction);
      if (transfer && report) {
        stage = transfer.stage;
        if (!output.json) view.show(transfer, report.station);
        if (stage === 'done') return { stage, fault: '' };
        if (stage === 'failed') return failed(await reason(desk, transfer));
      } else {
        // Of a file that the craft could not even open, the ground hears nothing but this.
        const told = toldByCraft(desk, transaction);
        if (told !== null) return failed(told);
      }
      await sleep(POLL_MS);
    } while (performance.now() < untilMs);
  } finally {
    view.end();
  }
  const fault = `not done in time: transfer ${transaction} goes on with the next contact; \`dawnline file list\` shows it, --wait waits longer`;
  return { stage, fault };
}
