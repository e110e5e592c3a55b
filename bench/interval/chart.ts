// The curves of the sweep as one self-contained SVG: a panel for each scenario, both axes logarithmic.
import type { Point } from './compare';

export interface Panel {
  readonly id: string;
  readonly curves: readonly { readonly family: string; readonly points: readonly Point[] }[];
  readonly ours: { readonly costS: number };
  readonly daly: Point | null;
}

const WIDTH = 420;
const HEIGHT = 260;
const MARGIN = { left: 56, right: 12, top: 28, bottom: 40 };
const COLOURS = ['#999999', '#1f77b4', '#2ca02c'];
const OURS = '#d62728';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Decades between two values, both ends included when they are on one. */
function decades(from: number, to: number): number[] {
  const first = Math.ceil(Math.log10(from));
  const last = Math.floor(Math.log10(to));
  return Array.from({ length: last - first + 1 }, (_, k) => 10 ** (first + k));
}

const scale = (from: number, to: number, low: number, high: number) => (value: number) =>
  low + ((high - low) * Math.log(value / from)) / Math.log(to / from);

function panelOf({ id, curves, ours, daly }: Panel, left: number, top: number): string {
  const points = curves.flatMap((curve) => curve.points);
  const intervals = points.map(({ intervalS }) => intervalS);
  const hours = [...points.map(({ costS }) => costS), ours.costS].map((costS) => costS / 3600);
  const [x0, x1] = [Math.min(...intervals), Math.max(...intervals)];
  const [y0, y1] = [Math.min(...hours) / 1.3, Math.max(...hours) * 1.3];
  const x = scale(x0, x1, left + MARGIN.left, left + WIDTH - MARGIN.right);
  const y = scale(y0, y1, top + HEIGHT - MARGIN.bottom, top + MARGIN.top);
  const floor = y(y0);
  const lines = [
    `<text x="${left + MARGIN.left}" y="${top + 18}" font-weight="bold">${escape(id)}</text>`,
    ...decades(x0, x1).map(
      (at) =>
        `<path d="M${x(at)} ${floor}V${y(y1)}" stroke="#eee"/>` +
        `<text x="${x(at)}" y="${floor + 14}" text-anchor="middle">${at}</text>`,
    ),
    ...decades(y0, y1).map(
      (at) =>
        `<path d="M${x(x0)} ${y(at)}H${x(x1)}" stroke="#eee"/>` +
        `<text x="${x(x0) - 5}" y="${y(at) + 4}" text-anchor="end">${at}</text>`,
    ),
    `<path d="M${x(x0)} ${y(y1)}V${floor}H${x(x1)}" fill="none" stroke="#333"/>`,
    `<text x="${(x(x0) + x(x1)) / 2}" y="${floor + 30}" text-anchor="middle">fixed interval, s</text>`,
    `<text transform="translate(${left + 14} ${(floor + y(y1)) / 2}) rotate(-90)" text-anchor="middle">lost + saving, h</text>`,
    ...curves.map(({ points: curve }, k) => {
      const path = curve.map(
        ({ intervalS, costS }) => `${x(intervalS).toFixed(1)} ${y(costS / 3600).toFixed(1)}`,
      );
      return `<path d="M${path.join('L')}" fill="none" stroke="${COLOURS[k]}" stroke-width="1.5"/>`;
    }),
    `<path d="M${x(x0)} ${y(ours.costS / 3600)}H${x(x1)}" stroke="${OURS}" stroke-width="1.5" stroke-dasharray="6 3"/>`,
    ...(daly
      ? [`<circle cx="${x(daly.intervalS)}" cy="${y(daly.costS / 3600)}" r="4" fill="none" stroke="#333"/>`]
      : []),
  ];
  return lines.join('\n');
}

/** A picture of all scenarios with one legend. */
export function chartOf(panels: readonly Panel[]): string {
  const rows = Math.ceil((panels.length + 1) / 2);
  const place = (k: number): [number, number] => [(k % 2) * WIDTH, Math.floor(k / 2) * HEIGHT];
  const drawn = panels.map((panel, k) => panelOf(panel, ...place(k)));
  const names = panels[0].curves.map(({ family }, k) => [family, COLOURS[k]] as const);
  const [left, top] = place(panels.length);
  const legend = [...names, ['ours', OURS] as const, ["Daly's interval (circle)", '#333'] as const].map(
    ([name, colour], k) =>
      `<path d="M${left + 60} ${top + 56 + 20 * k}h24" stroke="${colour}" stroke-width="2"/>` +
      `<text x="${left + 92}" y="${top + 60 + 20 * k}">${escape(name)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * WIDTH}" height="${rows * HEIGHT}" font-family="sans-serif" font-size="11">`,
    '<rect width="100%" height="100%" fill="white"/>',
    ...drawn,
    ...legend,
    '</svg>',
    '',
  ].join('\n');
}
