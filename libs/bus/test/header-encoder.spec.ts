import { Header } from '@dawnline/contracts';
import { HeaderEncoder } from '../src/header-encoder';

const sender = { craft: 'odc-1', instance: 'job-executor-7', bootId: 300 };
const base: Header = {
  schema: 1,
  source: 'job-executor',
  ...sender,
  sequence: 1,
  missionTimeUs: 0,
  onboardTimeUs: 0,
  requestId: '',
  replyTopic: '',
  expiresUs: 0,
  priority: 0,
  modeEpoch: 0,
  principal: '',
};

describe('HeaderEncoder', () => {
  const encoder = new HeaderEncoder(sender);

  it.each([
    ['nothing optional', {}],
    [
      'times of a flight',
      { missionTimeUs: 5_400_000_000, onboardTimeUs: 1_795_000_000_000_000, sequence: 127 },
    ],
    [
      'borders of varints',
      { sequence: 128, missionTimeUs: 2 ** 31 - 1, expiresUs: 2 ** 31, onboardTimeUs: 2 ** 53 - 1 },
    ],
    [
      'every field',
      { requestId: 'r-1', replyTopic: 'x/y', expiresUs: 9, priority: 3, modeEpoch: 200, principal: 'Zoë' },
    ],
    ['long text', { requestId: 'r'.repeat(300) }],
    ['another source', { source: 'eps/battery', sequence: 2 }],
  ])('writes the bytes of the generated codec: %s', (_, change) => {
    const header = { ...base, ...change };
    expect(Buffer.from(encoder.encode(header)).toString('hex')).toBe(
      Buffer.from(Header.encode(header)).toString('hex'),
    );
  });

  it('refuses a time that is no integer', () => {
    expect(() => encoder.encode({ ...base, missionTimeUs: 0.5 })).toThrow(/no count or time/);
    expect(() => encoder.encode({ ...base, expiresUs: -1 })).toThrow(/no count or time/);
  });
});
