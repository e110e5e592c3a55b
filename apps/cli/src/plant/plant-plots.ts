/** Plots of a run of the plant: one for each channel, a line for each of its elements. */
import { plotPage, type Plot } from '@hil/verdict';
import { plotAssets } from '../plot-assets';
import type { Column } from './channel-names';

/** Points per line: a page with more opens slowly (assumed). */
const POINTS_MAX = 8000;

export class PlantPlots {
  private readonly seconds: number[] = [];
  private readonly values: number[][];
  private readonly shades: { from: number; to: number }[] = [];
  private readonly every: number;
  private rows = 0;
  private darkSince: number | null = null;

  constructor(
    private readonly columns: readonly Column[],
    expectedRows: number,
  ) {
    this.values = columns.map(() => []);
    this.every = Math.max(1, Math.ceil(expectedRows / POINTS_MAX));
  }

  add(second: number, inEclipse: boolean, values: readonly number[]): void {
    if (inEclipse) this.darkSince ??= second;
    else this.endEclipse(second);
    if (this.rows++ % this.every !== 0) return;
    this.seconds.push(second);
    values.forEach((value, column) => this.values[column].push(value));
  }

  page(title: string, facts: readonly (readonly [string, string])[]): string {
    this.endEclipse(this.seconds.at(-1)!);
    const { seconds, shades } = this;
    return plotPage({ title, facts, seconds, plots: this.plots(), shades }, plotAssets());
  }

  private endEclipse(second: number): void {
    if (this.darkSince !== null) this.shades.push({ from: this.darkSince, to: second });
    this.darkSince = null;
  }

  private plots(): Plot[] {
    const names = [...new Set(this.columns.map(({ channel }) => channel.name))];
    return names.map((name) => {
      const lines = this.columns.flatMap(({ channel, label }, column) =>
        channel.name === name ? [{ label, values: this.values[column] }] : [],
      );
      const { unit, description } = this.columns.find(({ channel }) => channel.name === name)!.channel;
      return { title: `${name}: ${description}`, unit, lines, limits: [], digits: 3 };
    });
  }
}
