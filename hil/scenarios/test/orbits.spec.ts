import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTle } from '@dawnline/orbit';
import { craftTableOf, plantOf } from '@hil/mission';
import { parseScenario, ScenarioError, type DataFiles, type LoadedScenario } from '@hil/scenarios';

const root = join(__dirname, '../../..');
const LINES = [
  '1 66303U 25248L   26207.16029198  .00005005  00000+0  22976-3 0  9990',
  '2 66303  45.3997 271.0639 0006321 268.1150  91.9012 15.21652070 40476',
] as const;
const OMM = JSON.stringify({
  OBJECT_NAME: 'STARCLOUD-1',
  EPOCH: '2026-07-26T03:50:49.227072',
  MEAN_MOTION: 15.2165207,
  ECCENTRICITY: 0.0006321,
  INCLINATION: 45.3997,
  RA_OF_ASC_NODE: 271.0639,
  ARG_OF_PERICENTER: 268.115,
  MEAN_ANOMALY: 91.9012,
  NORAD_CAT_ID: 66303,
  BSTAR: 0.00022976,
});
/** Of the published verification of SGP4: lost in 50 minutes. */
const SUBORBITAL = [
  '1 28872U 05037B   05333.02012661  .25992681  00000-0  24476-3 0  1534',
  '2 28872  96.4736 157.9986 0303955 244.0492 110.6523 16.46015938 10708',
];
const OWN: Readonly<Record<string, string>> = {
  'my/gp.json': OMM,
  'my/two.tle': `A\n${LINES.join('\n')}\nB\n${LINES.join('\n')}\n`,
  'my/bad.tle': `${LINES[0].slice(0, 68)}3\n${LINES[1]}\n`,
  'my/low.tle': SUBORBITAL.join('\n'),
};
const files: DataFiles = {
  read: (path) => OWN[path] ?? (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null),
  list: (folder) => readdirSync(join(root, folder)),
};
const scenario = (orbit: string, more = '', epoch = '2026-08-19T03:11:00Z'): string =>
  `schema: 1\ntitle: t\ncraft: odc-1\norbit: ${orbit}\nepoch: ${epoch}\nduration: 2 h\n${more}`;
const load = (...args: Parameters<typeof scenario>): LoadedScenario =>
  parseScenario(scenario(...args), 'my/own.yaml', files);

function problems(...args: Parameters<typeof scenario>): string {
  try {
    load(...args);
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems.join('\n');
    throw error;
  }
  return '';
}

describe('the orbit of a scenario', () => {
  const byName = load('B');
  const positionOf = ({ craft, scenario: loaded }: LoadedScenario): number[] => [
    ...plantOf(craft, loaded).state.orbit.slice(0, 3),
  ];

  it.each([
    ['two lines', `{ line1: '${LINES[0]}', line2: '${LINES[1]}' }`],
    ['a file beside it', '{ file: gp.json }'],
    ['a file by its path, and an object of it', '{ file: my/two.tle, object: B }'],
  ])('is that of %s, for the craft and for its software', (_, orbit) => {
    const loaded = load(orbit);
    positionOf(loaded).forEach((km, k) => expect(Math.abs(km - positionOf(byName)[k])).toBeLessThan(1e-6));
    const { tle } = craftTableOf(loaded.craft, loaded.scenario, [], [], []);
    expect(tle.line2.slice(0, 63)).toBe(LINES[1].slice(0, 63));
  });

  it('is a circle that begins with the flight', () => {
    const circle = '{ altitudeKm: 550, inclinationDeg: 97.6, localTimeOfNodeH: 18, phaseDeg: 90 }';
    const loaded = load(circle);
    const { line1, line2 } = loaded.scenario.orbit as { line1: string; line2: string };
    const tle = parseTle(line1, line2);
    // Lines count time in steps of 864 us.
    expect(Math.abs(tle.epochUnixUs - loaded.scenario.epochUnixUs)).toBeLessThan(432);
    expect(tle.meanAnomalyDeg).toBe(90);
    expect(Math.hypot(...positionOf(loaded)) - 6378.137 - 550).toBeLessThan(10);
  });

  it.each([
    ['C', /orbit: "C"; allowed: one of A, B/],
    ['{ line1: x }', /orbit: "line1"; allowed: line1 and line2, or file, or altitudeKm/],
    ['{ file: gp.json, altitudeKm: 500 }', /orbit: "file, altitudeKm"; allowed: line1 and line2, or file/],
    [
      `{ line1: '${LINES[0]}', line2: '${LINES[1].slice(0, 68)}7' }`,
      /line2: "7"; allowed: line 2 checksum: 6/,
    ],
    ['{ file: absent.tle }', /file: "absent.tle"; allowed: a file with two-line elements or an OMM/],
    ['{ file: bad.tle }', /file: "bad.tle"; allowed: TLE line 1 checksum: "3" is not allowed, expected 0/],
    ['{ file: two.tle }', /allowed: one of A, B, by name or catalogue number \(2 objects fit\)/],
    ['{ altitudeKm: 500 }', /orbit: "altitudeKm"; allowed: line1 and line2/],
    ['{ altitudeKm: 50, inclinationDeg: 5 }', /altitudeKm: 50; allowed: .*150/],
    [
      '{ altitudeKm: 500, inclinationDeg: 5, nodeDeg: 1, localTimeOfNodeH: 6 }',
      /nodeDeg: 1; allowed: nodeDeg or localTimeOfNodeH/,
    ],
  ])('is refused when it is %s', (orbit, message) => expect(problems(orbit)).toMatch(message));

  it('is refused when it decays before the flight ends', () => {
    const epoch = '2005-11-29T00:29:00Z';
    expect(problems('{ file: low.tle }', '', epoch)).toMatch(
      /orbit: .*allowed: an orbit that stays above 100 km: this one has decayed|has no position/,
    );
  });

  it('is refused when the epoch is far from that of the elements', () => {
    expect(problems('B', '', '2028-08-19T03:11:00Z')).toMatch(
      /epoch: "2028-08-19T03:11:00Z"; allowed: within 366 days of the epoch of the elements, 2026-07-26T/,
    );
  });
});

