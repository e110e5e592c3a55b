import { strict as assert } from 'node:assert';
import { durationText, missionClock } from '@hil/record';
import type { FlightEntry } from '@hil/record';
import { countsText, type Verdict } from '../verdict';
import { lanesOf } from './lanes';
import { PAGE_SCRIPT } from './page-script';
import { PAGE_STYLE } from './page-style';
import { seriesOf } from './series';
import { html, table } from './tables';
import { timeline } from './timeline';

/** The charting library's own files, read by the caller, so that the page needs nothing else. */
export interface PlotAssets {
  readonly script: string;
  readonly style: string;
  /** Text of the library's licence; it travels with every copy. */
  readonly licence: string;
}

const after = (onsetUs: number | null, us: number | null): string =>
  us === null || onsetUs === null ? '-' : durationText(us - onsetUs);

function facts(verdict: Verdict): string {
  const rows = [
    ['world', verdict.world + (verdict.broker ? `, broker ${verdict.broker}` : '')],
    ...(verdict.external.length > 0 ? [['real hardware', verdict.external.join(', ')]] : []),
    ['seed', String(verdict.seed)],
    [
      'flight',
      `${durationText(verdict.durationUs)} of mission in ${durationText(verdict.wallSeconds * 1e6)}`,
    ],
    ['fingerprint', verdict.fingerprint || 'none (live world)'],
    ['software', `Dawnline ${verdict.software}, Node ${verdict.node}`],
  ];
  return table([], ['word', 'long'], rows);
}

function checks(verdict: Verdict): string {
  // What failed comes first.
  const rank = { failed: 0, 'not-judged': 1, passed: 2 };
  const sorted = [...verdict.checks].sort((a, b) => rank[a.outcome] - rank[b.outcome]);
  return table(
    ['verdict', 'check', 'expected', 'got'],
    ['word', 'long', 'long', 'long'],
    sorted.map((check) => [check.outcome.replace('-', ' '), check.title, check.expected, check.got]),
    sorted.map((check) => check.outcome),
  );
}

function faults(verdict: Verdict): string {
  return table(
    ['', 'fault', 'on', 'onset', 'detected after', 'by', 'recovered after'],
    ['word', 'word', 'word', 'time', 'time', 'word', 'time'],
    verdict.faults.map((fault, index) => [
      String(index + 1),
      fault.fault,
      fault.target,
      fault.onsetUs === null ? fault.refused || 'never struck' : missionClock(fault.onsetUs),
      after(fault.onsetUs, fault.detectedUs),
      fault.detectedBy,
      after(fault.onsetUs, fault.recoveredUs),
    ]),
  );
}

function jobs(verdict: Verdict): string {
  return table(
    ['job', 'state', 'attempts', 'lost steps', 'result digest', 'digest of the undisturbed run'],
    ['word', 'word', 'word', 'word', 'digest', 'digest'],
    verdict.jobs.map((job) => [
      job.job,
      job.state,
      String(job.attempts),
      String(job.lostSteps),
      job.digest || '-',
      job.goldenDigest || '-',
    ]),
  );
}

/** One self-contained page: verdict, plots on one time axis, checks, faults, jobs, timeline. */
export function verdictPage(verdict: Verdict, entries: readonly FlightEntry[], assets: PlotAssets): string {
  assert(
    !/<\/(script|style)/i.test(assets.script + assets.style),
    'the plot library can stand inside a page',
  );
  const word = verdict.passed ? 'passed' : 'failed';
  const flight = {
    end: verdict.durationUs / 1e6,
    ...seriesOf(entries),
    ...lanesOf(verdict, entries),
  };
  // The header of the minified library is an address; its licence stands in full instead.
  const library = assets.script.replace(/^\s*\/\*![^]*?\*\//, '');
  const licence = assets.licence.replaceAll('--', '- -');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dawnline ${html(verdict.scenario)}: ${word}</title>
<style>${assets.style}${PAGE_STYLE}</style></head>
<body><main>
<h1>${html(verdict.scenario)} <span class="${word}">${word}</span></h1>
<p>${html(verdict.title)}. ${countsText(verdict)}.</p>
${facts(verdict)}
<h2>Flight</h2>
<p class="dim">Mission time T+. Grey bands are eclipses, numbered red lines the onsets of faults, dashed red lines limits.
Drag to zoom, double-click to see all.</p>
<div id="plots"></div>
<h2>Checks</h2>${checks(verdict)}
${verdict.faults.length > 0 ? `<h2>Faults</h2>${faults(verdict)}` : ''}
${verdict.jobs.length > 0 ? `<h2>Jobs</h2>${jobs(verdict)}` : ''}
<h2>Timeline</h2>${timeline(entries)}
</main>
<!-- Plots are drawn by uPlot:
${html(licence)} -->
<script>${library}</script>
<script>const flight = ${JSON.stringify(flight).replace(/</g, '\\u003c')};
${PAGE_SCRIPT}</script>
</body></html>
`;
}
