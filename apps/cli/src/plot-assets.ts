import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PlotAssets } from '@hil/verdict';

/** The charting library's own files; the page carries them, so that it needs no network. */
export function plotAssets(): PlotAssets {
  const folder = dirname(createRequire(__filename).resolve('uplot/dist/uPlot.min.css'));
  return {
    script: readFileSync(join(folder, 'uPlot.iife.min.js'), 'utf8'),
    style: readFileSync(join(folder, 'uPlot.min.css'), 'utf8'),
    licence: readFileSync(join(folder, '../LICENSE'), 'utf8'),
  };
}
