// Runs the two examples as their README says: the battery in Python, the GPU with a nvidia-smi that replays a recording.
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT } from '../../../apps/cli/test/dawnline';

const FAKE = join(__dirname, 'fake');

/** A line as an H100 PCIe prints it for the example's query. */
const lineOf = (powerW: number): string =>
  `41, 46, 48, ${powerW}, 310.00, 1755, 1593, 37, P0, 0x0000000000000004, 3, 0, 0, 0, 00000000:0F:00.0\n`;

/** One example at work. */
export class Example {
  said = '';
  private readonly child: ChildProcess;

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.child = spawn(command, args, { env: { ...process.env, ...env } });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (text: Buffer) => (this.said += text.toString()));
  }

  /** Pulls the plug: nothing is said good-bye to. */
  async unplug(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}

/** Credentials of a device in the folder of a flight. */
export const credentialsIn = (flight: string, name: string): string =>
  join(flight, `credentials/devices/${name}.json`);

export const plugBattery = (file: string): Example =>
  new Example('python3', [join(ROOT, 'examples/hardware/battery.py'), file, '4']);

/** A machine with a GPU whose driver can be made to say anything. */
export class GpuMachine {
  private readonly folder = mkdtempSync(join(tmpdir(), 'dawnline-gpu-'));

  constructor() {
    writeFileSync(join(this.folder, 'kernel'), '');
  }

  plug(file: string): Example {
    const program = join(ROOT, 'dist/examples/hardware/gpu.js');
    const path = `${FAKE}${delimiter}${process.env.PATH}`;
    return new Example(process.execPath, [program, file], {
      PATH: path,
      FAKE_GPU: this.folder,
    });
  }

  draw(powerW: number): void {
    writeFileSync(join(this.folder, 'line'), lineOf(powerW));
  }

  /** Falls off the bus: the driver finds no device any more. */
  vanish(): void {
    writeFileSync(join(this.folder, 'line'), '');
  }

  logXid(code: number): void {
    appendFileSync(
      join(this.folder, 'kernel'),
      `NVRM: Xid (PCI:0000:0f:00): ${code}, pid=1234, name=train, Ch 00000008\n`,
    );
  }

  get orders(): string[] {
    const file = join(this.folder, 'orders');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function until(what: string, holds: () => boolean, patienceMs = 60_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
