import type { Command } from 'commander';
import {
  betaAngleDeg,
  formatUtc,
  predictEclipses,
  propagate,
  sunVector,
  US_PER_SECOND,
  type EclipseInterval,
} from '@dawnline/orbit';
import { readCraft } from '../craft-files';
import { chosenOrbit, orbitFields, orbitText, withOrbit, type OrbitOptions } from '../orbit/orbit-options';
import { shortUtc, spanFields, spanOf, withSpan, type SpanOptions } from '../orbit/span-options';
import { outputFor } from '../output';

interface EclipsesOptions extends OrbitOptions, SpanOptions {
  readonly start?: string;
  readonly json?: boolean;
}

/** Light fractions below which a craft counts as in the shadow at all, in eclipse, and in the umbra. */
const ANY_SHADOW = 1 - 1e-9;
const HALF = 0.5;
const UMBRA = 1e-9;

const secondsOf = (interval: EclipseInterval | undefined): number =>
  interval === undefined ? 0 : (interval.exitUs - interval.entryUs) / US_PER_SECOND;
const utc = (unixUs: number | undefined): string | null => (unixUs === undefined ? null : formatUtc(unixUs));

/** Field names are part of the command line: documented in docs/orbits.md. */
function rowOf(
  shadow: EclipseInterval,
  halves: readonly EclipseInterval[],
  umbras: readonly EclipseInterval[],
) {
  const inside = ({ entryUs, exitUs }: EclipseInterval): boolean =>
    entryUs >= shadow.entryUs && exitUs <= shadow.exitUs;
  const half = halves.find(inside);
  const umbra = umbras.find(inside);
  return {
    penumbra_entry: utc(shadow.entryUs),
    entry: utc(half?.entryUs),
    umbra_entry: utc(umbra?.entryUs),
    umbra_exit: utc(umbra?.exitUs),
    exit: utc(half?.exitUs),
    penumbra_exit: utc(shadow.exitUs),
    duration_s: secondsOf(half),
    umbra_s: secondsOf(umbra),
    penumbra_s: secondsOf(shadow),
  };
}

/** Where more than half of the Sun stays in view there is only a penumbra to tell. */
const edgeText = (half: string | null, penumbra: string | null): string =>
  half === null ? `partial, ${shortUtc(penumbra!)}` : shortUtc(half);

function eclipses(options: EclipsesOptions): void {
  const orbit = chosenOrbit(options, readCraft('odc-1'));
  const { fromUs, toUs } = spanOf(options, orbit);
  const [shadows, halves, umbras] = [ANY_SHADOW, HALF, UMBRA].map((light) =>
    predictEclipses(orbit.tle, fromUs, toUs, light),
  );
  const rows = shadows.map((shadow) => ({
    ...rowOf(shadow, halves, umbras),
    begins_before_span: shadow.entryUs === fromUs,
    ends_after_span: shadow.exitUs === toUs,
  }));
  const dark = halves.reduce((sum, half) => sum + secondsOf(half), 0);
  const eclipseShare = dark / ((toUs - fromUs) / US_PER_SECOND);
  const betaDeg = betaAngleDeg(propagate(orbit.tle, fromUs), sunVector(fromUs));
  const output = outputFor(options.json ?? false);
  if (output.json) {
    output.document({
      orbit: orbitFields(orbit),
      ...spanFields({ fromUs, toUs }),
      beta_angle_deg: betaDeg,
      eclipse_share: eclipseShare,
      eclipses: rows,
    });
    return;
  }
  output.text(
    `${orbitText(orbit)}\nbeta angle ${betaDeg.toFixed(1)}° at the start, in eclipse ${(eclipseShare * 100).toFixed(1)} % of the span`,
  );
  if (rows.length === 0) {
    output.text('No eclipse in this span.');
    return;
  }
  output.table(
    ['entry (UTC)', 'exit (UTC)', 'minutes', 'umbra, min', 'with penumbra, min'],
    rows.map((row) => [
      row.begins_before_span ? 'before the span' : edgeText(row.entry, row.penumbra_entry),
      row.ends_after_span ? 'after the span' : edgeText(row.exit, row.penumbra_exit),
      ...[row.duration_s, row.umbra_s, row.penumbra_s].map((seconds) => (seconds / 60).toFixed(2)),
    ]),
  );
}

export function addEclipses(program: Command): void {
  const command = program
    .command('eclipses')
    .description('Predict when an orbit passes through the shadow of the Earth, with penumbra');
  withSpan(withOrbit(command))
    .option('--json', 'one JSON document: ISO times, seconds, degrees')
    .addHelpText(
      'after',
      '\nEntry and exit are where half of the Sun’s disc is hidden. Examples:' +
        '\n  dawnline eclipses --start 2026-08-19T00:00:00Z --span 6h' +
        '\n  dawnline eclipses --altitude 35786 --inclination 0 --epoch 2027-03-20T00:00:00Z --span 3d --json',
    )
    .action((options: EclipsesOptions) => eclipses(options));
}
