import type { Verdict } from '../verdict';

/** The verdict as JSON; docs/flight-record.md lists the fields and their units. */
export function verdictJson(verdict: Verdict): string {
  return `${JSON.stringify(verdict, null, 2)}\n`;
}
