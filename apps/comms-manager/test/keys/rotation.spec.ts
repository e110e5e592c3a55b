import {
  CommsManagerCommand,
  KeyRole,
  KeyState,
  Refusal,
  Stage,
  Telecommand,
  type Body,
  type CommsManagerHousekeeping,
  VerificationReport,
} from '@dawnline/contracts';
import { DiskError, type KeyEntry } from '@dawnline/host';
import { encodeReplayRecord, sealFrame, wrapKey } from '@dawnline/telecommand';
import { KEY_OVERLAP_US } from '../../src/comms-manager.limits';
import { KEYS_PATH } from '../../src/keys/key-record';
import { replayPath } from '../../src/uplink/replay-store';
import { NOOP, telecommand } from '../fixture';
import { SpaceLinkBench } from '../space-link-bench';

const TABLE: readonly KeyEntry[] = [
  { id: 1, hex: '11'.repeat(32), role: 'operational' },
  { id: 4, hex: '44'.repeat(32), role: 'operational' },
  { id: 9, hex: '99'.repeat(32), role: 'recovery' },
];
const NEW_HEX = 'c3'.repeat(32);
const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
type Action = Partial<Body<CommsManagerCommand>>;

/** A ground that knows every key, and counts each one's numbers. */
class KeyBench extends SpaceLinkBench {
  override keys = TABLE;
  readonly sealed = new Set<string>();
  private numbers = new Map<number, number>();
  private requests = 0;

  override async open(): Promise<void> {
    await super.open();
    await this.seconds(2);
  }

  async reboot(cause: 'processor-reset' | 'power-on-reset' = 'processor-reset'): Promise<void> {
    await this.restart(cause);
    this.skip(64);
    await this.seconds(2);
  }

  /** As the ground does after a refusal: go on above the bound. */
  skip(frames: number): void {
    for (const [id, number] of this.numbers)
      this.numbers.set(id, (Math.ceil(number / 64) + frames / 64) * 64);
  }

  send(fields: Partial<Telecommand>, keyId: number): string {
    this.requests += 1;
    const requestId = `k${this.requests}`;
    const sequence = (this.numbers.get(keyId) ?? 0) + 1;
    this.numbers.set(keyId, sequence);
    const hex = TABLE.find(({ id }) => id === keyId)?.hex ?? NEW_HEX;
    const frame = sealFrame(
      { id: keyId, bytes: bytesOf(hex) },
      sequence,
      telecommand({ requestId, ...fields }),
    );
    this.sealed.add(Buffer.from(frame.subarray(2, 12)).toString('hex'));
    this.uplink(frame);
    return requestId;
  }

  /** The terminal report that came down; arming and refusals have no other. */
  end(requestId: string): VerificationReport | undefined {
    return this.downlinked()
      .filter(({ topic }) => topic.endsWith('/report'))
      .map(({ payload }) => VerificationReport.decode(payload))
      .find(
        ({ header, ok, stage }) => header.requestId === requestId && (!ok || stage === Stage.STAGE_COMPLETED),
      );
  }

  async command(action: Action, keyId = 1, arm = false): Promise<VerificationReport> {
    const body = CommsManagerCommand.encode(action as CommsManagerCommand);
    const requestId = this.send({ target: 'comms-manager', body, arm }, keyId);
    await this.until(`end of ${requestId}`, () => this.end(requestId) !== undefined);
    return this.end(requestId)!;
  }

  async hazardous(action: Action, keyId = 1): Promise<VerificationReport> {
    expect(await this.command(action, keyId, true)).toMatchObject({ ok: true });
    return this.command(action, keyId);
  }

  /** Whether frames under a key are taken now. */
  async takes(keyId: number): Promise<boolean> {
    const before = this.events('TELECOMMAND_REFUSED').length;
    const requestId = this.send({ body: NOOP }, keyId);
    const accepted = () =>
      this.events('TELECOMMAND_ACCEPTED').some(({ parameters }) => parameters.requestId === requestId);
    await this.until('an answer', () => {
      if (!accepted() && this.events('TELECOMMAND_REFUSED').length === before) this.clock.advance(1_000_000);
      return (
        accepted() ||
        this.events('TELECOMMAND_REFUSED').length > before ||
        this.events('UPLINK_FRAMES_REFUSED').length > 0
      );
    });
    return accepted();
  }

  async housekeepingNow(): Promise<CommsManagerHousekeeping> {
    const count = this.of('CommsManagerHousekeeping').length;
    while (this.of('CommsManagerHousekeeping').length === count) await this.seconds(1);
    return this.of('CommsManagerHousekeeping').at(-1) as unknown as CommsManagerHousekeeping;
  }
}

