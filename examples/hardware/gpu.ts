// Plays a GPU of a running rig with the GPU of this machine: gpu.js [CREDENTIALS] [GPU] [CRAFT]. See README.md.
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { connect } from 'mqtt';
import { GpuCommand, GpuMarginSample, GpuStatusSample, type Contract } from '@dawnline/contracts';

const [file = 'flights/credentials/devices/gpu-0.json', gpu = '0', craft = 'odc-1'] = process.argv.slice(2);
const { url, user, password, ca } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
const QUERY =
  'temperature.gpu,temperature.gpu.tlimit,temperature.memory,power.draw,power.limit,clocks.sm,clocks.mem,' +
  'utilization.gpu,pstate,clocks_event_reasons.active,ecc.errors.corrected.volatile.total,' +
  'ecc.errors.uncorrected.volatile.total,remapped_rows.pending,remapped_rows.failure,pci.bus_id';
const WATCH = [`--query-gpu=${QUERY}`, '--format=csv,noheader,nounits', '--loop-ms=100'];
const [STATUS_MS, RETRY_MS] = [1_000, 2_000];
const header = { schema: 1, craft, bootId: Math.floor(Date.now() / 1000), sequence: 0 };
const state = { boundJob: '', boundAttempt: 0, xid: 0, xidCount: 0 };
let [busId, heardMs, statusMs, lastCommand, said] = ['', 0, 0, '', ''];

const say = (text: string): void => void (text === said || console.log((said = text)));
const login = { clientId: `${user}.${process.pid}`, username: user, password, ...(ca ? { ca } : {}) };
const client = connect(url, { ...login, keepalive: 5, reconnectPeriod: STATUS_MS, queueQoSZero: false });
client.on('error', (error) => say(`no broker: ${error.message}`));
client.on('message', (_, payload) => obey(GpuCommand.decode(payload)));
client.subscribe(`craft/${craft}/dev/gpu/${gpu}/status/command/job-executor`, { qos: 1 });

/** Without a mission time: whoever receives it stamps the arrival. */
function publish<T>(channel: string, contract: Contract<T>, body: object): void {
  header.sequence += 1;
  const message = { header: { ...header, source: `gpu/${gpu}/${channel}` }, ...body } as T;
  client.publish(`craft/${craft}/dev/gpu/${gpu}/${channel}/sample`, Buffer.from(contract.encode(message)));
}

/** One line of nvidia-smi, ten a second. What it cannot say is NaN; some drivers say Yes for 1. */
function onLine(line: string): void {
  const cells = line.split(', ');
  const numbers = cells.map((cell) => Number.parseFloat(cell.replace(/^yes/i, '1')));
  const [dieC, marginC, hbmC, powerW, capW, clockMhz] = numbers;
  if (cells.length < QUERY.split(',').length) return say(`no GPU: ${line}`);
  [busId, heardMs] = [cells[14].toLowerCase(), Date.now()];
  say(`GPU ${gpu} answers and plays gpu/${gpu} of ${craft}`);
  publish('margin', GpuMarginSample, { marginC, dieC, hbmC, powerW });
  if (heardMs - statusMs < STATUS_MS) return;
  statusMs = heardMs;
  const load = { powerW, capW, clockMhz, utilisation: numbers[7] / 100, clockEvents: Number(cells[9]) || 0 };
  const memory = { eccCorrected: numbers[10] || 0, eccUncorrected: numbers[11] || 0 };
  const rows = { remapPending: numbers[12] > 0, remapFailed: numbers[13] > 0 };
  publish('status', GpuStatusSample, { ...state, ...load, ...memory, ...rows, ready: true });
}

function watch(): void {
  const smi = spawn('nvidia-smi', ['-i', gpu, ...WATCH]);
  createInterface(smi.stdout).on('line', onLine);
  smi.on('error', (error) => say(`no GPU: ${error.message}; trying again`));
  smi.on('close', () => setTimeout(watch, RETRY_MS));
}

function obey({ header: { bootId, sequence }, action, setCapW, bind }: GpuCommand): void {
  if (lastCommand === (lastCommand = `${bootId}.${sequence}`)) return;
  const order = action === 'setCapW' ? ['-pl', String(Math.round(setCapW ?? 0))] : ['-r'];
  const done = (error: Error | null): void => (error ? say(error.message) : undefined);
  if (action === 'setCapW' || action === 'reset') execFile('nvidia-smi', ['-i', gpu, ...order], done);
  if (action !== 'setCapW')
    Object.assign(state, { boundJob: bind?.job ?? '', boundAttempt: bind?.attempt ?? 0 });
}

const kernel = spawn('dmesg', ['--follow', '--notime']);
kernel.on('close', () => say('the kernel log cannot be read: no Xids'));
kernel.on('error', () => undefined);
createInterface(kernel.stdout).on('line', (line) => {
  const [, bus, code] = /NVRM: Xid \(PCI:([^)]+)\): (\d+)/.exec(line) ?? [];
  if (bus && busId.includes(bus.toLowerCase()))
    [state.xid, state.xidCount] = [Number(code), state.xidCount + 1];
});
setInterval(() => {
  if (Date.now() - heardMs > STATUS_MS) publish('status', GpuStatusSample, { absent: true, powerW: NaN });
}, STATUS_MS);
watch();
