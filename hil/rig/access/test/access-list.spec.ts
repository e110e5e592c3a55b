import { dictionary, filterOf, topicMatches, topicOf } from '@dawnline/contracts';
import { accessOf, principalsOf, userOf, type Crew, type Principal } from '..';

const SERVICES = ['power-manager', 'thermal-controller', 'job-executor', 'comms-manager', 'fault-manager'];
const CREW: Crew = {
  craft: 'odc-1',
  services: SERVICES,
  stations: ['svalbard', 'troll'],
  devices: ['eps/battery', 'gpu/0/margin', 'gpu/0/status', 'gpu/1/margin'],
};
const PEOPLE = principalsOf(CREW).map((principal) => ({
  user: userOf('odc-1', principal),
  access: accessOf('odc-1', principal),
}));
const packets = Object.entries(dictionary.messages).filter(([, { topic }]) => topic !== undefined);

/** A topic of each packet, as the service `a` would fill it in for the service `b`. */
const example = (topic: string): string =>
  topicOf(topic, {
    craft: 'odc-1',
    subsystem: 'power-manager',
    self: 'power-manager',
    from: 'fault-manager',
    report: 'detail',
    gpu: 0,
    radio: 's',
    computer: 'obc',
  });
const may = (filters: readonly string[], topic: string): boolean =>
  filters.some((filter) => topicMatches(filter, topic));
const publishers = (topic: string): string[] =>
  PEOPLE.filter(({ access }) => may(access.publish, topic)).map(({ user }) => user);
const readers = (topic: string): string[] =>
  PEOPLE.filter(({ access }) => may(access.read, topic)).map(({ user }) => user);
const service = (name: string): Principal => ({ kind: 'service', name });

describe('access lists', () => {
  it.each(packets)(
    'let somebody besides the rig publish or read %s, and no two services publish on one topic',
    (_, { topic }) => {
      const filled = example(topic!);
      expect(publishers(filled)).toContain('odc-1.rig');
      expect(
        publishers(filled).filter((user) => SERVICES.some((name) => user === `odc-1.${name}`)).length,
      ).toBeLessThan(2);
      expect(
        publishers(filled)
          .concat(readers(filled))
          .filter((user) => user !== 'odc-1.rig'),
      ).not.toEqual([]);
    },
  );

  it('bind what a topic names to its publisher (FD-33, LK-15)', () => {
    const own = ['odc-1.rig', 'odc-1.power-manager'];
    expect(publishers('craft/odc-1/tm/power-manager')).toEqual(own);
    expect(publishers('craft/odc-1/ev/power-manager')).toEqual(own);
    expect(publishers('craft/odc-1/health/power-manager/echo')).toEqual(own);
    // In a report the first name is its sender, in a command the last.
    expect(publishers('craft/odc-1/tc/power-manager/comms-manager/report')).toEqual(own);
    expect(publishers('craft/odc-1/tc/comms-manager/power-manager')).toEqual(own);
    expect(publishers('craft/odc-1/dev/eps/switches/command/power-manager')).toEqual(own);
    expect(publishers('craft/odc-1/dev/eps/battery/sample')).toEqual(['odc-1.rig', 'odc-1.dev/eps/battery']);
  });

  it('give the radio to comms-manager and the pings to fault-manager alone', () => {
    expect(publishers('craft/odc-1/rf/downlink')).toEqual(['odc-1.rig', 'odc-1.comms-manager']);
    expect(readers('craft/odc-1/rf/uplink')).toEqual(['odc-1.rig', 'odc-1.operator', 'odc-1.comms-manager']);
    expect(publishers('craft/odc-1/rf/uplink')).toEqual(['odc-1.rig']);
    expect(publishers('craft/odc-1/health/power-manager/ping')).toEqual(['odc-1.rig', 'odc-1.fault-manager']);
  });

  it('keep plant truth and the orders to the rig from every service (FD-33)', () => {
    const services = SERVICES.map((name) => `odc-1.${name}`);
    for (const topic of [
      'rig/odc-1/truth',
      'rig/odc-1/fault',
      'rig/odc-1/control',
      'gs/troll/odc-1/downlink',
    ])
      expect(readers(topic).filter((user) => services.includes(user))).toEqual([]);
    for (const topic of ['rig/odc-1/fault', 'rig/odc-1/control', 'rig/odc-1/time', 'gs/troll/odc-1/uplink'])
      expect(publishers(topic).filter((user) => services.includes(user))).toEqual([]);
    expect(readers('rig/odc-1/time')).toEqual(expect.arrayContaining(services) as string[]);
  });

  it('give a ground station its uplink and downlink, and nothing else', () => {
    expect(accessOf('odc-1', { kind: 'station', name: 'troll' })).toEqual({
      publish: ['gs/troll/odc-1/uplink'],
      read: ['gs/troll/odc-1/downlink', 'gs/troll/odc-1/ccsds'],
    });
  });

  it('take a box of hardware for one user with all its devices', () => {
    const units = principalsOf(CREW).filter(({ kind }) => kind === 'device');
    expect(units.map((unit) => userOf('odc-1', unit))).toEqual([
      'odc-1.dev/eps/battery',
      'odc-1.dev/gpu/0',
      'odc-1.dev/gpu/1',
    ]);
    expect(accessOf('odc-1', units[1])).toEqual({
      publish: ['craft/odc-1/dev/gpu/0/margin/sample', 'craft/odc-1/dev/gpu/0/status/sample'],
      read: [
        'craft/odc-1/dev/gpu/0/margin/command/+',
        'craft/odc-1/dev/gpu/0/status/command/+',
        'rig/odc-1/time',
      ],
    });
  });

  it('give a subsystem that no contract knows its own name on the bus, and no commands of others', () => {
    const { publish, read } = accessOf('odc-1', service('attitude-monitor'));
    for (const topic of ['tm/attitude-monitor', 'ev/attitude-monitor', 'health/attitude-monitor/echo'])
      expect(may(publish, `craft/odc-1/${topic}`)).toBe(true);
    expect(may(read, 'craft/odc-1/health/attitude-monitor/ping')).toBe(true);
    expect(may(read, 'craft/odc-1/tc/power-manager/comms-manager')).toBe(false);
  });

  it('cover all that a service subscribes to for its contracts, and no command for another', () => {
    for (const [, { topic, readBy }] of packets) {
      const isOurs = readBy === undefined || readBy === 'fault-manager';
      if (!isOurs || /\/command\//.test(topic!)) continue;
      const target = /\/tc\/([^/{]+)\//.exec(topic!)?.[1] ?? 'fault-manager';
      const filter = filterOf(topic!, {
        craft: 'odc-1',
        self: target,
        from: /(report|reply)$/.test(topic!) ? target : '+',
      });
      const { read } = accessOf('odc-1', service(target));
      expect({ filter, covered: may(read, filter) }).toEqual({ filter, covered: true });
    }
  });

  it('keep files between two computers from displays', () => {
    const { read } = accessOf('odc-1', { kind: 'observer' });
    expect(may(read, 'craft/odc-1/tm/power-manager')).toBe(true);
    expect(may(read, 'craft/odc-1/file/job-executor/comms-manager/reply')).toBe(false);
  });

  it('have no subsystem take the name of another user', () => {
    expect(() => userOf('odc-1', service('operator'))).toThrow(/cannot be called 'operator'/);
    expect(() => userOf('odc-1', service('a:b'))).toThrow(/'a:b'/);
    expect(() => userOf('odc-1', service('dev/x'))).toThrow(/'dev\/x'/);
  });
});
