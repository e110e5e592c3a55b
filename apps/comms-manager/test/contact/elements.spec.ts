import {
  CommsManagerCommand,
  Stage,
  VerificationReport,
  type Body,
  type CommsManagerHousekeeping,
} from '@dawnline/contracts';
import { parseTle } from '@dawnline/orbit';
import { tleLines } from '../../../../libs/orbit/src/tle';
import {
  decodeElements,
  elementsFault,
  encodeElements,
  reverted,
  withElements,
} from '../../src/contact/elements';
import { TABLE_ELEMENTS } from '../../src/contact/elements';
import { ELEMENTS_PATH } from '../../src/contact/elements-store';
import { TLE } from '../craft';
import { frame } from '../fixture';
import { SpaceLinkBench } from '../space-link-bench';

const MOVED = ((): { line1: string; line2: string } => {
  const elements = parseTle(TLE.line1, TLE.line2);
  const [line1, line2] = tleLines({ ...elements, meanAnomalyDeg: 200 });
  return { line1, line2 };
})();

describe('element sets', () => {
  it('COM-049 names what is wrong with lines that are no element set', () => {
    expect(elementsFault(TLE)).toBeNull();
    expect(elementsFault({ ...TLE, line1: TLE.line1.replace('5005', '5006') })).toMatch(/checksum/);
    expect(elementsFault({ ...TLE, line2: '' })).toMatch(/length/);
    const [line1, line2] = tleLines({ ...parseTle(TLE.line1, TLE.line2), eccentricity: 0.2 });
    expect(elementsFault({ line1, line2 })).toMatch(/^perigee: -\d+ km, allowed from 100 km: decayed$/);
  });

  it('COM-049 reverting twice changes nothing, and the table has nothing before it', () => {
    expect(reverted(TABLE_ELEMENTS)).toBeNull();
    const loaded = withElements(TABLE_ELEMENTS, MOVED);
    expect(reverted(loaded)).toEqual({ current: null, previous: MOVED });
    expect(reverted(reverted(loaded)!)).toEqual(loaded);
    for (const elements of [loaded, reverted(loaded)!, withElements(loaded, TLE)])
      expect(decodeElements(encodeElements(elements))).toEqual(elements);
  });

  it('COM-049 trusts no record with a changed bit', () => {
    const record = encodeElements(withElements(TABLE_ELEMENTS, MOVED));
    for (let bit = 0; bit < record.length * 8; bit++) {
      const damaged = Uint8Array.from(record);
      damaged[bit >> 3] ^= 1 << (bit & 7);
      expect(decodeElements(damaged)).toBeNull();
    }
  });
});

/** Two searches for one rise agree to some milliseconds. */
const near = (us: number): unknown => expect.closeTo(us, -4);

describe('element sets over the link', () => {
  let bench: SpaceLinkBench;
  let sent = 0;

  beforeEach(async () => {
    bench = new SpaceLinkBench();
    sent = 0;
    await bench.open();
    await bench.seconds(2);
  });
  afterEach(() => bench.close());

  async function command(action: Partial<Body<CommsManagerCommand>>): Promise<VerificationReport> {
    sent += 1;
    const requestId = `e${sent}`;
    const body = CommsManagerCommand.encode(action as CommsManagerCommand);
    bench.uplink(frame(sent * 100, { requestId, target: 'comms-manager', body }));
    const end = (): VerificationReport | undefined =>
      (bench.of('VerificationReport') as unknown as VerificationReport[]).find(
        ({ header, ok, stage }) => header.requestId === requestId && (!ok || stage === Stage.STAGE_COMPLETED),
      );
    await bench.until(`end of ${requestId}`, () => end() !== undefined);
    await bench.seconds(2);
    return end()!;
  }

  /** The next packet that knows the next contact: before, the element sets are still being read. */
  async function housekeeping(): Promise<CommsManagerHousekeeping> {
    const packets = (): CommsManagerHousekeeping[] =>
      bench.of('CommsManagerHousekeeping') as unknown as CommsManagerHousekeeping[];
    const count = packets().length;
    while (packets().length === count || packets().at(-1)!.nextContactUs === 0) await bench.seconds(1);
    return packets().at(-1)!;
  }

  it('COM-049 predicts with the loaded set, through a reset, and with the table again when told or when damaged', async () => {
    const tableNextUs = (await housekeeping()).nextContactUs;
    expect(
      await command({ loadElements: { ...MOVED, line2: MOVED.line2.replace('45.', '46.') } }),
    ).toMatchObject({
      ok: false,
      detail: expect.stringContaining('checksum'),
    });
    expect(await command({ revertElements: true })).toMatchObject({ ok: false });
    expect(await command({ loadElements: MOVED })).toMatchObject({ ok: true });
    const loaded = await housekeeping();
    expect(loaded).toMatchObject({ elementsSource: 1, uplinkBps: 256_000, downlinkBps: 2_000_000 });
    expect(Math.abs(loaded.nextContactUs - tableNextUs)).toBeGreaterThan(1_000_000);
    await bench.restart('processor-reset');
    await bench.seconds(3);
    expect(await housekeeping()).toMatchObject({
      elementsSource: 1,
      nextContactUs: near(loaded.nextContactUs),
    });
    expect(await command({ revertElements: true })).toMatchObject({ ok: true });
    expect(await housekeeping()).toMatchObject({ elementsSource: 0, nextContactUs: near(tableNextUs) });
    bench.disk.corrupt(ELEMENTS_PATH, (bytes) => bytes.slice(1));
    await bench.restart('processor-reset');
    expect(await bench.event('ELEMENTS_LOST')).toEqual({ reason: 'untrusted' });
    await bench.seconds(2);
    expect(await housekeeping()).toMatchObject({ elementsSource: 0, nextContactUs: near(tableNextUs) });
  }, 60_000);
});
