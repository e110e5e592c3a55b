import { createKeys, derivedMaterial, formatKeyFile, keyEntries, parseKeyFile, nextSequence } from '../keys';

const keys = createKeys('odc-1', derivedMaterial(7));

describe('key file', () => {
  it('GND-006 reads what it wrote, and the table of the craft knows no sequences', () => {
    expect(parseKeyFile(formatKeyFile(keys), 'keys.json')).toEqual(keys);
    expect(keyEntries(keys).map((key) => Object.keys(key).sort())).toEqual([
      ['hex', 'id', 'role'],
      ['hex', 'id', 'role'],
      ['hex', 'id', 'role'],
      ['hex', 'id', 'role'],
    ]);
  });

  it('GND-006 derives keys from a seed: the same for the same seed, different for others', () => {
    expect(createKeys('odc-1', derivedMaterial(7))).toEqual(keys);
    expect(createKeys('odc-1', derivedMaterial(8)).keys[0].hex).not.toBe(keys.keys[0].hex);
    expect(keys.keys[0].hex).not.toBe(keys.keys[1].hex);
  });

  it('GND-005 never lets a sequence fall', () => {
    const raised = nextSequence(keys, 1, 70);
    expect(raised.sequence).toBe(70);
    expect(raised.keys.keys.map((key) => key.sequence)).toEqual([70, 0, 0, 0]);
    expect(nextSequence(raised.keys, 1, 12).sequence).toBe(71);
  });

  it.each([
    ['not json', 'contents'],
    ['{}', 'format'],
    ['{"format":1,"craft":"","keys":[]}', 'craft'],
    ['{"format":1,"craft":"c","keys":[]}', 'keys'],
    ['{"format":1,"craft":"c","keys":[{"id":0}]}', 'keys[0].id'],
    ['{"format":1,"craft":"c","keys":[{"id":1,"role":"x"}]}', 'keys[0].role'],
    ['{"format":1,"craft":"c","keys":[{"id":1,"role":"recovery","hex":"secret"}]}', 'keys[0].hex'],
  ])('GND-006 names what is wrong and shows no key: %s', (text, field) => {
    expect(() => parseKeyFile(text, 'keys.json')).toThrow(`keys.json: ${field}`);
    expect(() => parseKeyFile(text, 'keys.json')).not.toThrow('secret');
  });
});
