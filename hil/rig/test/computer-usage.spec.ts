import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ComputerUsage } from '../computer-usage';
import { processorTimeUs } from '../process-table';

const S = 1_000_000;
/** Takes 0.3 s of processor time, however busy the machine is, says so, and then none. */
const RUNS = `
  const spent = () => process.cpuUsage().user + process.cpuUsage().system;
  while (spent() < 300_000);
  process.send('done');
  setInterval(() => {}, 1e6);`;

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('what the processes of a computer take', () => {
  it('is their processor time per mission time, until they are gone', async () => {
    const child = spawn(process.execPath, ['-e', RUNS], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    children.push(child);
    const usage = new ComputerUsage(process.cwd());
    expect(usage.processorShare(0, [child.pid!])).toBe(0);
    await once(child, 'message');
    const spentUs = processorTimeUs(child.pid!)!;
    expect(spentUs).toBeGreaterThan(200_000);
    // All of it in ten seconds of mission time, whatever the wall says.
    const share = usage.processorShare(10 * S, [child.pid!]);
    expect(share).toBeGreaterThan(0.005);
    expect(share).toBeLessThanOrEqual((spentUs + 0.2 * S) / (10 * S));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(usage.processorShare(20 * S, [])).toBe(0);
    expect(processorTimeUs(child.pid!)).toBeNull();
  });

  it('is the free share of the file system that its drives lie on', () => {
    const free = new ComputerUsage(process.cwd()).diskFree();
    expect(free).toBeGreaterThan(0);
    expect(free).toBeLessThan(1);
    expect(new ComputerUsage('/no/such/folder').diskFree()).toBe(1);
  });
});
