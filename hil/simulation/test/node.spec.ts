import type { Host } from '@dawnline/host';
import type { NodeEvent, PortCall } from '../index';
import { MS, S, Inbox, addNode, bytes, hostOf, obcWorld, received, text } from './support';

const publish = (host: Host, topic: string, payload = ''): void =>
  host.bus.commands.publish(topic, bytes(payload), { qos: 1, retain: false });

describe('node host: time', () => {
  it('boots after the delay, with boot id, cause and instance', async () => {
    const world = obcWorld();
    const boots: string[] = [];
    addNode(
      world,
      'a',
      (host) =>
        void boots.push(`${world.nowUs} ${host.boot.bootId} ${host.boot.resetCause} ${host.boot.instance}`),
    );
    await world.run(S);
    world.kill('a');
    await world.run(4 * S);
    world.resetProcessor('obc');
    await world.run(14 * S);
    world.powerCycle('obc');
    await world.run(30 * S);
    expect(boots).toEqual([
      '350000 1 first-boot a-1',
      '2350000 2 service-restart a-2',
      '9350000 3 processor-reset a-3',
      '21350000 4 power-on-reset a-4',
    ]);
  });

  it('stands still inside a turn; outputs leave at its cost; the next turn waits for it', async () => {
    const world = obcWorld({ costs: { Long: 5000 } });
    const log: string[] = [];
    let host: Host | null = null;
    let inbox: Inbox | null = null;
    addNode(world, 'a', (own, box) => {
      host = own;
      inbox = box;
    });
    world.onMessage((message) => log.push(`${world.nowUs} ${message.topic} accepted`));
    for (const name of ['one', 'two'])
      world.at(S, () =>
        inbox!.push(() => {
          publish(host!, name);
          log.push(`${host!.clock.now()} ${name} ran`);
          return 'Long';
        }),
      );
    await world.run(2 * S);
    expect(log).toEqual([
      '1000000 one ran',
      '1005000 two ran',
      '1005200 one accepted',
      '1010200 two accepted',
    ]);
  });

  it('fires late timers once, on their grid, and skips what was missed', async () => {
    const world = obcWorld();
    const ticks: number[] = [];
    addNode(world, 'a', (host) => void host.clock.every(100 * MS, () => ticks.push(world.nowUs)));
    await world.run(600 * MS);
    expect(ticks).toEqual([450_000, 550_000]);
    const heal = world.pause('a');
    await world.run(1000 * MS);
    heal();
    await world.run(1200 * MS);
    expect(ticks.slice(2)).toEqual([1_000_000, 1_050_000, 1_150_000]);
  });

  it('cancels timers, also a tick that is due but waits', async () => {
    const world = obcWorld({ costs: { timer: 10_000 } });
    const fired: string[] = [];
    addNode(world, 'a', (host) => {
      const second = { timer: host.clock.after(0, () => undefined) };
      second.timer.cancel();
      host.clock.after(MS, () => {
        fired.push('first');
        second.timer.cancel();
      });
      second.timer = host.clock.after(2 * MS, () => fired.push('second'));
      const tick = host.clock.every(20 * MS, () => {
        fired.push('tick');
        if (fired.length === 3) tick.cancel();
      });
    });
    await world.run(S);
    expect(fired).toEqual(['first', 'tick', 'tick']);
  });

  it('slows every turn by its factor', async () => {
    const world = obcWorld();
    const accepted: number[] = [];
    world.onMessage(() => accepted.push(world.nowUs));
    addNode(world, 'a', (host) => void host.clock.every(100 * MS, () => publish(host, 'x')));
    const heal = world.slow('a', 50);
    await world.run(500 * MS);
    heal();
    await world.run(600 * MS);
    // A timer's turn costs 200 us, and the way takes as long.
    expect(accepted).toEqual([450_000 + 200 * 50 + 200, 550_000 + 200 + 200]);
  });

  it('keeps onboard time apart from mission time', async () => {
    const world = obcWorld();
    const host = await hostOf(world);
    const epochUs = host.clock.onboardTimeUs() - host.clock.now();
    const errorUs = (): number => host.clock.onboardTimeUs() - host.clock.now() - epochUs;
    const { clock } = world.computer('obc');
    const heals = [clock.disturb({ stepUs: 5 * S }), clock.disturb({ driftPpm: 10 })];
    await world.run(world.nowUs + 100 * S);
    expect(errorUs()).toBe(5 * S + 1000);
    heals[0]();
    expect(errorUs()).toBe(1000);
    heals[1]();
    const restarted = clock.disturb({ restartsAtUs: 946_684_800 * S });
    expect(host.clock.onboardTimeUs()).toBe(946_684_800 * S);
    restarted();
    expect(errorUs()).toBe(0);
  });
});

