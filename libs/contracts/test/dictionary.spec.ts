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

  const COMMAND = { topic: 'craft/{craft}/tc/x/{from}' };
  const action = { type: 'bool', unit: 'bool', oneof: 'action', commandClass: 'safe' };

  it('LK-8 refuses a command without a class, or with one that does not exist', async () => {
    expect(await faultsOf(action, COMMAND)).toEqual([]);
    const { commandClass: _, ...without } = action;
    expect((await faultsOf(without, COMMAND)).join()).toMatch(
      /Packet\.field: no class; give \(command_class\) = "\.\.\." with one of recovery, safe, normal, job-start/,
    );
    expect((await faultsOf({ ...action, commandClass: 'unsafe' }, COMMAND)).join()).toMatch(/class "unsafe"/);
    expect((await faultsOf(action)).join()).toMatch(/are for actions of command contracts/);
  });

  it('LK-9 refuses a hazard without a reason', async () => {
    expect((await faultsOf({ ...action, hazardous: '' }, COMMAND)).join()).toMatch(/why it must be armed/);
    expect(await faultsOf({ ...action, hazardous: 'It may burn' }, COMMAND)).toEqual([]);
  });

  it('refuses a command contract with a field that is no action, or a choice of another name', async () => {
    expect((await faultsOf({}, COMMAND)).join()).toMatch(/one choice of actions, nothing else/);
    expect((await faultsOf({ ...action, oneof: 'what' }, COMMAND)).join()).toMatch(/is named action/);
  });

  it.each<[string, Partial<DictionaryField>, RegExp]>([
    ['a range of a text', { type: 'string', minimum: 1 }, /not for string/],
    ['a range upside down', { minimum: 2, maximum: 1 }, /minimum 2 is above maximum 1/],
    ['a broken limit of a whole number', { type: 'uint32', maximum: 1.5 }, /1\.5 is no limit/],
    ['a length of a number', { maxLength: 3 }, /for string and bytes/],
    ['a number of items of no list', { maxItems: 3 }, /for repeated fields/],
  ])('refuses %s', async (_, change, words) => {
    expect((await faultsOf(change)).join()).toMatch(words);
  });

  it('finds nothing in our own contracts', async () => {
    const { checkDictionary } = (await import('../../../scripts/lib/dictionary.mjs' as string)) as {
      checkDictionary: Check;
    };
    expect(checkDictionary(dictionary)).toEqual([]);
  });
});
