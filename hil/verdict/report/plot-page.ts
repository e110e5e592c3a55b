/** A page of plots only, drawn as the verdict's page draws them. */
import { strict as assert } from 'node:assert';
import type { PlotAssets } from './page';
import { PAGE_SCRIPT } from './page-script';
import { PAGE_STYLE } from './page-style';
import type { Plot } from './series';
import { html, table } from './tables';

export interface PlotPage {
  readonly title: string;
  /** Name and value of what was set. */
  readonly facts: readonly (readonly [string, string])[];
  /** Seconds since the start, one for each point of each line. */
  readonly seconds: readonly number[];
  readonly plots: readonly Plot[];
  /** Eclipses, in seconds since the start. */
  readonly shades: readonly { readonly from: number; readonly to: number }[];
}

/** One self-contained page. */
export function plotPage(page: PlotPage, assets: PlotAssets): string {
  assert(page.seconds.length > 0, 'a page of plots has points');
  const { title, facts, seconds, plots, shades } = page;
  const flight = { end: seconds.at(-1), seconds, plots, shades, charts: [], onsets: [] };
  const library = assets.script.replace(/^\s*\/\*![^]*?\*\//, '');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dawnline ${html(title)}</title>
<style>${assets.style}${PAGE_STYLE}</style></head>
<body><main>
<h1>${html(title)}</h1>
${table([], ['word', 'long'], facts)}
<p class="dim">Time T+ since the start. Grey bands are eclipses. Drag to zoom, double-click to see all.</p>
<div id="plots"></div>
</main>
<!-- Plots are drawn by uPlot:
${html(assets.licence.replaceAll('--', '- -'))} -->
<script>${library}</script>
<script>const flight = ${JSON.stringify(flight).replace(/</g, '\\u003c')};
${PAGE_SCRIPT}</script>
</body></html>
`;
}