describe('the stations of a scenario', () => {
  const own = `stations:
  - { id: roof, latitudeDeg: 47.6, longitudeDeg: -122, altitudeKm: 0.05, maskDeg: 5 }
  - { id: redmond, latitudeDeg: 10, longitudeDeg: 20 }
`;

  it('come besides those of the craft, or in their place, for plant and software', () => {
    const { craft, scenario: loaded } = load('B', own);
    expect(craft.stations.map(({ id }) => id)).toEqual([
      'svalbard',
      'troll',
      'awarua',
      'punta-arenas',
      'redmond',
      'hartebeesthoek',
      'roof',
    ]);
    expect(craft.stations[4]).toEqual({ id: 'redmond', latitudeDeg: 10, longitudeDeg: 20, maskDeg: 10 });
    const { stations } = craftTableOf(craft, loaded, [], [], []);
    expect(stations.at(-1)).toMatchObject({ name: 'roof', altitudeM: 50, maskDeg: 5 });
    const plant = plantOf(craft, loaded);
    expect(plant.state.stationElevationDeg).toHaveLength(7);
  });

  it('can be named by telecommands and conditions', () => {
    const when = 'when: { condition: acquisition-of-signal, subject: roof }';
    const orders = `telecommands:
  - { id: a, station: roof, target: fault-manager, command: { noop: true }, ${when} }
`;
    expect(problems('B', own + orders)).toBe('');
    expect(problems('B', orders)).toMatch(/station: "roof"; allowed: one of svalbard/);
  });

  it.each([
    ['{ id: roof, latitudeDeg: 95, longitudeDeg: 0 }', /stations\[0\]\.latitudeDeg: 95; allowed: .*90/],
    ['{ id: roof, latitudeDeg: 5, longitudeDeg: 0, altitudeKm: 800 }', /altitudeKm: 800; allowed: .*9/],
    ['{ id: roof, latitudeDeg: 5 }', /stations\[0\]\.longitudeDeg/],
    ['{ id: Roof, latitudeDeg: 5, longitudeDeg: 0 }', /stations\[0\]\.id: "Roof"/],
    ['{ id: roof, latitudeDeg: 5, longitudeDeg: 0, mask: 5 }', /stations\[0\]\.mask: .*no such field/],
  ])('are refused when one is %s', (station, message) =>
    expect(problems('B', `stations:\n  - ${station}\n`)).toMatch(message),
  );

  it('are refused when a name is there twice', () => {
    const twice = `stations:\n  - { id: a, latitudeDeg: 5, longitudeDeg: 0 }\n  - { id: a, latitudeDeg: 6, longitudeDeg: 0 }\n`;
    expect(problems('B', twice)).toMatch(/stations\[1\]\.id: "a"; allowed: an id that is used once/);
  });
});
