import { missionClock } from '@hil/record';
import type { FlightEntry } from '@hil/record';
import { html, table } from './tables';

/** Rows that a page shows; a reader of more takes the record itself (assumed). */
const ROWS_MAX = 3000;

/** Severity or kind, source, and words for an entry that people read. */
function wordsOf(entry: FlightEntry): [kind: string, source: string, text: string] | null {
  switch (entry.kind) {
    case 'event':
      return [entry.severity, entry.source, entry.text];
    case 'fault': {
      const reason = entry.what === 'refused' ? `: ${String(entry.details.reason ?? '')}` : '';
      return ['FAULT', entry.target, `${entry.fault} ${entry.what}${reason}`];
    }
    case 'node':
      return ['NODE', entry.node, entry.what];
    case 'telecommand':
      return ['COMMAND', entry.target, `${entry.requestId} ${entry.stage} ${entry.detail}`.trim()];
    case 'orbit':
      return ['ORBIT', entry.station, entry.what.replaceAll('-', ' ')];
    case 'device':
      return ['HARDWARE', entry.device, `${entry.what.replace('-', ' ')} ${entry.detail}`.trim()];
    case 'world':
      return ['WORLD', entry.target, `${entry.what} ${String(entry.details.fault ?? '')}`.trim()];
    case 'rate':
      return ['RATE', 'rig', `${entry.rate}x: ${entry.reason}`];
    case 'start':
    case 'end':
    case 'telemetry':
    case 'truth':
      return null;
  }
}

export function timeline(entries: readonly FlightEntry[]): string {
  const rows = entries.flatMap((entry) => {
    const words = wordsOf(entry);
    return words ? [[missionClock(entry.t), ...words]] : [];
  });
  const shown = rows.slice(0, ROWS_MAX);
  const rest = rows.length - shown.length;
  const note = rest > 0 ? `<p>${html(rest)} further rows are in the flight record only.</p>` : '';
  const body = table(
    ['time', 'kind', 'source', 'what'],
    ['time', 'word', 'word', 'long'],
    shown,
    shown.map((row) => row[1].toLowerCase()),
  );
  return body + note;
}
