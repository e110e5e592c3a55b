import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contracts, toPlain } from '../src';
import { representativePackets } from './representative';

const path = join(__dirname, 'golden-packets.json');
const packets = representativePackets();
const hex = (contract: string, message: object): string =>
  Buffer.from(contracts[contract].encode(message)).toString('hex');

// After a wanted change of the wire format: GOLDEN_UPDATE=1 npx jest libs/contracts, and say in the changelog what breaks.
if (process.env.GOLDEN_UPDATE === '1') {
  const made = Object.entries(packets).map(([name, { contract, message }]) => [name, hex(contract, message)]);
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(made), null, 1)}\n`);
}

const golden = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;

describe('golden packets', () => {
  it('cover every packet contract and every member of a oneof, and no other', () => {
    expect(Object.keys(golden).sort()).toEqual(Object.keys(packets).sort());
  });

  it.each(Object.keys(packets))('%s decodes to the same values and encodes to the same bytes', (name) => {
    const { contract, message } = packets[name];
    const decoded = contracts[contract].decode(Buffer.from(golden[name] ?? '', 'hex'));
    expect(toPlain(contract, decoded)).toEqual(toPlain(contract, message));
    expect(hex(contract, decoded)).toBe(golden[name]);
    expect(hex(contract, message)).toBe(golden[name]);
  });
});
