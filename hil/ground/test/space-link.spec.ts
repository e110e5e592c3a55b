import { DownlinkFrame, UplinkFrame, type Header } from '@dawnline/contracts';
import { FREE_WAY, passage, SpaceLink, type LinkView } from '../space-link';

const VIEW: LinkView = { station: 'awarua', delayUs: 3_000, uplinkBps: 256_000, downlinkBps: 2_000_000 };

function bench(view: Partial<LinkView> = {}) {
  const now = { view: { ...VIEW, ...view }, nowUs: 1_000_000 };
  const flying: { delayUs: number; arrive: () => void }[] = [];
  const published: { topic: string; payload: Uint8Array; qos: 0 | 1 }[] = [];
  const link = new SpaceLink('odc-1', 'test', {
    nowUs: () => now.nowUs,
    view: () => now.view,
    after: (delayUs, arrive) => flying.push({ delayUs, arrive }),
    publish: (topic, payload, qos) => published.push({ topic, payload, qos }),
  });
  const land = (): void => flying.splice(0).forEach((frame) => frame.arrive());
  return { link, now, flying, published, land };
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
