import { DecodeError, EpsBusSample, Header, ServiceStatus, type Header as HeaderFields } from '../src';

const header: HeaderFields = {
  schema: 1,
  craft: 'odc-1',
  source: 'eps/bus',
  instance: '',
  bootId: 0,
  sequence: 0,
  missionTimeUs: 0,
  onboardTimeUs: 0,
  requestId: '',
  replyTopic: '',
  expiresUs: 0,
  priority: 0,
  modeEpoch: 0,
  principal: '',
};

describe('codec', () => {
  it('gives a decoded message every field of its own, also those absent on the wire', () => {
    const decoded = Header.decode(Header.encode(header));
    expect(Object.keys(decoded).sort()).toEqual(Object.keys(header).sort());
    expect({ ...decoded }).toEqual(header);
  });

  it.each([0, 1, 127, 128, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 1_795_000_000_000_000, Number.MAX_SAFE_INTEGER])(
    'keeps the 64-bit number %d',
    (missionTimeUs) => {
      expect(Header.decode(Header.encode({ ...header, missionTimeUs })).missionTimeUs).toBe(missionTimeUs);
    },
  );

  it.each([
    ['ends in the middle', [0x08, 0xff, 0xff]],
    ['is longer than ten bytes', [0x08, ...new Array<number>(11).fill(0xff), 0x01]],
  ])('refuses a 64-bit number that %s', (_, bytes) => {
    expect(() => ServiceStatus.decode(Uint8Array.from(bytes))).toThrow(DecodeError);
  });

  it('encodes on after a message that it could not', () => {
    const sample = EpsBusSample.decode(EpsBusSample.encode({ header, voltageV: 28 } as EpsBusSample));
    const bytes = EpsBusSample.encode(sample);
    const broken = {
      get header(): HeaderFields {
        throw new Error('no header');
      },
      voltageV: 28,
    } as EpsBusSample;
    expect(() => EpsBusSample.encode(broken)).toThrow('no header');
    expect(EpsBusSample.encode(sample)).toEqual(bytes);
  });
});
