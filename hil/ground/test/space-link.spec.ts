import { DownlinkFrame, UplinkFrame, type Header } from '@dawnline/contracts';
import { FREE_WAY, frameErrorRate, passage, SpaceLink, type LinkView } from '../space-link';
import { uniformOf } from '../../devices/test/flight';

const VIEW: LinkView = {
  station: 'awarua',
  delayUs: 3_000,
  uplinkBps: 256_000,
  downlinkBps: 2_000_000,
  upBitErrorRate: 0,
  downBitErrorRate: 0,
  frameLoss: 0,
};

function bench(view: Partial<LinkView> = {}, seed = 1) {
  const heard: string[] = [];
  const now = { view: { ...VIEW, ...view }, nowUs: 1_000_000 };
  const flying: { delayUs: number; arrive: () => void }[] = [];
  const published: { topic: string; payload: Uint8Array; qos: 0 | 1 }[] = [];
  const link = new SpaceLink('odc-1', 'test', {
    nowUs: () => now.nowUs,
    view: () => now.view,
    after: (delayUs, arrive) => flying.push({ delayUs, arrive }),
    publish: (topic, payload, qos) => published.push({ topic, payload, qos }),
    uniform: uniformOf(seed),
    onFrame: (way, isDamaged) => heard.push(`${way}${isDamaged ? ' damaged' : ''}`),
  });
  const land = (): void => flying.splice(0).forEach((frame) => frame.arrive());
  return { link, now, flying, published, land, heard };
}

const down = (frame: Uint8Array): Uint8Array =>
  DownlinkFrame.encode({ header: { craft: 'odc-1', source: 'comms-manager' } as Header, frame });

describe('space link', () => {
  it('GND-008 carries a frame of the station in view up, after its bits and the light time', () => {
    const { link, flying, published, land } = bench();
    const frame = new Uint8Array(320).fill(7);
    expect(link.receive('gs/awarua/odc-1/uplink', frame)).toBe(true);
    expect(flying[0].delayUs).toBe(10_000 + VIEW.delayUs);
    expect(published).toEqual([]);
    land();
    expect(published).toMatchObject([{ topic: 'craft/odc-1/rf/uplink', qos: 1 }]);
    const packet = UplinkFrame.decode(published[0].payload);
    expect(packet.frame).toEqual(Buffer.from(frame));
    expect(packet.header).toMatchObject({ craft: 'odc-1', source: 'radio/s', instance: 'test', sequence: 1 });
  });

  it('GND-008 lets frames of one direction follow one another at the rate', () => {
    const { link, flying } = bench();
    for (let count = 0; count < 3; count++) link.receive('gs/awarua/odc-1/uplink', new Uint8Array(320));
    expect(flying.map((frame) => frame.delayUs - VIEW.delayUs)).toEqual([10_000, 20_000, 30_000]);
  });

  it.each([
    ['of a station that has no view', { station: 'redmond' }],
    ['when no station has', { station: '' }],
    ['when the receiver is off or blocked', { uplinkBps: 0 }],
  ])('GND-008 loses a frame %s', (_, view) => {
    const { link, flying } = bench(view);
    link.receive('gs/awarua/odc-1/uplink', new Uint8Array(320));
    expect(flying).toEqual([]);
    expect(link.counters).toMatchObject({ up: 0, lostUp: 1 });
  });

  it('GND-008 carries a downlink frame to the station in view, and loses it without a link', () => {
    const { link, now, published, land } = bench();
    link.receive('craft/odc-1/rf/downlink', down(Uint8Array.of(1, 2, 3)));
    land();
    expect(published).toMatchObject([
      { topic: 'gs/awarua/odc-1/downlink', payload: Uint8Array.of(1, 2, 3), qos: 1 },
    ]);
    now.view = { ...VIEW, downlinkBps: 0 };
    link.receive('craft/odc-1/rf/downlink', down(Uint8Array.of(1)));
    link.receive('craft/odc-1/rf/downlink', Uint8Array.of(0xff));
    expect(link.counters).toMatchObject({ down: 1, lostDown: 2 });
    expect(link.receive('craft/odc-1/tm/comms-manager', Uint8Array.of(1))).toBe(false);
  });

  it('GND-008 tells out of view from a closed link', () => {
    expect(passage(FREE_WAY, { ...VIEW, station: '' }, 1, 1, 0)).toEqual({
      kind: 'lost',
      reason: 'out of view',
    });
    expect(passage(FREE_WAY, VIEW, 0, 1, 0)).toEqual({ kind: 'lost', reason: 'no link' });
  });
});

