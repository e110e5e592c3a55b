import { dictionary, type DictionaryField } from '../src';

type Check = (dictionary: unknown) => string[];

/** The generator is an ES module of the build scripts; only the field under test differs from a sound message. */
async function faultsOf(change: Partial<DictionaryField>, message: object = {}): Promise<string[]> {
  const { checkDictionary } = (await import('../../../scripts/lib/dictionary.mjs' as string)) as {
    checkDictionary: Check;
  };
  const header = {
    number: 1,
    type: 'Header',
    repeated: false,
    unit: 'message',
    description: 'Packet header',
  };
  const field = { number: 2, type: 'double', repeated: false, unit: 'V', description: 'Voltage', ...change };
  const entry = {
    file: 'proto/x.proto',
    about: 'x',
    topic: 'x',
    qos: 1,
    retained: false,
    fields: { header, field },
  };
  return checkDictionary({ messages: { Packet: { ...entry, ...message } }, enums: {} });
}

describe('the check of the telemetry dictionary', () => {
  it('accepts a sound field', async () => {
    expect(await faultsOf({ redLow: 1, yellowLow: 2, yellowHigh: 3, redHigh: 4 })).toEqual([]);
  });

  it('refuses a field without a unit, naming file, message and field', async () => {
    expect((await faultsOf({ unit: '' })).join()).toMatch(/proto\/x\.proto: Packet\.field: no unit/);
  });

  it('refuses a field without a description', async () => {
    expect((await faultsOf({ description: '' })).join()).toMatch(/Packet\.field: no description/);
  });

  it('refuses limits that cross', async () => {
    expect((await faultsOf({ yellowLow: 5, yellowHigh: 4 })).join()).toMatch(/limits cross/);
    expect((await faultsOf({ redLow: 5, yellowLow: 4 })).join()).toMatch(/limits cross/);
    expect((await faultsOf({ redHigh: 1, yellowHigh: 4 })).join()).toMatch(/limits cross/);
  });

  it('refuses retained packets of QoS 0, and packets whose first field is no header', async () => {
    expect((await faultsOf({}, { retained: true, qos: 0 })).join()).toMatch(
      /retained packets must have qos 1/,
    );
    expect((await faultsOf({}, { fields: {} })).join()).toMatch(/first field must be header/);
  });

  it('finds nothing in our own contracts', async () => {
    const { checkDictionary } = (await import('../../../scripts/lib/dictionary.mjs' as string)) as {
      checkDictionary: Check;
    };
    expect(checkDictionary(dictionary)).toEqual([]);
  });
});
