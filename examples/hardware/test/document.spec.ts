import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EpsBatterySample } from '@dawnline/contracts';
import { loadCraft } from '@hil/crafts';
import { deviceDocument } from '@hil/devices';
import { ROOT } from '../../../apps/cli/test/dawnline';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const TOPIC = 'craft/odc-1/dev/eps/battery/sample';
/** Header of the PUBLISH and length of the topic. */
const BEFORE_TOPIC_BYTES = 5;

/** The bytes that docs/hardware.md shows: hexadecimal digits up to the text of each line. */
function shown(): Buffer {
  const block = read('docs/hardware.md').split('<!-- packet -->')[1]!.split('```')[1]!;
  const lines = block.split('\n').map((line) => /^[0-9a-f]+( [0-9a-f]+)*(?= {2})/.exec(line)?.[0] ?? '');
  return Buffer.from(lines.join('').replaceAll(' ', ''), 'hex');
}

const python = spawnSync('python3', ['--version']);
/** In CI nothing is skipped: there the absence fails the test. */
const whenPython = python.status === 0 || process.env.CI === 'true' ? it : it.skip;

describe('the documents for builders of rigs', () => {
  it('list every packet of every device, field by field', () => {
    const craft = loadCraft(read('hil/crafts/odc-1.yaml'), 'odc-1.yaml');
    expect(read('docs/devices.md')).toBe(deviceDocument(craft));
  });

  it('name every device of the craft with its watcher', () => {
    const craft = loadCraft(read('hil/crafts/odc-1.yaml'), 'odc-1.yaml');
    const text = read('docs/hardware.md').replaceAll('gpu/N/', 'gpu/0/');
    for (const { id } of craft.devices) expect(text).toContain(`\`${id}\``);
  });

  it('show a sample byte by byte', () => {
    const bytes = shown();
    expect(bytes.length).toBe(139);
    expect(bytes.subarray(BEFORE_TOPIC_BYTES, BEFORE_TOPIC_BYTES + TOPIC.length).toString()).toBe(TOPIC);
    expect(EpsBatterySample.decode(bytes.subarray(BEFORE_TOPIC_BYTES + TOPIC.length))).toMatchObject({
      header: { craft: 'odc-1', source: 'eps/battery', bootId: 7, sequence: 1, missionTimeUs: 0 },
      voltageAV: 32.5,
      voltageBV: 32.5,
      currentAA: 2,
      temperatureCC: 21,
      cellSpreadV: 0.01,
    });
  });

  whenPython('show what the battery of the example sends', () => {
    const program = [
      'import sys; sys.path.insert(0, "examples/hardware")',
      'import battery, random',
      'random.gauss = lambda *_: 0.0; battery.BOOT = 7',
      `body = battery.text("${TOPIC}") + battery.sample("odc-1", 1, 32.5, 2.0, 21.0)`,
      'sys.stdout.buffer.write(battery.packet(0x30, body))',
    ].join('\n');
    const done = spawnSync('python3', ['-B', '-c', program], { cwd: ROOT });
    expect(String(done.stderr)).toBe('');
    expect(done.stdout.toString('hex')).toBe(shown().toString('hex'));
  });
});