describe('node host: a dead generation', () => {
  it('never runs again: timers, promises, deliveries, turns, hooks', async () => {
    const world = obcWorld();
    const alive: string[] = [];
    let boots = 0;
    let closed = 0;
    world.addNode({
      name: 'a',
      computer: 'obc',
      table: { craft: 'odc-1' } as never,
      boot: (host) => {
        const life = ++boots;
        const note = (what: string): void => void alive.push(`${life} ${what}`);
        host.clock.every(10 * MS, () => note('tick'));
        host.bus.commands.onDelivery((delivery) => {
          note('delivery');
          delivery.acknowledge();
        });
        host.bus.commands.subscribe(['x'], 1);
        host.bus.commands.onState(() => note('state'));
        void host.disks.nvm.sync('absent').then(
          () => note('disk'),
          () => note('disk'),
        );
        void (async () => {
          for (;;) {
            await host.disks.nvm.write('loop', bytes(String(life)));
            note('loop');
          }
        })();
        return Promise.resolve({
          close: () => {
            closed += 1;
            return Promise.resolve();
          },
        });
      },
    });
    const endpoint = world.endpoint('device');
    world.every(7 * MS, () => endpoint.publish('x', bytes(''), 1));
    await world.run(S);
    expect(new Set(alive)).toEqual(new Set(['1 disk', '1 loop', '1 state', '1 tick', '1 delivery']));
    world.kill('a');
    alive.length = 0;
    await world.run(3 * S);
    expect(alive.length).toBeGreaterThan(100);
    expect(alive.filter((entry) => entry.startsWith('1'))).toEqual([]);
    expect(closed).toBe(0);
  });

  it('drops the outputs of a turn that a crash caught before its end', async () => {
    for (const [killUs, topics] of [
      [199, []],
      [201, ['x']],
    ] as const) {
      const world = obcWorld();
      const accepted: string[] = [];
      world.onMessage((message) => accepted.push(message.topic));
      addNode(
        world,
        'a',
        (host) =>
          void host.clock.after(100 * MS, () => {
            publish(host, 'x');
            void host.disks.nvm.write('file', bytes('y'));
          }),
      );
      world.at(450 * MS + killUs, () => world.kill('a'));
      await world.run(460 * MS);
      expect(accepted).toEqual(topics);
      if (killUs < 200) expect(world.disk('obc', 'nvm').tree.stat('file')).toBeNull();
    }
  });

  it('dies of an exception in a turn and is started again', async () => {
    const world = obcWorld();
    const events: NodeEvent[] = [];
    world.onNode((event) => void events.push(event));
    addNode(world, 'a', (host, inbox) => {
      if (host.boot.bootId === 1)
        host.clock.after(MS, () =>
          inbox.push(() => {
            throw new TypeError('a bug');
          }),
        );
      if (host.boot.bootId === 2) host.clock.after(MS, () => host.crash(new Error('gave up')));
    });
    await world.run(4 * S);
    expect(events.map(({ what, details }) => `${what} ${details.reason ?? details.cause}`)).toEqual([
      'boot first-boot',
      'crash TypeError: a bug',
      'boot service-restart',
      'crash Error: gave up',
      'boot service-restart',
    ]);
  });

  it('keeps retained memory over a restart and a processor reset, not over a power loss', async () => {
    const world = obcWorld();
    const found: (string | null)[] = [];
    addNode(world, 'a', (host) => {
      const kept = host.boot.retained('key');
      found.push(kept && text(kept));
      host.boot.retain('key', bytes(`life ${host.boot.bootId}`));
      host.boot.markFailed(`unit ${host.boot.bootId}`);
    });
    await world.run(S);
    world.kill('a');
    await world.run(5 * S);
    world.resetProcessor('obc');
    await world.run(15 * S);
    world.powerCycle('obc');
    await world.run(30 * S);
    expect(found).toEqual([null, 'life 1', 'life 2', null]);
    expect(world.computer('obc').failedUnits).toHaveLength(4);
  });
});

