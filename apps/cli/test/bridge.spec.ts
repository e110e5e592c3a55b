import { createSocket, type Socket } from 'node:dgram';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeTc, interopMapping } from '@hil/interop';
import { malformed } from '../../../hil/verdict/test/xml';
import { XtceReader, type Value } from '../../../hil/interop/test/xtce-reader';
import { connectToRig, type RigClient } from '../src/rig-client';
import { build, dawnline, PATIENCE_MS, Running, workFolder, type Ended } from './dawnline';

jest.setTimeout(PATIENCE_MS * 2);

const SUBSYSTEMS = ['comms-manager', 'fault-manager', 'job-executor', 'power-manager', 'thermal-controller'];
const FAULT_MANAGER_TC = 0x1868;

interface Read {
  readonly container: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** A ground system: it has the exported file, one port for telemetry, and sends telecommands. */
class GroundSystem {
  readonly packets: Read[] = [];
  private readonly socket: Socket = createSocket('udp4');
  private reader: XtceReader | null = null;

  async open(xtce: string): Promise<number> {
    this.reader = new XtceReader(xtce);
    this.socket.on('message', (bytes) => this.packets.push(this.read(bytes)));
    await new Promise<void>((resolve) => this.socket.bind(0, '127.0.0.1', resolve));
    return this.socket.address().port;
  }

  read(bytes: Uint8Array): Read {
    return this.reader!.decode(bytes);
  }

  /** Sends `noop` to fault-manager under this sequence count. */
  noop(port: number, sequence: number): void {
    const request = { target: 'fault-manager', action: 'noop', value: true, sequence, ackFlags: 9 };
    this.socket.send(encodeTc(interopMapping(), request), port, '127.0.0.1');
  }

  /** Subtypes of the reports about the telecommand of this sequence count, in order. */
  reports(sequence: number): Value[] {
    return this.packets
      .filter(({ values }) => values.service === 1 && values.requestPacketId === FAULT_MANAGER_TC)
      .filter(({ values }) => values.requestSequenceControl === 0xc000 + sequence)
      .map(({ values }) => values.subtype);
  }

  close(): void {
    this.socket.close();
  }
}

describe('dawnline export', () => {
  const folder = workFolder();
  beforeAll(build);
  afterAll(() => folder.remove());

  it('writes an XTCE file, or prints it', async () => {
    const written = await dawnline(folder.path, 'export', 'xtce', '--out', 'mdb/dawnline.xml');
    expect(written).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const text = readFileSync(join(folder.path, 'mdb/dawnline.xml'), 'utf8');
    expect(malformed(text)).toBeNull();
    // Events of the subsystems are told by name.
    const events = /name="eventId"[^]*?<\/EnumeratedParameterType>/.exec(text)![0];
    expect(events).toContain('label="TELECOMMAND_REFUSED"');
    const ids = [...events.matchAll(/value="(\d+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await dawnline(folder.path, 'export', 'xtce')).stdout).toBe(text);
  });

  it('writes a COSMOS target', async () => {
    const { code, stdout } = await dawnline(folder.path, 'export', 'cosmos', '--out', 'cosmos');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ files in cosmos\n$/);
    const target = join(folder.path, 'cosmos/targets/DAWNLINE');
    expect(readdirSync(target).sort()).toEqual(['cmd_tlm', 'lib', 'target.txt']);
    expect(readFileSync(join(target, 'cmd_tlm/fault_manager_cmd.txt'), 'utf8')).toMatch(
      /^COMMAND DAWNLINE FAULT_MANAGER_SET_MODE BIG_ENDIAN /m,
    );
  });
});

describe('dawnline bridge', () => {
  const folder = workFolder();
  const ground = new GroundSystem();
  const file = join(folder.path, 'flights/rig.json');
  let rig: Running;
  let listener: RigClient;
  let tmPort = 0;
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, ...args);

  async function bridge(): Promise<{ readonly process: Running; readonly tcPort: number }> {
    const to = ['--tm-udp', `127.0.0.1:${tmPort}`, '--tc-udp', '0', '--publish', '--json'];
    const process = new Running(folder.path, ['bridge', ...to]);
    await process.until('the bridge is open', () => process.stdout.includes('\n'));
    return { process, tcPort: (JSON.parse(process.stdout.split('\n')[0]) as { tc_port: number }).tc_port };
  }

  /** Commands that fault-manager has accepted since its boot. */
  async function accepted(): Promise<number> {
    const { stdout } = await run('tm', 'fault-manager', '--json');
    return (JSON.parse(stdout) as { service: { commandsAccepted: number } }).service.commandsAccepted;
  }

  beforeAll(async () => {
    build();
    rig = new Running(folder.path, ['up', 'pass', '--rate', '5']);
    tmPort = await ground.open((await run('export', 'xtce')).stdout);
    await rig.until('the rig is up', () => existsSync(file));
    // The rig is found from the folder of the command.
    const here = process.cwd();
    process.chdir(folder.path);
    listener = await connectToRig('test').finally(() => process.chdir(here));
  });
  afterAll(async () => {
    if (!rig.isOver) rig.signal('SIGKILL');
    await listener.close();
    ground.close();
    folder.remove();
  });

  it('IOP-018 LK-6 a ground system reads housekeeping, commands, and hears each stage; a repetition executes nothing', async () => {
    const onTopic: Read[] = [];
    listener.bus.samples.onDelivery(({ payload }) => onTopic.push(ground.read(payload)));
    listener.bus.samples.subscribe(['gs/+/odc-1/ccsds'], 0);
    const first = await bridge();
    ground.noop(first.tcPort, 41);
    await first.process.until('noop is completed', () => ground.reports(41).includes(7));
    expect(ground.reports(41)).toEqual([1, 7]);
    const seen = (contract: string): boolean =>
      ground.packets.some(({ container }) => container === contract);
    for (const name of SUBSYSTEMS) {
      const words = name.split('-').map((word) => word[0].toUpperCase() + word.slice(1));
      await first.process.until(`housekeeping of ${name}`, () => seen(`${words.join('')}Housekeeping`));
    }
    await first.process.until('an event', () => seen('Event'));
    const power = ground.packets.find(({ container }) => container === 'PowerManagerHousekeeping')!.values;
    expect(power.busVoltageV).toBeGreaterThan(22);
    expect(power.busVoltageV).toBeLessThan(36);
    expect(ground.packets.every(({ values }) => values.cutItems === 0)).toBe(true);
    await first.process.until('packets on the topic', () => onTopic.length > 3);

    const before = await accepted();
    expect(before).toBeGreaterThan(0);
    ground.noop(first.tcPort, 41);
    await first.process.until('the stage is told again', () => ground.reports(41).length === 3);
    expect(ground.reports(41)).toEqual([1, 7, 7]);
    first.process.signal('SIGINT');
    const { code, stdout } = await first.process.ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({
      telecommands: 1,
      repeated: 1,
      unmapped: 0,
    });

    // A bridge that knows nothing of it asks the craft, which knows.
    const second = await bridge();
    ground.noop(second.tcPort, 41);
    await second.process.until('the craft tells the stage', () => ground.reports(41).length > 3);
    expect(ground.reports(41).at(-1)).toBe(7);
    expect(await accepted()).toBe(before);
    ground.noop(second.tcPort, 42);
    await second.process.until('another one is completed', () => ground.reports(42).includes(7));
    expect(await accepted()).toBe(before + 1);
    second.process.signal('SIGINT');
    expect((await second.process.ended).code).toBe(0);
  });
});
