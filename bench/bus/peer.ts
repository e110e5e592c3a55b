// One process of the measurement: peer.js ROLE STACK QOS URL COUNT. Talks to main.ts over its IPC channel.
import type { Qos } from '@dawnline/contracts';
import { ownStack } from './own-stack';
import { rawStack } from './raw-stack';
import { TOPICS, type Publisher, type Stack } from './stack';
import { stockStack } from './stock-stack';

const STACKS: Record<string, Stack> = { raw: rawStack, stock: stockStack, own: ownStack };
/** Messages between two reports of the subscriber. */
const REPORT_ITEMS = 250;
/** Messages on their way between publisher and subscriber: less than there are topics. */
const AHEAD_ITEMS = 1_500;
const BATCH_ITEMS = 50;
const BACKLOG_BYTES = 262_144;
/** Share of the messages before the clock starts. */
const WARM_UP = 0.2;
const SETTLE_MS = 200;
/** The stock transport loses replies on the embedded broker, which mixes up UNSUBSCRIBE and SUBSCRIBE of one topic. */
const LOST_AFTER_MS = 1_000;
const LOST_MAX = 10;
const NS_PER_US = 1_000;

const [role, stackName, qosText, url, countText] = process.argv.slice(2);
const stack = STACKS[stackName];
const qos = Number(qosText) as Qos;
const count = Number(countText);

const cpuUs = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

async function subscribe(): Promise<void> {
  let received = 0;
  let startedNs = 0n;
  let startedCpuUs = 0;
  const warm = Math.floor(count * WARM_UP);
  await stack.subscriber(url, qos, () => {
    received += 1;
    if (received === warm) {
      startedNs = process.hrtime.bigint();
      startedCpuUs = cpuUs();
    }
    if (received % REPORT_ITEMS === 0) process.send!({ received });
    if (received === count) {
      const seconds = Number(process.hrtime.bigint() - startedNs) / 1e9;
      process.send!({ rate: (count - warm) / seconds, cpuUs: (cpuUs() - startedCpuUs) / (count - warm) });
    }
  });
}

async function publish(): Promise<void> {
  const publisher: Publisher = await stack.publisher(url, qos);
  let received = 0;
  let sent = 0;
  let startedCpuUs = 0;
  const warm = Math.floor(count * WARM_UP);
  process.on('message', (message: { received: number }) => (received = message.received));
  const step = (): void => {
    for (let index = 0; index < BATCH_ITEMS && sent < count; index++) {
      const unacknowledged = qos === 1 ? publisher.unacknowledged() : 0;
      if (sent - received >= AHEAD_ITEMS || unacknowledged >= AHEAD_ITEMS) break;
      if (publisher.backlogBytes() > BACKLOG_BYTES) break;
      publisher.send(sent++ % TOPICS);
      if (sent === warm) startedCpuUs = cpuUs();
    }
    if (sent < count) setImmediate(step);
    else process.send!({ cpuUs: (cpuUs() - startedCpuUs) / (count - warm) });
  };
  step();
}

async function request(): Promise<void> {
  const ask = await stack.requester(url, qos);
  const timesUs: number[] = [];
  const warm = Math.floor(count * WARM_UP);
  let lost = 0;
  const next = (): void => {
    if (timesUs.length >= count || lost >= LOST_MAX) {
      process.send!({ timesUs: timesUs.slice(Math.min(warm, timesUs.length >> 1)), lost });
      return;
    }
    const startNs = process.hrtime.bigint();
    let settled = false;
    const settle = (answered: boolean): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      if (answered) timesUs.push(Number(process.hrtime.bigint() - startNs) / NS_PER_US);
      else lost += 1;
      // The next request is a turn of its own, as it would be in a service.
      setImmediate(next);
    };
    const timer = setTimeout(() => settle(false), LOST_AFTER_MS);
    ask(() => settle(true));
  };
  setTimeout(next, SETTLE_MS);
}

const ROLES: Record<string, () => Promise<void>> = {
  subscribe,
  publish,
  request,
  respond: () => stack.responder(url, qos),
};

void ROLES[role]().then(() => setTimeout(() => process.send!('ready'), SETTLE_MS));
process.on('disconnect', () => process.exit(0));