describe('bit errors of the space link', () => {
  const FRAME = new Uint8Array(250).fill(0x5a);
  const turnedBits = (frame: Uint8Array): number =>
    frame.reduce((sum, byte) => sum + [...Array(8).keys()].filter((k) => ((byte ^ 0x5a) >> k) & 1).length, 0);

  function send(view: Partial<LinkView>, frames: number, seed = 1) {
    const { link, published, land, heard } = bench(view, seed);
    for (let count = 0; count < frames; count++) {
      link.receive('gs/awarua/odc-1/uplink', FRAME);
      link.receive('craft/odc-1/rf/downlink', down(FRAME));
    }
    land();
    const up = published.filter(({ topic }) => topic.endsWith('rf/uplink'));
    return { link, heard, up: up.map(({ payload }) => UplinkFrame.decode(payload).frame) };
  }

  it('GND-009 damages frames as often as their length and the bit error rate say', () => {
    const { link, up } = send({ upBitErrorRate: 2e-4, downBitErrorRate: 2e-4 }, 400);
    const expected = 400 * frameErrorRate(2e-4, 250);
    expect(expected).toBeCloseTo(400 * (1 - 0.9998 ** 2000), 1);
    expect(Math.abs(link.counters.damagedUp - expected)).toBeLessThan(4 * Math.sqrt(expected));
    expect(Math.abs(link.counters.damagedDown - expected)).toBeLessThan(4 * Math.sqrt(expected));
    expect(up).toHaveLength(400);
    expect(up.filter((frame) => turnedBits(frame) > 0)).toHaveLength(link.counters.damagedUp);
    expect(link.counters.down).toBe(400 - link.counters.damagedDown);
  });

  it('GND-009 never delivers a damaged frame unchanged, and leaves the sender’s bytes alone', () => {
    const { up, link, heard } = send({ upBitErrorRate: 0.5 }, 50);
    expect(link.counters.damagedUp).toBe(50);
    expect(up.every((frame) => turnedBits(frame) > 0)).toBe(true);
    expect(FRAME.every((byte) => byte === 0x5a)).toBe(true);
    expect(heard.filter((what) => what === 'up damaged')).toHaveLength(50);
  });

  it('GND-009 loses whole frames by their own share, the same ones for one seed', () => {
    const lost = (seed: number) => {
      const { link } = send({ frameLoss: 0.3 }, 200, seed);
      return [link.counters.lostUp, link.counters.lostDown];
    };
    const [up, downward] = lost(1);
    expect(Math.abs(up - 60)).toBeLessThan(30);
    expect(Math.abs(downward - 60)).toBeLessThan(30);
    expect(lost(1)).toEqual([up, downward]);
    expect(send({ frameLoss: 1 }, 5).up).toEqual([]);
    expect(send({}, 50).link.counters).toMatchObject({ up: 50, down: 50, damagedUp: 0, lostUp: 0 });
  });

  it('GND-009 draws by way and number of the frame: the other way shifts nothing', () => {
    const both = send({ upBitErrorRate: 2e-4, downBitErrorRate: 2e-4 }, 60).up;
    const alone = send({ upBitErrorRate: 2e-4, downlinkBps: 0 }, 60).up;
    expect(alone).toEqual(both);
  });
});
