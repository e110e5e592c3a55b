import { predictPasses } from '@dawnline/orbit';
import type { LinkFault } from '@hil/devices';
import { graded, numberOf, textOf, US_PER_S, type EffectContext, type Effects, type Start } from './effect';

/** Every bit is a guess: what a jammed receiver delivers. */
const GUESSED_BITS = 0.5;
/** No pass of a low orbit is longer, s (derived). */
const LONGEST_PASS_S = 1200;

/** What one fault adds to the link, by how much of it is there. */
function onLink(name: string, faultOf: (context: EffectContext, intensity: number) => LinkFault): Start {
  return (context) => ({
    set: (intensity) => context.bench.link.setFault(name, intensity > 0 ? faultOf(context, intensity) : null),
  });
}

/** Unix time until which the first `share` of the pass over a station is silent. */
function silentUntilUs({ bench: { plant } }: EffectContext, station: number, share: number): number {
  const unixUs = plant.state.unixUs[0];
  const { tle } = plant.sky.ephemeris;
  const aroundUs = LONGEST_PASS_S * US_PER_S;
  const passes = predictPasses(
    tle,
    [plant.parameters.stations[station]],
    unixUs - aroundUs,
    unixUs + aroundUs,
  );
  const pass = passes.find(({ losUs }) => losUs > unixUs);
  return pass ? pass.aosUs + share * (pass.losUs - pass.aosUs) : 0;
}

/** Each pass that begins under the fault lacks its first part, or all of it. */
const passMissed: Start = (context) => {
  const { link, plant } = context.bench;
  const share = numberOf(context, 'share');
  let isThere = false;
  let station = -1;
  let untilUs = 0;
  let isBlocked = false;
  const look = (): void => {
    const contact = plant.state.contactStation[0];
    if (contact !== station) {
      station = contact;
      untilUs = contact < 0 ? 0 : share === 1 ? Infinity : silentUntilUs(context, contact, share);
    }
    const blocks = isThere && plant.state.unixUs[0] < untilUs;
    if (blocks === isBlocked) return;
    isBlocked = blocks;
    link.setFault('link.pass-missed', blocks ? { upBlocked: true, downBlocked: true } : null);
  };
  return {
    set: (intensity) => {
      isThere = intensity > 0;
      look();
    },
    step: () => {
      look();
      return false;
    },
  };
};

/** The largest error, that of the oldest elements (reported range: 1 to 120 s, 0.5 to 14 days). */
const LARGEST_LATE_S = 120;
const LEAST_LATE_S = 1;
const OLDEST_DAYS = 14;

/** Drag that is not in the elements puts the craft off along its track by the square of their age (derived). */
function lateS(context: EffectContext): number {
  const given = numberOf(context, 'late');
  if (given !== 0) return given;
  const share = numberOf(context, 'age') / OLDEST_DAYS;
  return Math.max(LEAST_LATE_S, LARGEST_LATE_S * share * share);
}

/**
 * Elements that do not fit the craft any more. What was told to software and ground stays as it was; it is the craft that
 * is early or late against them, so contacts and eclipses come when nobody expects them, and navigation shows where it is.
 */
const staleEphemeris: Start = graded((context, intensity) => {
  context.bench.plant.inputs.orbitLateS[0] = lateS(context) * intensity;
});

export const LINK_EFFECTS: Effects = {
  'link.pass-missed': passMissed,
  'link.ber-burst': onLink('link.ber-burst', (context, intensity) => ({
    upBitErrorRate: numberOf(context, 'bitErrorRate') * intensity,
    downBitErrorRate: numberOf(context, 'bitErrorRate') * intensity,
    frameLoss: numberOf(context, 'frameLoss') * intensity,
  })),
  'link.one-way': onLink('link.one-way', (context) => ({
    upBlocked: textOf(context, 'open') === 'down',
    downBlocked: textOf(context, 'open') === 'up',
  })),
  'link.delay': onLink('link.delay', (context, intensity) => ({
    delayUs: Math.round(numberOf(context, 'delay') * intensity * US_PER_S),
  })),
  'link.rate-drop': onLink('link.rate-drop', (context, intensity) => ({
    rateFactor: 1 + (numberOf(context, 'factor') - 1) * intensity,
  })),
  'link.stale-ephemeris': staleEphemeris,
  'link.command-loss': onLink('link.command-loss', (context) =>
    textOf(context, 'how') === 'jammed' ? { upBitErrorRate: GUESSED_BITS } : { upBlocked: true },
  ),
};