describe('uplink keys on a real broker', () => {
  let bench: KeyBench;

  beforeEach(async () => {
    bench = new KeyBench();
    await bench.open();
  });
  afterEach(() => bench.close());

  it('COM-036 COM-039 LK-9 LK-15 rotates: armed first, on disk before it is reported, the old key for 24 h more', async () => {
    expect(await bench.command({ activateKey: 4 })).toMatchObject({ refusal: Refusal.REFUSAL_NOT_ARMED });
    expect(await bench.takes(4)).toBe(false);
    expect(await bench.hazardous({ activateKey: 4 })).toMatchObject({ ok: true });
    expect(Buffer.from(await bench.disk.read(KEYS_PATH)).toString()).toContain(
      '"id":4,"role":"operational","state":"active"',
    );
    expect(await bench.takes(4)).toBe(true);
    expect(await bench.takes(1)).toBe(true);
    const { keys } = await bench.housekeepingNow();
    expect(keys.map(({ keyId, state }) => [keyId, state])).toEqual([
      [1, KeyState.KEY_STATE_RETIRING],
      [4, KeyState.KEY_STATE_ACTIVE],
      [9, KeyState.KEY_STATE_ACTIVE],
    ]);
    expect(keys.map(({ bound }) => bound)).toEqual([64, 64, 0]);
    bench.clock.advance(KEY_OVERLAP_US);
    await bench.seconds(2);
    await bench.event('KEY_RETIRED');
    expect(await bench.takes(1)).toBe(false);
    expect(await bench.takes(4)).toBe(true);
  }, 60_000);

  it('COM-040 LK-15 answers standby, retired and unknown keys alike', async () => {
    const answer = async (keyId: number): Promise<unknown> => {
      const count = bench.events('TELECOMMAND_REFUSED').length;
      bench.clock.advance(10_000_000);
      await bench.seconds(1);
      bench.send({}, keyId);
      await bench.event('TELECOMMAND_REFUSED', count + 1);
      return bench.events('TELECOMMAND_REFUSED').at(-1)!.parameters;
    };
    const unknown = await answer(77);
    expect(unknown).toMatchObject({ refusal: 'UNAUTHENTICATED', key: '0', bound: '0' });
    expect(await answer(4)).toEqual(unknown);
    await bench.hazardous({ activateKey: 4 });
    expect(await bench.hazardous({ retireKey: 1 }, 4)).toMatchObject({ ok: true });
    expect(await answer(1)).toEqual(unknown);
  }, 60_000);

  it('COM-037 refuses to retire the active operational key, and recovery keys', async () => {
    for (const retireKey of [1, 9])
      expect(await bench.hazardous({ retireKey })).toMatchObject({
        ok: false,
        refusal: Refusal.REFUSAL_RANGE,
      });
    expect(await bench.takes(1)).toBe(true);
  }, 60_000);

  it('COM-042 LK-14 lets a recovery key command the recovery class only', async () => {
    expect(await bench.command({ clearDiagnosticQueue: true }, 9)).toMatchObject({
      refusal: Refusal.REFUSAL_UNAUTHENTICATED,
      detail: 'clearDiagnosticQueue is of class safe: a recovery key commands the recovery class only',
    });
    expect(await bench.command({ noop: true }, 9)).toMatchObject({ ok: true });
    expect(await bench.hazardous({ activateKey: 4 }, 9)).toMatchObject({ ok: true });
  }, 60_000);

  it('COM-038 LK-14 with a damaged record takes recovery keys alone, until one activates a key', async () => {
    bench.disk.corrupt(KEYS_PATH, (bytes) => bytes.map((byte, index) => (index === 9 ? byte ^ 4 : byte)));
    await bench.reboot();
    expect(await bench.event('KEY_STATES_LOST')).toEqual({ reason: 'untrusted' });
    expect((await bench.housekeepingNow()).keyStatesLost).toBe(true);
    expect(await bench.takes(1)).toBe(false);
    expect(await bench.hazardous({ activateKey: 1 }, 9)).toMatchObject({ ok: true });
    expect(await bench.takes(1)).toBe(true);
    await bench.reboot();
    expect(bench.events('KEY_STATES_LOST')).toEqual([]);
    expect(await bench.takes(1)).toBe(true);
  }, 60_000);

  it('COM-038 changes nothing that the disk does not take', async () => {
    bench.disk.refuse = (operation, path) => {
      if (operation === 'rename' && path.startsWith(KEYS_PATH)) throw new DiskError('EIO', path);
    };
    expect(await bench.hazardous({ activateKey: 4 })).toMatchObject({ refusal: Refusal.REFUSAL_FAILED });
    expect(await bench.event('KEYS_NOT_STORED')).toMatchObject({ reason: expect.stringContaining('EIO') });
    bench.disk.refuse = null;
    expect(await bench.takes(4)).toBe(false);
    expect(await bench.takes(1)).toBe(true);
  }, 60_000);

  it('COM-041 COM-043 takes a new key wrapped by the recovery key, over resets, and shows its bytes nowhere', async () => {
    const role = KeyRole.KEY_ROLE_OPERATIONAL;
    const wrapped = wrapKey(bytesOf(TABLE[2].hex), { id: 20, role, bytes: bytesOf(NEW_HEX) });
    const loadKey = { keyId: 20, role, wrapped };
    const refused = { refusal: Refusal.REFUSAL_RANGE };
    expect(await bench.hazardous({ loadKey: { ...loadKey, keyId: 21 } })).toMatchObject(refused);
    expect(await bench.hazardous({ loadKey: { ...loadKey, role: KeyRole.KEY_ROLE_RECOVERY } })).toMatchObject(
      refused,
    );
    const forged = wrapKey(bytesOf(TABLE[0].hex), { id: 20, role, bytes: bytesOf(NEW_HEX) });
    expect(await bench.hazardous({ loadKey: { ...loadKey, wrapped: forged } })).toMatchObject(refused);
    expect(await bench.hazardous({ loadKey })).toMatchObject({ ok: true });
    expect(await bench.takes(20)).toBe(false);
    await bench.reboot();
    expect(await bench.hazardous({ activateKey: 20 })).toMatchObject({ ok: true });
    expect(await bench.takes(20)).toBe(true);
    await bench.reboot('power-on-reset');
    expect(await bench.takes(20)).toBe(true);
    const shown = [
      ...bench.seen.map(({ message }) => JSON.stringify(message)),
      ...[...bench.states.values()].map((read) =>
        JSON.stringify(read(), (_, value) => (value instanceof Map ? [...value] : value)),
      ),
      ...(await Promise.all(
        bench.disk.paths().map(async (path) => Buffer.from(await bench.disk.read(path)).toString('latin1')),
      )),
    ].join('\n');
    expect(shown).toContain('"id":20');
    for (const hex of [NEW_HEX, ...TABLE.map((key) => key.hex)]) {
      const raw = Buffer.from(hex, 'hex');
      for (const form of [hex, raw.toString('base64').slice(0, 40), raw.toString('latin1'), raw.join(',')])
        expect(shown).not.toContain(form);
    }
  }, 60_000);

  it('COM-041 LK-14 goes on above the bound of a key that is loaded again after the states of the keys were lost', async () => {
    const role = KeyRole.KEY_ROLE_OPERATIONAL;
    const wrapped = wrapKey(bytesOf(TABLE[2].hex), { id: 20, role, bytes: bytesOf(NEW_HEX) });
    expect(await bench.hazardous({ loadKey: { keyId: 20, role, wrapped } })).toMatchObject({ ok: true });
    expect(await bench.hazardous({ activateKey: 20 })).toMatchObject({ ok: true });
    expect(await bench.takes(20)).toBe(true);
    const used = sealFrame({ id: 20, bytes: bytesOf(NEW_HEX) }, 1, telecommand({ requestId: 'again' }));
    bench.disk.corrupt(KEYS_PATH, (bytes) => bytes.slice(1));
    await bench.reboot();
    expect(await bench.hazardous({ loadKey: { keyId: 20, role, wrapped } }, 9)).toMatchObject({ ok: true });
    expect(await bench.hazardous({ activateKey: 20 }, 9)).toMatchObject({ ok: true });
    bench.uplink(used);
    expect(await bench.event('TELECOMMAND_REFUSED')).toMatchObject({ refusal: 'REPLAYED', key: '20' });
    expect(await bench.takes(20)).toBe(true);
  }, 60_000);

  it('COM-041 refuses a key whose anti-replay record cannot be trusted', async () => {
    const role = KeyRole.KEY_ROLE_OPERATIONAL;
    const wrapped = wrapKey(bytesOf(TABLE[2].hex), { id: 20, role, bytes: bytesOf(NEW_HEX) });
    await bench.disk.write(replayPath(20), Uint8Array.of(1, 2, 3));
    expect(await bench.hazardous({ loadKey: { keyId: 20, role, wrapped } })).toMatchObject({
      refusal: Refusal.REFUSAL_FAILED,
      detail: expect.stringContaining('give another id') as string,
    });
  });

  it('COM-044 LK-14 warns when the numbers of a key run out, and its record still holds at the very end', async () => {
    const end = Number.MAX_SAFE_INTEGER - 3;
    bench.disk.corrupt(replayPath(1), () => encodeReplayRecord(1, end - 1));
    await bench.restart('processor-reset');
    expect(await bench.event('KEY_NUMBERS_LOW')).toMatchObject({ key: '1', left: '4' });
    await bench.seconds(2);
    const key = { id: 1, bytes: bytesOf(TABLE[0].hex) };
    bench.uplink(sealFrame(key, Number.MAX_SAFE_INTEGER, telecommand({ requestId: 'last' })));
    expect(await bench.event('TELECOMMAND_ACCEPTED')).toMatchObject({ requestId: 'last' });
    await bench.restart('processor-reset');
    await bench.seconds(2);
    expect(bench.events('REPLAY_WINDOW_LOST')).toEqual([]);
    bench.uplink(sealFrame(key, Number.MAX_SAFE_INTEGER, telecommand({ requestId: 'again' })));
    expect(await bench.event('TELECOMMAND_REFUSED')).toMatchObject({ refusal: 'REPLAYED' });
  }, 60_000);
});
