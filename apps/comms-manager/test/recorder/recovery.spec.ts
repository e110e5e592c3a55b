import { recover, type FoundFile } from '../../src/recorder/recovery';
import { decodeSegment, encodePacket, parseSegmentName, segmentPath } from '../../src/recorder/segment-file';
import type { DownlinkClass } from '../../src/recorder/segment';

const BOOT = 8;
const packet = (number: number) => ({
  topic: 'craft/odc-1/ev/x',
  payload: Uint8Array.of(number, 1),
  atUs: number * 1000,
});

function file(
  index: DownlinkClass,
  boot: number,
  first: number,
  last: number,
): { name: string; bytes: Buffer } {
  const path = segmentPath(index, boot, first);
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const bytes = Buffer.concat(numbers.map((number) => encodePacket(path, number, packet(number))));
  return { name: path.split('/').at(-1)!, bytes };
}

const held = (files: readonly FoundFile[]): string[] =>
  recover(files, BOOT).segments.map(
    ({ index, segment: { boot, first, packets } }) =>
      `P${index} ${boot}/${first}-${first + packets.length - 1}`,
  );
const damage = (files: readonly FoundFile[]) =>
  recover(files, BOOT)
    .gaps.filter(({ reason }) => reason === 'damaged')
    .flatMap(({ ranges }) => ranges);

describe('what a boot makes of the recorder on disk', () => {
  it('COM-075 reads back every packet as it was recorded, boots and numbers in order', () => {
    const files = [file(1, 7, 65, 70), file(1, 7, 1, 64), file(1, 6, 10, 12), file(0, 7, 1, 2)];
    expect(held(files)).toEqual(['P1 6/10-12', 'P0 7/1-2', 'P1 7/1-64', 'P1 7/65-70']);
    const { segment } = recover([files[3]], BOOT).segments[0];
    expect(segment.packets).toEqual([packet(1), packet(2)]);
    expect(segment).toMatchObject({ stored: 2, isSuspect: false });
    expect(damage(files)).toEqual([]);
  });

  it('COM-074 LK-21 has a gap for the end of the last boot, of every class, known or not', () => {
    expect(recover([file(1, 7, 1, 64), file(1, 7, 65, 70)], BOOT).gaps).toEqual([
      {
        reason: 'restart',
        packets: 0,
        ranges: [0, 71, 0, 0].map((first, index) => ({ index, boot: 7, first, last: 0 })),
      },
    ]);
    expect(recover([], 1).gaps).toEqual([]);
  });

  it('COM-074 COM-075 LK-21 a tail torn at any byte loses whole packets from there on, and says which', () => {
    const whole = file(2, 7, 5, 8);
    const recordBytes = whole.bytes.length / 4;
    for (let length = 0; length < whole.bytes.length; length++) {
      const torn = [{ name: whole.name, bytes: whole.bytes.subarray(0, length) }];
      const packets = Math.floor(length / recordBytes);
      expect([length, held(torn)]).toEqual([length, packets === 0 ? [] : [`P2 7/5-${4 + packets}`]]);
      expect(damage(torn)).toEqual(
        packets > 0 && length % recordBytes === 0 ? [] : [{ index: 2, boot: 7, first: 5 + packets, last: 0 }],
      );
    }
  });

  it('COM-074 COM-075 FD-26 any altered byte costs its packet and those behind it in the file, no more', () => {
    const [damaged, next] = [file(1, 7, 1, 3), file(1, 7, 4, 5)];
    const recordBytes = damaged.bytes.length / 3;
    for (let at = 0; at < damaged.bytes.length; at++) {
      const bytes = Buffer.from(damaged.bytes);
      bytes[at] ^= 0x41;
      const good = Math.floor(at / recordBytes);
      const files = [{ name: damaged.name, bytes }, next];
      expect([at, held(files)]).toEqual([at, [...(good ? [`P1 7/1-${good}`] : []), 'P1 7/4-5']]);
      expect(damage(files)).toEqual([{ index: 1, boot: 7, first: good + 1, last: 3 }]);
    }
  });

  it('COM-075 takes no record of another file, and leaves what the disk would not read', () => {
    const { bytes } = file(1, 7, 1, 3);
    expect(decodeSegment({ index: 2, boot: 7, first: 1 }, bytes)).toBeNull();
    expect(recover([{ name: 'p2-7-1', bytes }], BOOT).removals).toEqual(['comms-manager/recorder/p2-7-1']);
    const unread = recover([{ name: 'p2-7-1', bytes: null }, file(2, 7, 9, 9)], BOOT);
    expect(unread.removals).toEqual([]);
    expect(damage([{ name: 'p2-7-1', bytes: null }, file(2, 7, 9, 9)])).toEqual([
      { index: 2, boot: 7, first: 1, last: 8 },
    ]);
  });

  it('COM-075 gives no number twice when the boot counter is lost: files of this boot or later are not used', () => {
    const found = recover(
      [file(1, BOOT, 1, 3), file(1, BOOT + 1, 1, 3), { name: 'notes', bytes: null }],
      BOOT,
    );
    expect(found.segments).toEqual([]);
    expect(found.removals).toHaveLength(3);
    expect(['p4-1-1', 'p1-0-1', 'p1-1-0', 'p1-1-1.tmp', 'x'].map(parseSegmentName)).toEqual(
      Array(5).fill(null),
    );
  });
});
