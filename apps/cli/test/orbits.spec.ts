import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, dawnline, ROOT, workFolder, type Ended } from './dawnline';

const VERIFICATION = join(ROOT, 'libs/orbit/test/sgp4-verification.tle');
const SPAN = ['--start', '2026-08-19T03:11:00Z', '--span', '94.63min'];
const LINES = [
  '1 66303U 25248L   26207.16029198  .00005005  00000+0  22976-3 0  9990',
  '2 66303  45.3997 271.0639 0006321 268.1150  91.9012 15.21652070 40476',
];

interface Orbit {
  readonly name: string;
  readonly catalogue_number: string;
  readonly epoch: string;
  readonly period_s: number;
  readonly line1: string;
  readonly line2: string;
}
interface Passes {
  readonly orbit: Orbit;
  readonly start: string;
  readonly span_s: number;
  readonly passes: readonly Readonly<Record<string, unknown> & { station: string; duration_s: number }>[];
}
interface States {
  readonly orbit: Orbit;
  readonly frame: string;
  readonly states: readonly {
    readonly minutes: number;
    readonly time: string;
    readonly position_km: readonly number[];
    readonly velocity_km_s: readonly number[];
    readonly altitude_km: number;
  }[];
}

describe('orbits on the command line', () => {
  const folder = workFolder();
  beforeAll(build);
  afterAll(() => folder.remove());
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, ...args);
  const json = async <T>(...args: string[]): Promise<T> => {
    const { code, stdout, stderr } = await run(...args, '--json');
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as T;
  };

  it('passes --json predicts the contacts of a span with times, seconds, degrees and kilometres', async () => {
    const { orbit, passes, ...rest } = await json<Passes>('passes', ...SPAN, '--station', 'redmond');
    expect(rest).toEqual({ start: '2026-08-19T03:11:00Z', span_s: 5677.8 });
    expect(orbit).toMatchObject({ name: 'B', catalogue_number: '66303', line1: LINES[0], line2: LINES[1] });
    expect(passes).toEqual([
      {
        station: 'redmond',
        aos: expect.stringMatching(/^2026-08-19T03:18:07\.\d+Z$/) as string,
        culmination: expect.stringMatching(/^2026-08-19T03:21:4\d\.\d+Z$/) as string,
        los: expect.stringMatching(/^2026-08-19T03:25:28\.\d+Z$/) as string,
        duration_s: expect.closeTo(440.2, 0) as number,
        maximum_elevation_deg: expect.closeTo(42.2, 0) as number,
        aos_azimuth_deg: expect.any(Number) as number,
        los_azimuth_deg: expect.any(Number) as number,
        culmination_range_km: expect.any(Number) as number,
        begins_before_span: false,
        ends_after_span: false,
      },
    ]);
  });

  it('passes takes stations of one’s own, with height, and a mask', async () => {
    const places = ['--station', 'roof:47.67,-122.12', '--station', '-46.5,168.4,120m'];
    const low = await json<Passes>('passes', ...SPAN, ...places, '--mask', '0');
    const high = await json<Passes>('passes', ...SPAN, ...places, '--mask', '80');
    expect(low.passes.map(({ station }) => station)).toContain('roof');
    expect(high.passes).toEqual([]);
    const text = await run('passes', ...SPAN, '--station', 'redmond');
    expect(text.stdout).toContain('2026-08-19T03:18:08Z');
    expect(text.stdout).toContain('42°');
  });

  it('passes of a geostationary craft last all the span', async () => {
    const circle = ['--altitude', '35786', '--inclination', '0.05', '--node', '100', '--phase', '0'];
    const { passes } = await json<Passes>('passes', ...circle, '--station', '0,0', '--span', '3d');
    expect(passes).toMatchObject([
      { begins_before_span: true, ends_after_span: true, duration_s: 3 * 86_400 },
    ]);
  });

  it.each(['06251', '08195', '24208', '23333', '20413'])(
    'orbit agrees with the published verification of %s to 1e-6 km',
    async (object) => {
      const block = readFileSync(VERIFICATION, 'utf8')
        .split(/^(?=1 )/m)
        .find((part) => part.startsWith(`1 ${object}`))!;
      const rows = [...block.matchAll(/^# (.*)$/gm)].map(([, row]) => row.split(' ').map(Number));
      const minutes = rows.map(([minute]) => minute).join(',');
      const { frame, states } = await json<States>(
        'orbit',
        ...['--tle', VERIFICATION, '--object', object, '--minutes', minutes],
      );
      expect(frame).toBe('TEME');
      rows.forEach(([minute, ...expected], k) => {
        expect(states[k].minutes).toBe(minute);
        [...states[k].position_km, ...states[k].velocity_km_s].forEach((value, axis) =>
          expect(Math.abs(value - expected[axis])).toBeLessThan(axis < 3 ? 1e-6 : 1.01e-9),
        );
      });
    },
  );

  it('orbit takes a range of minutes, before the epoch too, and prints a table', async () => {
    const { states } = await json<States>('orbit', '--from', '-10', '--to', '10', '--step', '5');
    expect(states.map(({ minutes }) => minutes)).toEqual([-10, -5, 0, 5, 10]);
    expect(states[2].time).toBe('2026-07-26T03:50:49.227072Z');
    const { stdout } = await run('orbit', '--minutes', '0');
    for (const text of ['TEME', 'km/s', '-6877.998474', LINES[0], 'period 94.63 min'])
      expect(stdout).toContain(text);
  });

  it('orbit reads an OMM like the two lines, from a file or from its input', async () => {
    const omm = {
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
    };
    writeFileSync(join(folder.path, 'gp.json'), JSON.stringify([omm]));
    const [own, other] = [
      await json<States>('orbit', '--minutes', '0,1440', '--tle', 'gp.json'),
      await json<States>('orbit', '--minutes', '0,1440'),
    ];
    expect(own.orbit.name).toBe('STARCLOUD-1');
    own.states[1].position_km.forEach((value, k) =>
      expect(Math.abs(value - other.states[1].position_km[k])).toBeLessThan(1e-8),
    );
  });

  it('eclipses --json tells umbra, half light and penumbra', async () => {
    interface Eclipses {
      readonly beta_angle_deg: number;
      readonly eclipse_share: number;
      readonly eclipses: readonly Readonly<Record<string, string | number | boolean>>[];
    }
    const { eclipses, ...rest } = await json<Eclipses>('eclipses', ...SPAN);
    expect(rest.beta_angle_deg).toBeCloseTo(4.6, 1);
    expect(rest.eclipse_share).toBeCloseTo(0.378, 2);
    const whole = eclipses.find((row) => row.begins_before_span === false && row.ends_after_span === false)!;
    const edges = ['penumbra_entry', 'entry', 'umbra_entry', 'umbra_exit', 'exit', 'penumbra_exit'];
    const times = edges.map((name) => whole[name]);
    expect([...times].sort()).toEqual(times);
    expect(Number(whole.duration_s) / 60).toBeCloseTo(35.74, 1);
    expect(Number(whole.penumbra_s) - Number(whole.umbra_s)).toBeGreaterThan(15);
    const none = await json<Eclipses>('eclipses', '--orbit', 'A');
    expect(none.eclipses).toEqual([]);
    expect((await run('eclipses', '--orbit', 'A')).stdout).toContain('No eclipse in this span.');
    // Light falls, but never to a half: neither entry nor exit.
    const grazing = ['--altitude', '550', '--inclination', 'sso', '--ltan', '18:00'];
    const season = await json<Eclipses>(
      'eclipses',
      ...grazing,
      '--epoch',
      '2027-04-30T00:00:00Z',
      '--span',
      '8d',
    );
    const partial = season.eclipses.find((row) => row.entry === null)!;
    expect(partial).toMatchObject({ exit: null, umbra_entry: null, duration_s: 0, umbra_s: 0 });
    expect((await run('eclipses', ...SPAN)).stdout).toContain('umbra, min');
  });

  it('sun --json gives place, distance, beta angle, and the height above a station', async () => {
    interface Sun {
      readonly sun: readonly {
        readonly time: string;
        readonly right_ascension_deg: number;
        readonly declination_deg: number;
        readonly distance_au: number;
        readonly distance_km: number;
        readonly direction_teme: readonly number[];
        readonly beta_angle_deg: number | null;
        readonly stations: readonly { station: string; elevation_deg: number; azimuth_deg: number }[];
      }[];
    }
    const { sun } = await json<Sun>(
      'sun',
      ...['--start', '2006-04-02T00:00:00Z', '--span', '1d', '--step', '12h', '--station', '0,0'],
    );
    expect(sun.map(({ time }) => time)).toEqual([
      '2006-04-02T00:00:00Z',
      '2006-04-02T12:00:00Z',
      '2006-04-03T00:00:00Z',
    ]);
    // Apparent place of astropy 8.0 with ERFA.
    expect(sun[0].right_ascension_deg).toBeCloseTo(11.13994, 2);
    expect(sun[0].declination_deg).toBeCloseTo(4.78871, 2);
    expect(sun[0].distance_km).toBeCloseTo(sun[0].distance_au * 149_597_870.7, 0);
    expect(Math.hypot(...sun[0].direction_teme)).toBeCloseTo(1, 12);
    // Near noon at the meridian of Greenwich the Sun is almost overhead; at midnight as far below.
    expect(sun[1].stations[0].elevation_deg).toBeGreaterThan(84);
    expect(sun[0].stations[0].elevation_deg).toBeLessThan(-84);
    const later = await json<Sun>('sun', '--orbit', 'A', '--span', '1h');
    expect(Math.abs(later.sun[0].beta_angle_deg!)).toBeGreaterThan(60);
    expect((await run('sun', '--span', '2h')).stdout).toContain('declination');
  });

  it('says so when elements are old, on the side', async () => {
    const { code, stderr, stdout } = await run('eclipses', '--orbit', 'A', '--start', '2027-06-01T00:00:00Z');
    expect(code).toBe(0);
    expect(stderr).toContain('the elements are up to 183 days old');
    expect(stdout).not.toContain('days old');
  });
});
