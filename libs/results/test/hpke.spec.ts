import { deriveKey, HpkeContext, setupReceiver, setupSender } from '../src/hpke';
import { tenantPublicKey } from '../src/keys';
import { counting } from './support';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const text = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('hex');

/** RFC 9180, appendix A.2.1: this suite in base mode. */
const RFC = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  ikmE: hex('909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b'),
  skE: 'f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600',
  enc: '1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a',
  pkR: hex('4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a'),
  skR: hex('8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb'),
  plaintext: Buffer.from('Beauty is truth, truth beauty'),
  key: 'ad2744de8e17f4ebba575b3f5f5a8fa1f69c2a07f6e7500bc60ca6e3e3ec1c91',
  baseNonce: '5c4d98150661b848853b547f',
  aad: Buffer.from('Count-0'),
  sealed: '1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28',
};

describe('HPKE', () => {
  it('RES-002 gives the values of RFC 9180, appendix A.2.1: key pair, key schedule, first message', () => {
    const ephemeral = deriveKey(RFC.ikmE);
    expect(text(ephemeral)).toBe(RFC.skE);
    expect(text(tenantPublicKey(ephemeral))).toBe(RFC.enc);
    const sender = setupSender(ephemeral, RFC.pkR, RFC.info)!;
    expect(sender).toEqual(new HpkeContext(hexBuffer(RFC.key), hexBuffer(RFC.baseNonce)));
    expect(text(sender.seal(0, RFC.aad, RFC.plaintext))).toBe(RFC.sealed);
    const receiver = setupReceiver(hex(RFC.enc), RFC.skR, RFC.info)!;
    expect(receiver.open(0, RFC.aad, hex(RFC.sealed))).toEqual(RFC.plaintext);
  });

  it('RES-006 opens a message with its own sequence and additional data only', () => {
    const context = setupSender(deriveKey(RFC.ikmE), RFC.pkR, RFC.info)!;
    const sealed = context.seal(256, RFC.aad, RFC.plaintext);
    expect(context.open(256, RFC.aad, sealed)).toEqual(RFC.plaintext);
    expect(context.open(255, RFC.aad, sealed)).toBeNull();
    expect(context.open(0, RFC.aad, sealed)).toBeNull();
    expect(context.open(256, Buffer.from('Count-1'), sealed)).toBeNull();
    expect(context.open(256, RFC.aad, sealed.subarray(0, 15))).toBeNull();
    expect(text(context.seal(2 ** 40, RFC.aad, RFC.plaintext))).not.toBe(
      text(context.seal(0, RFC.aad, RFC.plaintext)),
    );
  });

  it('RES-002 makes no secret with a point of low order, which everybody could compute', () => {
    const lowOrder = [
      '00'.repeat(32),
      `01${'00'.repeat(31)}`,
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      `ec${'ff'.repeat(30)}7f`,
    ];
    const secret = counting()(32);
    for (const point of lowOrder) {
      expect(setupSender(secret, hex(point), RFC.info)).toBeNull();
      expect(setupReceiver(hex(point), secret, RFC.info)).toBeNull();
    }
  });
});

const hexBuffer = (value: string): Buffer => Buffer.from(value, 'hex');
