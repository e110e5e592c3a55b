import { durationText, entriesOf, missionClock } from '@hil/record';
import type { FlightEntry } from '@hil/record';
import type { Verdict } from '../verdict';
import { pageScript, PAGE_STYLE } from './page-parts';
import { seriesOf } from './series';

/** The charting library's own files, read by the caller, so that the page is self-contained. */
export interface PlotAssets {
  readonly script: string;
  readonly style: string;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: unknown): string => String(value).replace(/[&<>"]/g, (letter) => ESCAPES[letter]);

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  classes: readonly string[] = [],
): string {
  const cells = (row: readonly string[], tag: string): string =>
    row.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('');
  const body = rows
    .map((row, index) => `<tr class="${classes[index] ?? ''}">${cells(row, 'td')}</tr>`)
    .join('\n');
  return `<div class="scroll"><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function checks(verdict: Verdict): string {
  const rows = verdict.checks.map((check) => [check.outcome, check.title, check.expected, check.got]);
  return table(
    ['verdict', 'check', 'expected', 'got'],
    rows,
    verdict.checks.map((check) => check.outcome),
  );
}

function faults(verdict: Verdict): string {
  const rows = verdict.faults.map((fault) => {
    const after = (us: number | null): string =>
      us === null || fault.onsetUs === null ? '-' : durationText(us - fault.onsetUs);
    const onset = fault.onsetUs === null ? 'never' : missionClock(fault.onsetUs);
    return [
      fault.fault,
      fault.target,
      onset,
      after(fault.detectedUs),
      fault.detectedBy,
      after(fault.recoveredUs),
    ];
  });
  return table(['fault', 'on', 'onset', 'detected after', 'by', 'recovered after'], rows);
}

function timeline(entries: readonly FlightEntry[]): string {
  const rows = entries.flatMap((entry): string[][] => {
    if (entry.kind === 'event') return [[missionClock(entry.t), entry.severity, entry.source, entry.text]];
    if (entry.kind === 'fault')
      return [[missionClock(entry.t), 'FAULT', entry.target, `${entry.fault} ${entry.what}`]];
    if (entry.kind === 'node') return [[missionClock(entry.t), 'NODE', entry.node, entry.what]];
    if (entry.kind === 'orbit') return [[missionClock(entry.t), 'ORBIT', entry.station, entry.what]];
    return [];
  });
  return table(
    ['time', 'severity', 'source', 'what'],
    rows,
    rows.map((row) => row[1].toLowerCase()),
  );
}

function facts(verdict: Verdict): string {
  const rows = [
    ['scenario', `${verdict.scenario}: ${verdict.title}`],
    ['world', verdict.world + (verdict.broker ? `, broker ${verdict.broker}` : '')],
    ['seed', String(verdict.seed)],
    ['mission time', durationText(verdict.durationUs)],
    ['wall time', `${verdict.wallSeconds.toFixed(1)} s`],
    ['fingerprint', verdict.fingerprint || 'none (live world)'],
    ['software', `${verdict.software}, Node ${verdict.node}`],
  ];
  return table(['', ''], rows);
}

/** One self-contained page: verdict, plots on one time axis, faults, jobs, timeline. */
export function verdictPage(verdict: Verdict, entries: readonly FlightEntry[], assets: PlotAssets): string {
  const series = seriesOf(entries);
  const word = verdict.passed ? 'passed' : 'failed';
  const data = JSON.stringify(series).replace(/</g, '\\u003c');
  const jobs = verdict.jobs.map((job) => [
    job.job,
    job.state,
    String(job.attempts),
    String(job.lostSteps),
    job.digest,
    job.goldenDigest,
  ]);
  const shown = entriesOf(entries, 'event').length;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dawnline ${text(verdict.scenario)}: ${word}</title>
<style>${assets.style}${PAGE_STYLE}</style></head>
<body><main>
<h1>${text(verdict.scenario)} <span class="${word}">${word}</span></h1>
${facts(verdict)}
<h2>Flight</h2><p>Drag to zoom, double-click to reset. Red lines: faults; green: recoveries; grey: eclipse; blue: contacts.</p>
<div id="plots"></div>
<h2>Checks</h2>${checks(verdict)}
<h2>Faults and recoveries</h2>${faults(verdict)}
<h2>Jobs</h2>${table(['job', 'state', 'attempts', 'lost steps', 'result digest', 'undisturbed digest'], jobs)}
<h2>Timeline (${shown} events)</h2>${timeline(entries)}
</main>
<script>${assets.script}</script>
<script>const series = ${data};\n${pageScript}</script>
</body></html>
`;
}
