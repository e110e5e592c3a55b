import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrashPoint } from '@dawnline/live';
import { OnboardComputers, type Computer } from '../computers';
import { MissionClock } from '../mission-clock';
import { killJobs, processesOfFlight, processState } from '../process-table';

interface Seen {
  node: string;
  what: string;
  details: Readonly<Record<string, unknown>>;
}

const DUMMY = join(__dirname, 'dummy-service.mjs');

describe('on-board computers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-computers-'));
  let computers: OnboardComputers;
  let seen: Seen[];
  let struck: CrashPoint[];
  let flight: string;

  function start(services: [string, Computer][], crashPoints: CrashPoint[] = []): void {
    const clock = new MissionClock(0);
    clock.setRate(20);
    seen = [];
    struck = [];
    flight = `test-${process.pid}-${Math.floor(performance.now() * 1000)}`;
    computers = new OnboardComputers({
      services: services.map(([name, computer]) => ({ name, main: DUMMY, computer, critical: true })),
      flightFolder: join(folder, flight),
      flight,
      brokerUrl: 'mqtt://127.0.0.1:1',
      credentialsFile: () => null,
      tableFile: '/none',
      seed: 1,
      jobTimeScale: 1,
      clock,
      anchorOf: () => clock.anchor(),
      crashPoints,
      onNode: (node, what, details) => seen.push({ node, what, details }),
      onSafe: () => undefined,
      onCrashPoint: (point) => struck.push(point),
    });
    computers.start();
  }

  const boots = (computer: Computer, service: string): { boot: number; cause: string }[] =>
    readFileSync(join(folder, flight, 'state', computer, `${service}.boots`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { boot: number; cause: string });

  afterEach(async () => {
    await computers.close();
    expect(processesOfFlight(flight).filter(({ job }) => job === '')).toEqual([]);
    killJobs(flight);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('starts a service again that was killed from outside, and leaves nothing behind', async () => {
    start([['plain', 'obc']]);
    await until(() => computers.allReady());
    process.kill(computers.processIds().plain, 'SIGKILL');
    await until(() => computers.bootIdOf('plain') === 2 && computers.allReady());
    expect(boots('obc', 'plain')).toMatchObject([
      { boot: 1, cause: 'first-boot' },
      { boot: 2, cause: 'service-restart' },
    ]);
    expect(seen.map(({ what }) => what)).toEqual(['boot', 'crash', 'boot']);
    expect(computers.starting()).toEqual([]);
  });

  it('restarts a service by the reset line, and a stopped one too', async () => {
    start([
      ['resetting', 'obc'],
      ['plain', 'obc'],
    ]);
    await until(() => computers.bootIdOf('plain') === 2 && computers.allReady());
    computers.hang('plain');
    await until(() => processState(computers.processIds().plain) === 'T');
    computers.kill('plain');
    await until(() => computers.bootIdOf('plain') === 3 && computers.allReady());
  });

  it('resets one computer only, and bites when nobody strokes the watchdog', async () => {
    start([
      ['fault-manager', 'obc'],
      ['plain', 'payload-host'],
    ]);
    await until(() => computers.allReady());
    computers.reset('obc', 'processor-reset', 'test');
    await until(() => computers.bootIdOf('fault-manager') === 2 && computers.allReady());
    expect(boots('obc', 'fault-manager')[1].cause).toBe('processor-reset');
    expect(computers.bootIdOf('plain')).toBe(1);
    await until(() => {
      computers.tick();
      return seen.some(({ details }) => details.cause === 'hardware watchdog');
    });
    await until(() => computers.bootIdOf('fault-manager') === 3 && computers.allReady());
  });

  it('gives a crash point until it has struck, and tells so', async () => {
    const point: CrashPoint = { on: 'plain/disk.append', path: 'ledger', nth: 1, moment: 'after' };
    start([['plain', 'payload-host']], [point]);
    await until(() => computers.bootIdOf('plain') === 2 && computers.allReady());
    expect(struck).toEqual([point]);
  });

  it('kills the jobs of a payload host that lost its power, and boots it when power is back', async () => {
    start([['with-job', 'payload-host']]);
    await until(() => computers.allReady() && processesOfFlight(flight).some(({ job }) => job === 'job-1'));
    computers.setPower('payload-host', false);
    await until(() => processesOfFlight(flight).length === 0);
    computers.setPower('payload-host', true);
    await until(() => computers.bootIdOf('with-job') === 2 && computers.allReady());
    expect(boots('payload-host', 'with-job')[1].cause).toBe('power-on-reset');
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
