import { Event, Refusal, Severity, Stage } from '@dawnline/contracts';
import { OVERTAKEN_WAIT_US, RESEND_PERIOD_US, SENDS_MAX, VALIDITY_US } from '../ground.limits';
import { EPOCH_US, bench, frameOf, header } from './ground-bench';

describe('ground segment', () => {
  it('GND-014 LK-9 arms a hazardous command under an id of its own, and sends it when it is armed', () => {
    const { at, ground, report, frames, ticks } = bench();
    const order = {
      requestId: 'r1',
      target: 'power-manager',
      command: { powerCycle: { switch: 'LCL3', offTimeUs: 5_000_000 } },
    };
    ground.sendArmed(order);
    at(5, 'awarua');
    expect(frames.map(({ telecommand }) => telecommand)).toMatchObject([{ requestId: 'r1/arm', arm: true }]);
    report(Stage.STAGE_COMPLETED, { detail: 'armed' }, 'r1/arm');
    expect(frames).toHaveLength(2);
    expect(frames[1].telecommand).toMatchObject({ requestId: 'r1', arm: false, craft: 'odc-1' });
    expect(frames[1].telecommand.body).toEqual(frames[0].telecommand.body);
    expect(ticks.at(-1)).toMatchObject({ requestId: 'r1', stage: 'sent' });
  });

  it('GND-014 LK-9 sends nothing when the arming is refused, nor ids that the craft does not take', () => {
    const { at, ground, report, frames } = bench();
    const command = { powerCycle: { switch: 'LCL3', offTimeUs: 5_000_000 } };
    ground.sendArmed({ requestId: 'r1', target: 'power-manager', command });
    at(5, 'awarua');
    report(Stage.STAGE_ROUTING, { ok: false, refusal: Refusal.REFUSAL_WRONG_MODE }, 'r1/arm');
    at(6);
    expect(frames).toHaveLength(1);
    expect(() => ground.send({ requestId: 'a b', target: 'power-manager', command })).toThrow(
      /printable ASCII/,
    );
  });

  it('GND-003 LK-3 ticks queued, sent, accepted, started, completed', () => {
    const { at, send, report, stages, frames } = bench();
    send();
    expect(stages()).toEqual(['queued']);
    at(5, 'awarua');
    expect(frames).toMatchObject([
      {
        topic: 'gs/awarua/odc-1/uplink',
        telecommand: { requestId: 'r1', principal: 'ops', target: 'thermal-controller' },
      },
    ]);
    expect(frames[0].telecommand.expiresOnboardUs).toBe(EPOCH_US + 5 + VALIDITY_US);
    report(Stage.STAGE_ACCEPTED);
    report(Stage.STAGE_STARTED);
    report(Stage.STAGE_COMPLETED, { detail: 'done' });
    expect(stages()).toEqual(['queued', 'sent', 'accepted', 'started', 'completed']);
  });

  it('GND-003 LK-4 the first terminal report stands, and an older stage changes nothing', () => {
    const { at, send, report, stages, ticks } = bench();
    at(0, 'awarua');
    send();
    report(Stage.STAGE_STARTED);
    report(Stage.STAGE_ACCEPTED);
    report(Stage.STAGE_COMPLETED, { ok: false, refusal: Refusal.REFUSAL_RANGE, detail: 'too hot' });
    report(Stage.STAGE_COMPLETED);
    expect(stages()).toEqual(['queued', 'sent', 'started', 'refused']);
    expect(ticks.at(-1)!.detail).toBe('RANGE: too hot');
  });

  it('GND-004 LK-6 sends again with the same id and a new sequence until a report comes', () => {
    const { at, send, report, frames } = bench();
    at(0, 'awarua');
    send();
    at(RESEND_PERIOD_US - 1);
    at(RESEND_PERIOD_US);
    at(2 * RESEND_PERIOD_US);
    expect(frames.map((frame) => frame.sequence)).toEqual([11, 12, 13]);
    expect(new Set(frames.map((frame) => frame.telecommand.expiresOnboardUs)).size).toBe(1);
    report(Stage.STAGE_ACCEPTED);
    at(9 * RESEND_PERIOD_US);
    expect(frames).toHaveLength(3);
  });

  it('GND-004 stops after a bounded number of frames', () => {
    const { at, send, frames } = bench();
    at(0, 'awarua');
    send();
    for (let round = 1; round < 3 * SENDS_MAX; round++) at(round * RESEND_PERIOD_US);
    expect(frames).toHaveLength(SENDS_MAX);
  });

  it('GND-003 is unknown when the contact ends first, and a later report corrects that', () => {
    const { at, send, report, stages, frames } = bench();
    at(0, 'awarua');
    send();
    at(1_000_000, '');
    at(50_000_000, 'redmond');
    expect(frames).toHaveLength(1);
    report(Stage.STAGE_COMPLETED);
    expect(stages()).toEqual(['queued', 'sent', 'unknown', 'completed']);
  });

  it('GND-003 is unknown when somebody stops waiting for a contact', () => {
    const { ground, send, ticks } = bench();
    send();
    ground.giveUp('r1', 'no contact');
    expect(ticks.at(-1)).toMatchObject({ stage: 'unknown', detail: 'no contact' });
  });

  it('GND-003 LK-6 an id may be sent again once its request is forgotten, which an open one never is', () => {
    const { at, ground, send, frames } = bench();
    at(0, 'awarua');
    send();
    ground.forget('r1');
    expect(() => send()).toThrow(/id that is not in use/);
    ground.giveUp('r1', 'no answer');
    ground.forget('r1');
    send();
    expect(frames.map(({ telecommand }) => telecommand.requestId)).toEqual(['r1', 'r1']);
    expect(frames[1].sequence).toBe(frames[0].sequence + 1);
  });

  it('GND-005 LK-14 stores each sequence before its frame leaves', () => {
    const { at, send, order } = bench();
    at(0, 'awarua');
    send();
    send('r2');
    expect(order).toEqual(['stored 11', 'frame 11', 'stored 12', 'frame 12']);
  });

  it('GND-005 LK-14 jumps over the bound that a refusal names, and sends again at once', () => {
    const { at, send, refuseFrame, frames, report, stages } = bench();
    at(0, 'awarua');
    send();
    refuseFrame({ refusal: 'REPLAYED', key: '1', sequence: '11', bound: '64' });
    at(1_000_000);
    expect(frames.map((frame) => frame.sequence)).toEqual([11, 65]);
    refuseFrame({ refusal: 'REPLAYED', key: '1', sequence: '7', bound: '900' });
    report(Stage.STAGE_COMPLETED);
    refuseFrame({ refusal: 'REPLAYED', key: '1', sequence: '65', bound: '900' });
    send('r2');
    expect(frames.at(-1)!.sequence).toBe(66);
    expect(stages()).toEqual(['queued', 'sent', 'sent', 'completed', 'queued', 'sent']);
  });

  it('GND-007 decodes packets by topic, once each, and counts what does not decode', () => {
    const { ground, down, packets, world } = bench();
    world.station = 'awarua';
    const event = Event.encode({
      header: header(),
      code: 'X',
      severity: Severity.SEVERITY_LOW,
      parameters: {},
      text: 'x',
    });
    down('craft/odc-1/ev/power-manager', event, 1);
    down('craft/odc-1/ev/power-manager', event, 1);
    down('craft/odc-1/ev/power-manager', Uint8Array.of(0xff), 2);
    ground.receive('gs/awarua/odc-1/downlink', Uint8Array.of(0xff, 0xff));
    ground.receive('gs/awarua/other/downlink', Uint8Array.of(0xff, 0xff));
    expect(packets).toMatchObject([{ contract: 'Event', station: 'awarua', priority: 0 }]);
    expect(ground.counters).toEqual({
      framesUp: 0,
      framesDown: 2,
      framesRepeated: 1,
      framesMissed: 0,
      framesRefused: 1,
      packetsRepeated: 0,
      acknowledgements: 0,
      undecodable: 1,
    });
  });

  it('GND-011 counts the frames that the link lost, per virtual channel and boot', () => {
    const { ground } = bench();
    const missed = (count: number, bootId: number): number => {
      ground.receive('gs/awarua/odc-1/downlink', frameOf(count, '', new Uint8Array(0), 0, bootId));
      return ground.counters.framesMissed;
    };
    expect([missed(7, 1), missed(8, 1), missed(12, 1), missed(10, 1), missed(13, 1)]).toEqual([
      0, 0, 3, 3, 3,
    ]);
    expect([missed(2, 2), missed(14, 1), missed(3, 2)]).toEqual([5, 5, 5]);
  });

  it('GND-012 LK-6 sends again what the craft passed over, as the control word tells, and only that', () => {
    const { ground, at, send, frames, report } = bench();
    const word = (count: number, taken: number): void =>
      ground.receive('gs/awarua/odc-1/downlink', frameOf(count, '', new Uint8Array(0), taken & 0xff));
    at(0, 'awarua');
    send('r1');
    send('r2');
    expect(frames.map((frame) => frame.sequence)).toEqual([11, 12]);
    at(OVERTAKEN_WAIT_US - 1);
    word(100, 12);
    at(OVERTAKEN_WAIT_US - 1);
    expect(frames).toHaveLength(2);
    at(OVERTAKEN_WAIT_US);
    word(101, 11);
    at(OVERTAKEN_WAIT_US);
    expect(frames).toHaveLength(2);
    word(102, 12);
    at(OVERTAKEN_WAIT_US);
    expect(frames.slice(2)).toMatchObject([{ sequence: 13, telecommand: { requestId: 'r1' } }]);
    report(Stage.STAGE_ACCEPTED);
    word(103, 14);
    at(2 * OVERTAKEN_WAIT_US);
    expect(frames).toHaveLength(3);
  });

  it('GND-002 refuses an id that is in use and a command that does not fit a frame', () => {
    const { ground, send } = bench();
    send();
    expect(() => send()).toThrow('not in use');
    const submit = { job: 'j', arguments: Array.from({ length: 20 }, () => 'x'.repeat(60)) };
    expect(() => ground.send({ requestId: 'r9', target: 'job-executor', command: { submit } })).toThrow(
      '1024',
    );
  });

  it('GND-003 leaves reports of another operator alone', () => {
    const { at, send, report, stages } = bench();
    at(0, 'awarua');
    send();
    report(Stage.STAGE_COMPLETED, { header: header('r1', 'somebody else') });
    expect(stages()).toEqual(['queued', 'sent']);
  });
});
