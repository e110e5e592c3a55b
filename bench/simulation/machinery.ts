// What the simulated world itself costs, without services, codec and plant: kernel, bus model and node host under the
// load of the design's budget. Run: npm run build && node dist/bench/simulation/machinery.js
import type { CraftTable, Delivery, Host } from '@dawnline/host';
import { createWorld, type BootedService, type World } from '@hil/simulation';

const S = 1_000_000;
const NODES = 6;
const WARM_UP_S = 500;
const SPAN_S = 3000;
/** About the size of a sample with its header. */
const PAYLOAD = new Uint8Array(180).fill(7);
const SAMPLE_PERIOD_US = 20_000;
const TABLE = { craft: 'odc-1', epochUnixUs: 0, services: [] } as unknown as CraftTable;

const counters = { handled: 0 };

/** Handles what comes, publishes a sample and a command a second. */
function boot(host: Host, number: number): Promise<BootedService> {
  const waiting: Delivery[] = [];
  const ring = host.attach({
    hasNext: () => waiting.length > 0,
    runNext: () => {
      const delivery = waiting.shift();
      if (!delivery) return null;
      counters.handled += 1;
      delivery.acknowledge();
      return 'Handler';
    },
  });
  const { samples, commands } = host.bus;
  for (const connection of [samples, commands])
    connection.onDelivery((delivery) => {
      waiting.push(delivery);
      ring();
    });
  samples.subscribe([`dev/${number}/+/sample`, 'dev/all/+/sample'], 0);
  commands.subscribe([`tc/${number}/+`], 1);
  host.clock.every(S, () => {
    samples.publish(`tm/${number}`, PAYLOAD, { qos: 0, retain: false });
    commands.publish(`tc/${(number + 1) % NODES}/x`, PAYLOAD, { qos: 1, retain: false }, () => undefined);
  });
  return Promise.resolve({ close: () => Promise.resolve() });
}

function loadedWorld(): World {
  const world = createWorld({ seed: 1, epochUnixUs: 0 });
  world.addComputer({ name: 'obc', disks: [{ name: 'nvm' }], watchdogUs: null });
  for (let number = 0; number < NODES; number++)
    world.addNode({
      name: `node-${number}`,
      computer: 'obc',
      table: TABLE,
      boot: (host) => boot(host, number),
    });
  const devices = world.endpoint('devices');
  let tick = 0;
  world.every(SAMPLE_PERIOD_US, () => {
    tick += 1;
    const who = tick % NODES === 0 ? 'all' : String(tick % NODES);
    devices.publish(`dev/${who}/${tick % 4}/sample`, PAYLOAD, 0);
  });
  return world;
}

async function main(): Promise<void> {
  const world = loadedWorld();
  await world.run(WARM_UP_S * S);
  const before = { ...world.simulation.counters, ...world.bus.broker.counters, ...counters };
  const started = process.cpuUsage();
  await world.run(world.nowUs + SPAN_S * S);
  const used = process.cpuUsage(started);
  const after = { ...world.simulation.counters, ...world.bus.broker.counters, ...counters };
  const cpuUs = used.user + used.system;
  const rate = (name: keyof typeof before): number => Math.round((after[name] - before[name]) / SPAN_S);
  console.log(
    JSON.stringify({
      timesRealTime: Math.round((SPAN_S * S) / cpuUs),
      cpuUsPerSimulatedSecond: Math.round(cpuUs / SPAN_S),
      cpuUsPerHandledDelivery: Number((cpuUs / (after.handled - before.handled)).toFixed(2)),
      eventsPerSimulatedSecond: rate('events'),
      publishedPerSimulatedSecond: rate('accepted'),
      handledPerSimulatedSecond: rate('handled'),
    }),
  );
}

void main();
