import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandTargets } from '@dawnline/contracts';
import { openFrame, sealFrame } from '@dawnline/telecommand';
import { buildCommand, parseKeyFile, sealingKeyOf, telecommandOf } from '@hil/ground';

const FOLDER = join(__dirname, '..');
const KEY_FILE = join(__dirname, 'keys.json');
const KEY = sealingKeyOf(parseKeyFile(readFileSync(KEY_FILE, 'utf8'), KEY_FILE).keys[0]);
const DOCUMENT = join(__dirname, '../../../docs/ground-interface.md');
const SOURCE = readFileSync(join(FOLDER, 'send_telecommand.py'), 'utf8');

const python = spawnSync('python3', ['-c', 'import cryptography']);
const missing = python.status === 0 ? '' : 'skipped: python3 with the package cryptography is not here';
/** In CI nothing is skipped: there the absence fails the test. */
const whenPython = missing === '' || process.env.CI === 'true' ? it : it.skip;
const title = (text: string): string => (missing === '' ? text : `${text} (${missing})`);

function run(...words: string[]): Buffer {
  const done = spawnSync('python3', [join(FOLDER, 'send_telecommand.py'), ...words]);
  if (done.status !== 0) throw new Error(`${missing} ${String(done.stderr)}`);
  return done.stdout;
}

/** What the ground segment would seal; the script leaves the expiry to its default, so no field says it. */
function plaintext(requestId: string, target: string, command: Record<string, unknown>): Uint8Array {
  const sender = { craft: 'odc-1', principal: 'operator' };
  return telecommandOf(sender, { requestId, target }, buildCommand(target, command), 0);
}

/** The first code block of the document after a mark: the hexadecimal digits at the start of its lines. */
function example(mark: string, columns: RegExp): string {
  const document = readFileSync(DOCUMENT, 'utf8');
  const block = document.split(`<!-- ${mark} -->`)[1].split('```')[1];
  const lines = block.split('\n').map((line) => columns.exec(line)?.[0] ?? '');
  return lines.join('').replaceAll(' ', '');
}

describe('the ground station in another language', () => {
  it('has at most 30 lines of code', () => {
    const code = SOURCE.replace(/"""[\s\S]*?"""/g, '')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
    expect(code.length).toBeLessThanOrEqual(30);
  });

  it('LK-12 docs/ground-interface.md shows the bytes of the frame and of its plaintext', () => {
    const shown = example('plaintext', /^[0-9a-f]+ [0-9a-f]+/);
    const expected = plaintext('demo-1', 'thermal-controller', { noop: true });
    expect(shown).toBe(Buffer.from(expected).toString('hex'));
    const frame = example('frame', /^[0-9a-f]+/);
    expect(frame).toBe(Buffer.from(sealFrame(KEY, 7, expected)).toString('hex'));
  });

  whenPython(title('LK-12 seals the same bytes as the ground segment, for a noop of every target'), () => {
    for (const target of commandTargets()) {
      const sealed = sealFrame(KEY, 7, plaintext('demo-1', target, { noop: true }));
      expect(run(KEY_FILE, '7', 'demo-1', target).toString('hex')).toBe(Buffer.from(sealed).toString('hex'));
    }
  });

  whenPython(title('LK-12 seals a command with a value, and a sequence beyond 32 bits'), () => {
    const sequence = 2 ** 40 + 3;
    const frame = run(KEY_FILE, String(sequence), 'demo-2', 'thermal-controller', '18.5');
    const expected = plaintext('demo-2', 'thermal-controller', { setLoopTarget: { loopC: 18.5 } });
    expect(frame).toEqual(Buffer.from(sealFrame(KEY, sequence, expected)));
    expect(openFrame(frame, () => KEY.bytes)).toMatchObject({ kind: 'opened', sequence });
  });

  whenPython(title('LK-12 a frame of the ground segment opens with the package cryptography'), () => {
    const expected = plaintext('demo-3', 'job-executor', { noop: true });
    const file = join(tmpdir(), `dawnline-frame-${process.pid}.bin`);
    writeFileSync(file, sealFrame(KEY, 9, expected));
    const open = [
      'import sys, struct',
      'from cryptography.hazmat.primitives.ciphers.aead import AESGCM',
      `f = open(${JSON.stringify(file)}, "rb").read()`,
      `key = bytes.fromhex("${Buffer.from(KEY.bytes).toString('hex')}")`,
      'iv = struct.pack(">I", struct.unpack(">H", f[2:4])[0]) + f[4:12]',
      'sys.stdout.buffer.write(AESGCM(key).decrypt(iv, f[12:-2], f[:12]))',
    ];
    const done = spawnSync('python3', ['-c', open.join('\n')]);
    rmSync(file);
    expect(done.stdout).toEqual(Buffer.from(expected));
  });
});