describe('node host: hang, pause, computers', () => {
  it('a paused node loses its connection by keep-alive, acts on nothing meanwhile, and comes back', async () => {
    const world = obcWorld();
    const host = await hostOf(world, 'a');
    const states: string[] = [];
    host.bus.commands.onState((state) => states.push(state));
    const got = received(host, ['x']);
    await world.run(world.nowUs + MS);
    const heal = world.pause('a');
    await world.run(world.nowUs + 2900 * MS);
    expect(world.bus.broker.counters.keepAliveExpiries).toBe(0);
    await world.run(world.nowUs + 200 * MS);
    expect(world.bus.broker.counters.keepAliveExpiries).toBe(2);
    world.endpoint('device').publish('x', bytes('1'), 1);
    await world.run(world.nowUs + S);
    expect([states, got]).toEqual([[], []]);
    heal();
    await world.run(world.nowUs + S);
    expect(states).toEqual(['disconnected', 'connected']);
    expect(got).toEqual(['x=1']);
  });

  it('a hardware watchdog that nobody strokes resets its computer', async () => {
    const world = obcWorld();
    world.addComputer({ name: 'second', disks: [], watchdogUs: 10 * S });
    const causes: string[] = [];
    addNode(
      world,
      'fault-manager',
      (host) => {
        causes.push(`${host.boot.resetCause}@${world.nowUs}`);
        if (host.boot.bootId > 1) return;
        const stroke = host.clock.every(S, () => host.lines!.strokeWatchdog());
        host.clock.after(20_500 * MS, () => stroke.cancel());
      },
      { lines: true, computer: 'second' },
    );
    await world.run(40 * S);
    // The last stroke was at 20.35 s; then 10 s of watchdog, 5 s and 0.35 s of booting.
    expect(causes).toEqual(['first-boot@350000', 'processor-reset@35700200']);
  });

  it('carries out what fault-manager asks on its lines', async () => {
    const world = obcWorld();
    const causes: string[] = [];
    const safe: boolean[] = [];
    world.onSafeLine((active) => safe.push(active));
    addNode(world, 'other', (host) => void causes.push(`other ${host.boot.resetCause}`));
    addNode(
      world,
      'fault-manager',
      (host) => {
        causes.push(`fm ${host.boot.resetCause}`);
        if (host.boot.bootId === 1)
          host.clock.after(S, () => {
            host.lines!.setSafe(true);
            host.lines!.requestReset({ kind: 'service', service: 'other' });
          });
        if (host.boot.bootId === 1)
          host.clock.after(5 * S, () => host.lines!.requestReset({ kind: 'power-on' }));
      },
      { lines: true },
    );
    await world.run(20 * S);
    expect(safe).toEqual([true]);
    expect(causes).toEqual([
      'other first-boot',
      'fm first-boot',
      'other service-restart',
      'other power-on-reset',
      'fm power-on-reset',
    ]);
  });
});

describe('crash points', () => {
  const script = (host: Host): void => {
    const { nvm } = host.disks;
    host.clock.after(MS, () => {
      void (async () => {
        await nvm.write('journal/a', bytes('one')).catch(() => nvm.makeFolder('journal'));
        await nvm.write('journal/a', bytes('two'));
        await nvm.append('journal/a', bytes('three'));
        await nvm.sync('journal/a');
        publish(host, 'done');
      })();
    });
  };

  it('numbers every call of every port', async () => {
    const world = obcWorld();
    const calls: PortCall[] = [];
    world.crashPoints.onCall((call) => void calls.push(call));
    addNode(world, 'a', (host) => {
      host.boot.retain('key', bytes(''));
      script(host);
    });
    await world.run(S);
    expect(calls.map((call) => `${call.number} ${call.node}/${call.method} ${call.subject}`)).toEqual([
      '1 a/boot.retain key',
      '2 a/disk.write journal/a',
      '3 a/disk.makeFolder journal',
      '4 a/disk.write journal/a',
      '5 a/disk.append journal/a',
      '6 a/disk.sync journal/a',
      '7 a/bus.publish done',
    ]);
    expect(world.crashPoints.callsOf('a')).toBe(7);
  });

  it.each([
    ['before', 2, 'nothing', []],
    ['after', 2, 'two', []],
  ] as const)('strikes %s the nth matching call', async (moment, nth, contents, accepted) => {
    const world = obcWorld();
    const topics: string[] = [];
    world.onMessage((message) => topics.push(message.topic));
    addNode(world, 'a', (host) => {
      if (host.boot.bootId === 1) script(host);
    });
    world.onCrashPoint({ on: 'a/disk.write', path: 'journal', nth, moment }, ({ node }) => world.kill(node));
    await world.run(S);
    const { tree } = world.disk('obc', 'nvm');
    expect(tree.stat('journal/a') ? text(tree.file('journal/a', 'test').read()) : 'nothing').toBe(contents);
    expect(topics).toEqual(accepted);
    await world.run(3 * S);
    expect(world.node('a').bootId).toBe(2);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('strikes %s a publish', async (moment, messages) => {
    const world = obcWorld();
    const topics: string[] = [];
    world.onMessage((message) => topics.push(message.topic));
    addNode(world, 'a', (host) => void host.clock.after(10 * MS, () => publish(host, 'x')));
    world.onCrashPoint({ on: '*/bus.publish', path: '', nth: 1, moment }, ({ node }) => world.kill(node));
    await world.run(S);
    expect(topics).toHaveLength(messages);
    expect(world.node('a').alive).toBe(false);
  });
});
