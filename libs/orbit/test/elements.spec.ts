import {
  circularElements,
  formatUtc,
  parseTle,
  parseUtc,
  predictEclipses,
  propagate,
  rightAscensionOfNode,
  selectElements,
  sunSynchronousInclinationDeg,
  TleError,
} from '@dawnline/orbit';
import { ORBIT_B_LINES, orbitB } from './orbits';

const JSON_OMM = {
  OBJECT_NAME: 'STARCLOUD-1',
  OBJECT_ID: '2025-248L',
  EPOCH: '2026-07-26T03:50:49.227072',
  MEAN_MOTION: 15.2165207,
  ECCENTRICITY: 0.0006321,
  INCLINATION: 45.3997,
  RA_OF_ASC_NODE: 271.0639,
  ARG_OF_PERICENTER: 268.115,
  MEAN_ANOMALY: 91.9012,
  EPHEMERIS_TYPE: 0,
  NORAD_CAT_ID: 66303,
  BSTAR: 0.00022976,
  MEAN_MOTION_DOT: 5.005e-5,
  MEAN_MOTION_DDOT: 0,
};
const FIELDS = Object.entries(JSON_OMM);
const XML = `<?xml version="1.0"?><ndm><omm id="CCSDS_OMM_VERS" version="3.0"><body><segment><metadata>${FIELDS.slice(
  0,
  2,
)
  .map(([key, value]) => `<${key}>${value}</${key}>`)
  .join('')}<REF_FRAME>TEME</REF_FRAME></metadata><data><meanElements>${FIELDS.slice(2)
  .map(([key, value]) => `<${key} units="x">${value}</${key}>`)
  .join('\n')}</meanElements></data></segment></body></omm></ndm>`;
const KEY_VALUE = `CCSDS_OMM_VERS = 3.0\nTIME_SYSTEM = UTC\nMEAN_ELEMENT_THEORY = SGP/SGP4\n${FIELDS.map(
  ([key, value]) => `${key.padEnd(20)}= ${value}${key === 'INCLINATION' ? ' [deg]' : ''}`,
).join('\n')}`;

function errorOf(text: string, object?: string): TleError {
  try {
    selectElements(text, object);
  } catch (error) {
    return error as TleError;
  }
  throw new Error('the elements were taken');
}

describe('OMM', () => {
  const at = orbitB().epochUnixUs + 86_400e6;

  it.each([
    ['JSON', JSON.stringify(JSON_OMM)],
    ['a list of JSON with texts for numbers', JSON.stringify([{ ...JSON_OMM, MEAN_MOTION: '15.2165207' }])],
    ['XML', XML],
    ['key-value text', KEY_VALUE],
    ['two lines with a name', `0 STARCLOUD-1\r\n${ORBIT_B_LINES.join('\r\n')}\r\n`],
  ])('%s is the orbit of the two lines', (_, text) => {
    const elements = selectElements(text);
    expect(elements).toMatchObject({ name: 'STARCLOUD-1', catalogueNumber: '66303', designator: '25248L' });
    expect(elements.epochUnixUs).toBe(orbitB().epochUnixUs);
    const [state, expected] = [propagate(elements, at), propagate(orbitB(), at)];
    state.forEach((value, k) => expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-8));
    // The lines of an OMM leave the derivatives out, which SGP4 does not use.
    expect(elements.line2.slice(0, 63)).toBe(ORBIT_B_LINES[1].slice(0, 63));
    expect(elements.line1.slice(53, 61)).toBe(ORBIT_B_LINES[0].slice(53, 61));
    expect(parseTle(elements.line1, elements.line2).epochUnixUs).toBe(elements.epochUnixUs);
  });

  it('takes a deep-space object as the lines give it, Sun and Moon included', () => {
    const text =
      '1 08195U 75081A   06176.33215444  .00000099  00000-0  11873-3 0   813\n' +
      '2 08195  64.1586 279.0717 6877146 264.7651  20.2257  2.00491383225656';
    const lines = selectElements(text);
    const omm = selectElements(
      JSON.stringify({
        OBJECT_NAME: 'MOLNIYA 2-14',
        EPOCH: formatUtc(lines.epochUnixUs),
        MEAN_MOTION: lines.meanMotionRevPerDay,
        ECCENTRICITY: lines.eccentricity,
        INCLINATION: lines.inclinationDeg,
        RA_OF_ASC_NODE: lines.rightAscensionDeg,
        ARG_OF_PERICENTER: lines.argumentOfPerigeeDeg,
        MEAN_ANOMALY: lines.meanAnomalyDeg,
        NORAD_CAT_ID: 8195,
        BSTAR: lines.bstar,
      }),
    );
    const later = lines.epochUnixUs + 2 * 86_400e6;
    const [a, b] = [propagate(lines, later), propagate(omm, later)];
    a.forEach((value, k) => expect(Math.abs(value - b[k]!)).toBeLessThan(1e-6));
  });

  it('writes numbers above 99999 into lines as a letter and four digits, and what does not fit as zeros', () => {
    const numbered = (id: number): string =>
      selectElements(JSON.stringify({ ...JSON_OMM, NORAD_CAT_ID: id })).line1.slice(2, 7);
    expect([numbered(123456), numbered(339999), numbered(799500123)]).toEqual(['C3456', 'Z9999', '00000']);
  });

  it.each([
    ['MEAN_MOTION', 'fast', 'a number from 0.05 to below 18'],
    ['ECCENTRICITY', 1, 'a number from 0 to below 1'],
    ['EPOCH', 'yesterday', 'UTC such as'],
    ['EPOCH', '2026-366T00:00:00', 'a day of its year'],
    ['REF_FRAME', 'ICRF', 'one of TEME'],
    ['TIME_SYSTEM', 'TAI', 'one of UTC'],
    ['MEAN_ELEMENT_THEORY', 'SGP4-XP', 'one of SGP4'],
    ['EPHEMERIS_TYPE', 4, 'one of 0'],
    ['NORAD_CAT_ID', 'ISS', 'up to nine digits'],
  ])('refuses %s %s', (field, value, allowed) => {
    const error = errorOf(JSON.stringify({ ...JSON_OMM, [field]: value }));
    expect(error).toMatchObject({ field, value: String(value) });
    expect(error.message).toContain(`OMM ${field}: "${value}" is not allowed, expected ${allowed}`);
  });

  it('refuses a message without a field, and reads the day of the year', () => {
    expect(errorOf(JSON.stringify({ ...JSON_OMM, INCLINATION: undefined })).field).toBe('INCLINATION');
    const later = selectElements(JSON.stringify({ ...JSON_OMM, EPOCH: '2026-207T03:50:49.2270719Z' }));
    expect(later.epochUnixUs).toBe(orbitB().epochUnixUs);
  });
});

