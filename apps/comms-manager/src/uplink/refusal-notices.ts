// Refused frames as events, few enough for a flood: the first of each reason at once, then one count for each period.
import { REFUSAL_NOTICE_PERIOD_US } from '../comms-manager.limits';

interface Notice {
  readonly sinceUs: number;
  /** Refused since, and not told yet. */
  readonly untold: number;
}

/** By reason of refusal, of which there are few. */
export type RefusalNotices = ReadonlyMap<string, Notice>;
export const NO_NOTICES: RefusalNotices = new Map();

/** Counts one refused frame; `tell` when it is to be told at once. */
export function noteRefusal(
  notices: RefusalNotices,
  reason: string,
  nowUs: number,
): { readonly notices: RefusalNotices; readonly tell: boolean } {
  const known = notices.get(reason);
  if (!known) return { notices: new Map(notices).set(reason, { sinceUs: nowUs, untold: 0 }), tell: true };
  return { notices: new Map(notices).set(reason, { ...known, untold: known.untold + 1 }), tell: false };
}

/** What is to be told of the periods that ended; a reason without refusals in its period is forgotten. */
export function dueNotices(
  notices: RefusalNotices,
  nowUs: number,
): { readonly notices: RefusalNotices; readonly due: readonly { reason: string; frames: number }[] } {
  const next = new Map<string, Notice>();
  const due: { reason: string; frames: number }[] = [];
  for (const [reason, notice] of notices) {
    if (nowUs - notice.sinceUs < REFUSAL_NOTICE_PERIOD_US) next.set(reason, notice);
    else if (notice.untold > 0) {
      due.push({ reason, frames: notice.untold });
      next.set(reason, { sinceUs: nowUs, untold: 0 });
    }
  }
  return { notices: next, due };
}
