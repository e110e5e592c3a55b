/** Colours follow the reader's light or dark setting. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #d0d7de; --soft: #f3f5f7; }
@media (prefers-color-scheme: dark) { :root { --ink: #dfe4ea; --paper: #14181d; --line: #39424d; --soft: #1c222a; } }
body { margin: 0; font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 1120px; margin: 0 auto; padding: 16px; }
h1 span { padding: 2px 10px; border-radius: 4px; color: #fff; font-size: 0.7em; vertical-align: middle; }
span.passed { background: #1a7f37; } span.failed { background: #cf222e; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 3px 8px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { background: var(--soft); } tr.failed td:first-child, tr.high td, tr.fault td { color: #cf222e; font-weight: 600; }
tr.passed td:first-child { color: #1a7f37; } tr.not-judged td:first-child, tr.medium td { color: #9a6700; }
.u-title { font-size: 14px; } .u-legend { font-size: 12px; } .plot { margin-bottom: 12px; }
`;

/** Draws the plots with uPlot; all share one cursor and one time axis. */
export const pageScript = `
const INK = getComputedStyle(document.documentElement).getPropertyValue('--ink');
const LINE = getComputedStyle(document.documentElement).getPropertyValue('--line');
const COLOURS = ['#0969da', '#cf222e', '#1a7f37', '#9a6700', '#8250df', '#bf3989', '#57606a'];
const MARKS = { fault: '#cf222e', recovery: '#1a7f37', eclipse: '#8c959f', contact: '#54aeff' };
const sync = uPlot.sync('flight');
const clock = (s) => [s / 3600, (s / 60) % 60, s % 60].map((v) => String(Math.floor(v)).padStart(2, '0')).join(':');

function drawMarks(u) {
  const ctx = u.ctx;
  ctx.save();
  for (const mark of series.marks) {
    const x = Math.round(u.valToPos(mark.second, 'x', true));
    if (x < u.bbox.left || x > u.bbox.left + u.bbox.width) continue;
    ctx.strokeStyle = MARKS[mark.kind];
    ctx.setLineDash(mark.kind === 'fault' ? [] : [4, 4]);
    ctx.beginPath();
    ctx.moveTo(x, u.bbox.top);
    ctx.lineTo(x, u.bbox.top + u.bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

function draw(plot) {
  const seconds = series.seconds;
  const lines = plot.lines.map((line, index) => ({
    label: line.label, stroke: COLOURS[index % COLOURS.length], width: 1.5, spanGaps: false,
    paths: plot.levels || plot.title.startsWith('Jobs') ? uPlot.paths.stepped({ align: 1 }) : undefined, points: { show: false },
  }));
  const limits = plot.limits.map((limit) => ({
    label: limit.label, stroke: '#cf222e', width: 1, dash: [6, 4], points: { show: false },
  }));
  const axis = { stroke: INK, grid: { stroke: LINE, width: 1 }, ticks: { stroke: LINE } };
  const levels = plot.levels ? (u, values) => values.map((v) => plot.levels[v] ?? '') : undefined;
  const holder = document.createElement('div');
  holder.className = 'plot';
  document.getElementById('plots').append(holder);
  const chart = new uPlot({
    title: plot.unit ? plot.title + ' [' + plot.unit + ']' : plot.title,
    width: Math.min(1080, document.querySelector('main').clientWidth - 8), height: 200,
    scales: { x: { time: false } }, cursor: { sync: { key: sync.key } },
    series: [{ label: 'T+', value: (u, v) => (v == null ? '' : clock(v)) }, ...lines, ...limits],
    axes: [{ ...axis, values: (u, values) => values.map(clock) }, { ...axis, size: 70, values: levels }],
    hooks: { draw: [drawMarks] },
  }, [seconds, ...plot.lines.map((line) => line.values), ...plot.limits.map((limit) => seconds.map(() => limit.value))], holder);
  sync.sub(chart);
  return chart;
}

const charts = series.plots.filter((plot) => plot.lines.length > 0).map(draw);
addEventListener('resize', () => charts.forEach((chart) =>
  chart.setSize({ width: Math.min(1080, document.querySelector('main').clientWidth - 8), height: 200 })));
`;