describe('a text with elements', () => {
  const two = `A\n${ORBIT_B_LINES.join('\n')}\nB\n${ORBIT_B_LINES.join('\n').replaceAll('66303', '66312')}\n`;

  it('with several objects asks which, by name or number', () => {
    expect(selectElements(two, 'B').catalogueNumber).toBe('66312');
    expect(selectElements(two, '66303').name).toBe('A');
    expect(errorOf(two).allowed).toBe('one of A, B, by name or catalogue number (2 objects fit)');
    expect(errorOf(two, 'C')).toMatchObject({ field: 'object', value: 'C' });
  });

  it('reads lines with times behind column 69, as verification files have them', () => {
    const text = `# comment\n${ORBIT_B_LINES[0]}\n${ORBIT_B_LINES[1]}      0.0    1440.0\n`;
    expect(selectElements(text).line2).toBe(ORBIT_B_LINES[1]);
  });

  it.each([
    ['nothing', '\n', 'two-line elements'],
    ['prose', 'hello\nworld\n', 'two-line elements'],
    ['a first line alone', `${ORBIT_B_LINES[0]}\nX\n`, 'the second line'],
    ['a second line alone', `${ORBIT_B_LINES[1]}\n`, 'a first line'],
    ['broken JSON', '{"EPOCH": ', 'JSON'],
    ['JSON without messages', '[1]', 'a message'],
    ['a long line', `${ORBIT_B_LINES[0]}9\n${ORBIT_B_LINES[1]}\n`, '69 characters'],
  ])('with %s is refused', (_, text, allowed) => expect(errorOf(text).message).toContain(allowed));
});

describe('circular orbits', () => {
  const circle = {
    altitudeKm: 550,
    inclinationDeg: 97.593,
    rightAscensionDeg: 0,
    argumentOfLatitudeDeg: 0,
    epochUnixUs: parseUtc('2026-12-01T00:00:00Z'),
  };

  it('have the mean motion of the closed form, the node of a local time, the inclination of the Sun', () => {
    const tle = circularElements({
      ...circle,
      rightAscensionDeg: rightAscensionOfNode(18, circle.epochUnixUs),
    });
    expect(tle.meanMotionRevPerDay).toBeCloseTo(15.05491974, 4);
    expect(tle.rightAscensionDeg).toBeCloseTo(339.8664, 3);
    expect(sunSynchronousInclinationDeg(550)).toBeCloseTo(97.593, 2);
    expect(() => sunSynchronousInclinationDeg(7000)).toThrow('at most 5970 km');
  });

  it.each([
    ['altitude', { altitudeKm: 100 }, '150 to 100000 km'],
    ['inclination', { inclinationDeg: 181 }, '0 to 180 degrees'],
    ['node', { rightAscensionDeg: 400 }, '-360 to 360 degrees'],
    ['epoch', { epochUnixUs: parseUtc('2060-01-01T00:00:00Z') }, '1957 to 2056'],
  ])('refuse a bad %s', (field, change, allowed) =>
    expect(() => circularElements({ ...circle, ...change })).toThrow(
      new RegExp(`^orbit ${field}: .*expected ${allowed}`),
    ),
  );

  it('have grazing eclipses of a few seconds, none of which lies between two samples unseen', () => {
    // Near the critical beta angle eclipses begin as moments: each revolution has one more second of dusk.
    const tle = circularElements({
      ...circle,
      rightAscensionDeg: rightAscensionOfNode(18, parseUtc('2027-05-01T00:00:00Z')),
      epochUnixUs: parseUtc('2027-05-01T00:00:00Z'),
    });
    const found = predictEclipses(tle, tle.epochUnixUs, tle.epochUnixUs + 8 * 86_400e6);
    const minutes = found.map(({ entryUs, exitUs }) => (exitUs - entryUs) / 60e6);
    expect(Math.min(...minutes)).toBeLessThan(1.5);
    // From the first on no revolution is without one.
    const gaps = found.slice(1).map(({ entryUs }, k) => (entryUs - found[k]!.entryUs) / 60e6);
    expect(Math.max(...gaps)).toBeLessThan(100);
  });
});
