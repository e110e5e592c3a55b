import {
  createSigningKey,
  derivedSigningKey,
  formatSigningKey,
  parseSigningKey,
  signingPublicPem,
} from '../signing-key';

const key = createSigningKey('odc-1', derivedSigningKey(7));

describe('signing key file', () => {
  it('GND-006 reads what it wrote, and derives a key from the seed of a simulated flight', () => {
    expect(parseSigningKey(formatSigningKey(key), 'signing-key.json')).toEqual(key);
    expect(createSigningKey('odc-1', derivedSigningKey(7))).toEqual(key);
    expect(derivedSigningKey(8)).not.toEqual(derivedSigningKey(7));
    expect(() => createSigningKey('odc-1', new Uint8Array(31))).toThrow('31 bytes');
  });

  it('GND-006 shows the public half alone', () => {
    expect(signingPublicPem(key)).toMatch(
      /^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/]{59}=\n-----END PUBLIC KEY-----\n$/,
    );
  });

  it.each([
    ['not json', 'contents'],
    ['null', 'format'],
    ['{"format":1,"craft":""}', 'craft'],
    ['{"format":1,"craft":"c","signingKeyHex":"secret"}', 'signingKeyHex'],
  ])('GND-006 names what is wrong and shows no key: %s', (text, field) => {
    expect(() => parseSigningKey(text, 'signing-key.json')).toThrow(`signing-key.json: ${field}`);
    expect(() => parseSigningKey(text, 'signing-key.json')).not.toThrow('secret');
  });
});
