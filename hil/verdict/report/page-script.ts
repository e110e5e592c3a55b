/** Draws the plots with uPlot; all share one cursor, one time axis and one zoom. Reads \`flight\`. */
export const PAGE_SCRIPT = `
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const wide = () => document.querySelector('main').clientWidth - 2 * parseFloat(getComputedStyle(document.querySelector('main')).paddingLeft);
const narrow = () => wide() < 600;
const clock = (s) => [s / 3600, (s / 60) % 60, s % 60].map((v) => String(Math.floor(v)).padStart(2, '0')).join(':');
const CLOCK_STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
const LANE_HEIGHT = 32;
const AXIS_HEIGHT = 34;

function shade(u) {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = css('shade');
  for (const { from, to } of flight.shades) {
    const x = u.valToPos(from, 'x', true);
    ctx.fillRect(x, bbox.top, u.valToPos(to, 'x', true) - x, bbox.height);
  }
  ctx.restore();
}

function onsets(u) {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = css('bad');
  ctx.lineWidth = uPlot.pxRatio;
  ctx.font = 'bold ' + 11 * uPlot.pxRatio + 'px system-ui, sans-serif';
  ctx.setLineDash([]);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  for (const { number, at } of flight.onsets) {
    const x = Math.round(u.valToPos(at, 'x', true)) + 0.5;
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.fillText(String(number), x, bbox.top - 1);
  }
  ctx.restore();
}

function fitted(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  let length = text.length;
  while (length > 1 && ctx.measureText(text.slice(0, length) + '…').width > width) length--;
  return text.slice(0, length) + '…';
}

function drawLanes(lanes) {
  return (u) => {
    const { ctx, bbox } = u;
    const ratio = uPlot.pxRatio;
    const height = bbox.height / lanes.length;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.font = 12 * ratio + 'px system-ui, sans-serif';
    ctx.setLineDash([]);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'top';
    ctx.lineJoin = 'round';
    ctx.lineWidth = 4 * ratio;
    lanes.forEach((lane, row) => {
      const top = bbox.top + row * height;
      const bar = top + 18 * ratio;
      const label = fitted(ctx, lane.label, bbox.width - 8 * ratio);
      ctx.strokeStyle = css('paper');
      ctx.strokeText(label, bbox.left + 4 * ratio, top + 3 * ratio);
      ctx.fillStyle = css('ink');
      ctx.fillText(label, bbox.left + 4 * ratio, top + 3 * ratio);
      // What is short and bad stays visible at any zoom.
      const spans = [...lane.spans].sort((a, b) => (a.tone === 'bad') - (b.tone === 'bad'));
      for (const { from, to, tone } of spans) {
        const x = u.valToPos(from, 'x', true);
        ctx.fillStyle = css(tone);
        ctx.fillRect(x, bar, Math.max((tone === 'bad' ? 3 : 1) * ratio, u.valToPos(to, 'x', true) - x), 9 * ratio);
      }
      for (const { at, tone } of lane.ticks) {
        ctx.fillStyle = css(tone);
        ctx.fillRect(u.valToPos(at, 'x', true) - ratio, bar - 2 * ratio, 2 * ratio, 13 * ratio);
      }
    });
    ctx.restore();
  };
}

function heading(title, unit, legend) {
  const holder = document.createElement('div');
  holder.className = 'plot';
  const line = document.createElement('h3');
  line.textContent = title;
  const small = document.createElement('small');
  small.textContent = unit ? '[' + unit + ']' : '';
  for (const { tone, label } of legend) {
    const key = document.createElement('span');
    const mark = document.createElement('i');
    mark.style.background = 'var(--' + tone + ')';
    key.append(mark, label);
    small.append(key, ' ');
  }
  line.append(small);
  holder.append(line);
  document.getElementById('plots').append(holder);
  return holder;
}

const axis = () => ({
  stroke: () => css('ink'),
  grid: { stroke: () => css('line'), width: 1 },
  ticks: { stroke: () => css('line'), width: 1 },
});
const timeAxis = () => ({ ...axis(), size: AXIS_HEIGHT, space: 70, incrs: CLOCK_STEPS, values: (u, splits) => splits.map(clock) });
const axisSize = () => (narrow() ? 76 : 84);
const common = (height) => ({
  width: wide(), height: height(), padding: [16, 12, 0, 0],
  scales: { x: { time: false, range: (u, low, high) => [low ?? 0, high ?? flight.end] } },
  cursor: { sync: { key: 'flight', scales: ['x', null] }, y: false },
});

function drawPlot(plot) {
  const height = () => (plot.levels ? 170 : narrow() ? 190 : 210);
  const stepped = plot.levels ? uPlot.paths.stepped({ align: 1 }) : undefined;
  const named = plot.levels ? (u, value) => plot.levels[value] ?? '' : (u, value) => (value == null ? '' : value.toFixed(plot.digits ?? 1));
  const lines = plot.lines.map((line, index) => ({
    label: line.label, stroke: () => css('line' + (index % 6)), width: plot.levels ? 2 : 1.5,
    paths: stepped, points: { show: false }, value: named,
  }));
  const limits = plot.limits.map((limit) => ({
    label: limit.label, stroke: () => css('bad'), width: 1, dash: [6, 4], points: { show: false }, value: () => '',
  }));
  const options = common(height);
  if (plot.levels) options.scales.y = { range: () => [-0.3, plot.levels.length - 0.7] };
  const splits = plot.levels ? { splits: () => plot.levels.map((_, level) => level), values: () => plot.levels } : {};
  const chart = new uPlot({
    ...options,
    series: [{ label: 'T+', value: (u, v) => (v == null ? '' : clock(v)) }, ...lines, ...limits],
    axes: [timeAxis(), { ...axis(), size: axisSize, ...splits }],
    hooks: { drawClear: [shade], draw: [onsets] },
  }, [flight.seconds, ...plot.lines.map((line) => line.values), ...plot.limits.map(({ value }) => flight.seconds.map(() => value))],
  heading(plot.title, plot.unit, []));
  return { chart, height };
}

function drawChart({ title, legend, lanes }) {
  const height = () => lanes.length * LANE_HEIGHT + AXIS_HEIGHT + 16;
  const options = common(height);
  options.scales.y = { range: () => [0, 1] };
  const chart = new uPlot({
    ...options, legend: { show: false },
    series: [{}, { points: { show: false } }],
    axes: [timeAxis(), { ...axis(), size: axisSize, splits: () => [], grid: { show: false } }],
    hooks: { drawClear: [shade], draw: [onsets, drawLanes(lanes)] },
  }, [flight.seconds, flight.seconds.map(() => null)], heading(title, '', legend));
  return { chart, height };
}

const charts = [...flight.charts.map(drawChart), ...flight.plots.map(drawPlot)];
addEventListener('resize', () => charts.forEach(({ chart, height }) => chart.setSize({ width: wide(), height: height() })));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach(({ chart }) => chart.redraw()));
`;
