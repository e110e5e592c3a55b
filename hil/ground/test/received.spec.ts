import { CommsManagerCommand, Event, Severity, TelemetryFrame } from '@dawnline/contracts';
import { encodeTransferFrame } from '@dawnline/frames';
import { ACKNOWLEDGE_PERIOD_US, ACKNOWLEDGED_MAX_RANGES } from '../ground.limits';
import { SPACECRAFT_ID, bench, header } from './ground-bench';

describe('what the ground has received', () => {
  it('GND-013 LK-22 hands on each record once, whatever frames bring it, and acknowledges what it has', () => {
    const { ground, at, packets, frames } = bench(10, true);
    const event = Event.encode({
      header: header(),
      code: 'X',
      severity: Severity.SEVERITY_LOW,
      parameters: {},
      text: 'x',
    });
    const bring = (count: number, firstRecord: number, records: number, isStale = false): void =>
      ground.receive(
        'gs/awarua/odc-1/downlink',
        encodeTransferFrame({
          spacecraftId: SPACECRAFT_ID,
          virtualChannel: 1,
          count,
          controlField: 0,
          data: TelemetryFrame.encode({
            craft: 'odc-1',
            bootId: 2,
            packets: Array(records).fill({ topic: 'craft/odc-1/ev/x', payload: event }),
            recordedBootId: 1,
            firstRecord,
            isStale,
          }),
        }),
      );
    const told = () => {
      const head = CommsManagerCommand.encode({ header: header() } as CommsManagerCommand);
      const body = CommsManagerCommand.decode(Buffer.concat([head, frames.at(-1)!.telecommand.body]));
      return body.acknowledgeTelemetry?.ranges.map(({ bootId, priority, first, last }) => [
        bootId,
        priority,
        first,
        last,
      ]);
    };
    bring(0, 1, 5);
    at(0, '');
    expect(frames).toEqual([]);
    at(1, 'awarua');
    expect(told()).toEqual([[1, 1, 1, 5]]);
    bring(1, 9, 2, true);
    bring(2, 4, 4);
    expect(packets).toHaveLength(5 + 2 + 2);
    expect(packets.map(({ isStale }) => isStale)).toEqual([
      ...Array(5).fill(false),
      true,
      true,
      false,
      false,
    ]);
    expect(ground.counters.packetsRepeated).toBe(2);
    at(ACKNOWLEDGE_PERIOD_US);
    expect(frames).toHaveLength(1);
    at(ACKNOWLEDGE_PERIOD_US + 1);
    expect(told()).toEqual([
      [1, 1, 1, 7],
      [1, 1, 9, 10],
    ]);
    at(9 * ACKNOWLEDGE_PERIOD_US);
    expect(frames).toHaveLength(2);
    for (let record = 100; record < 400; record += 2) bring(record, record, 1);
    at(10 * ACKNOWLEDGE_PERIOD_US);
    expect(told()).toHaveLength(ACKNOWLEDGED_MAX_RANGES);
    expect(told()!.at(-1)).toEqual([1, 1, 398, 398]);
  });
});
