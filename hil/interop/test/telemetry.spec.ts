import { Refusal, Severity, Stage } from '@dawnline/contracts';
import { eventIdOf } from '../assignments';
import { cosmosOf } from '../cosmos';
import { interopMapping } from '../mapping';
import { parseTm, TM_HEADER_BYTES } from '../space-packet';
import { TelemetryEncoder } from '../telemetry';
import { xtceOf } from '../xtce';
import { malformed } from '../../verdict/test/xml';
import { identify, parseCosmos } from './cosmos-reader';
import { flat, ONBOARD_US, sampleOf } from './packets';
import { XtceReader } from './xtce-reader';

const mapping = interopMapping();
const EVENTS = [[eventIdOf('text-2 ü'), 'TEXT_2']] as const;
const xtce = xtceOf(mapping, { version: 'test', events: EVENTS });
const reader = new XtceReader(xtce);
const cosmos = parseCosmos(cosmosOf(mapping, EVENTS));
const upper = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

/** A report with an outcome that ST[01] knows. */
const REPORT = { stage: Stage.STAGE_COMPLETED, ok: false, refusal: Refusal.REFUSAL_FAILED };
const sample = (contract: string) => sampleOf(contract, contract === 'VerificationReport' ? REPORT : {});
const encode = (contract: string): Uint8Array => new TelemetryEncoder(mapping).encode(sample(contract))!;
const CONTRACTS = mapping.telemetry.map(({ contract }) => contract);

describe('telemetry packets', () => {
  it('IOP-001 are made of every housekeeping packet, event, verification report and packet on request', () => {
    expect(CONTRACTS).toEqual(
      expect.arrayContaining([
        'PowerManagerHousekeeping',
        'ThermalControllerHousekeeping',
        'JobExecutorHousekeeping',
        'CommsManagerHousekeeping',
        'FaultManagerHousekeeping',
        'JobDetail',
        'JobLog',
        'ServiceReply',
        'Event',
        'VerificationReport',
      ]),
    );
  });

  it.each(CONTRACTS)('IOP-002 %s has the length that its header and its layout declare', (contract) => {
    const definition = mapping.telemetry.find((one) => one.contract === contract)!;
    const bytes = encode(contract);
    const packet = parseTm(bytes);
    if (typeof packet === 'string') throw new Error(packet);
    expect(packet.data.length).toBe(definition.prefix.bytes + definition.layout.bytes);
    expect(bytes.length).toBe(TM_HEADER_BYTES + packet.data.length + 2);
    expect(packet.header).toMatchObject({ timeUs: ONBOARD_US, sequence: 0, service: definition.service });
    expect(Buffer.from(bytes).readUInt16BE(4)).toBe(bytes.length - 7);
  });

  it.each(CONTRACTS)(
    'IOP-008 %s is decoded to the same values by who has read the XTCE file only',
    (contract) => {
      const { message } = sample(contract);
      const bytes = encode(contract);
      const decoded = reader.decode(bytes);
      expect(decoded.container).toBe(contract);
      expect(decoded.bits).toBe(bytes.length * 8);
      const wanted = flat(contract, message);
      expect(Object.keys(wanted).length).toBeGreaterThan(5);
      for (const [name, value] of Object.entries(wanted)) {
        const found = decoded.values[name];
        // Raw bytes have a fixed size, and a count before them.
        const isBytes = typeof found === 'string' && `${name}_count` in decoded.values;
        const length = isBytes ? Number(decoded.values[`${name}_count`]) * 2 : undefined;
        expect([name, isBytes ? found.slice(0, length) : found]).toEqual([name, value]);
      }
      expect(decoded.values).toMatchObject({ cutItems: 0, pusVersion: 2, timePField: 0x2f });
    },
  );

  it.each(CONTRACTS)(
    'IOP-009 %s is identified and decoded by who has read the COSMOS files only',
    (contract) => {
      const { message } = sample(contract);
      const bytes = encode(contract);
      const found = identify(cosmos, 'TELEMETRY', bytes);
      expect(found.map(({ name }) => name)).toEqual([upper(contract)]);
      expect(found[0].bits).toBe(bytes.length * 8);
      const { values } = found[0];
      for (const [name, value] of Object.entries(flat(contract, message))) {
        const item = values[upper(name)];
        const count = values[`${upper(name)}_COUNT`];
        const isBytes = typeof item === 'string' && count !== undefined;
        const wanted = typeof value === 'boolean' ? String(value).toUpperCase() : value;
        expect([name, isBytes ? item.slice(0, Number(count) * 2) : item]).toEqual([name, wanted]);
      }
    },
  );

  it('IOP-003 count what was cut: texts at a character, lists at their bound', () => {
    const encoder = new TelemetryEncoder(mapping);
    const text = 'ü'.repeat(97);
    const packet = sampleOf('Event', { text, parameters: { a: 'x'.repeat(300) } });
    const { values } = reader.decode(encoder.encode(packet)!);
    expect(values).toMatchObject({ cutItems: 2, text: 'ü'.repeat(96) });
    expect(values.parameters).toBe(`a=${'x'.repeat(254)}`);
    const queued = sampleOf('CommsManagerHousekeeping', { queuedPackets: [1, 2, 3, 4, 5] });
    expect(reader.decode(encoder.encode(queued)!).values).toMatchObject({
      cutItems: 1,
      queuedPackets_count: 4,
      queuedPackets_3: 4,
    });
    const log = sampleOf('JobLog', { contents: Buffer.alloc(9000, 7) });
    expect(reader.decode(encoder.encode(log)!).values).toMatchObject({ cutItems: 1, contents_count: 8192 });
  });

  it('IOP-004 have the subtype of their severity or stage, and counters by process and by type', () => {
    const encoder = new TelemetryEncoder(mapping);
    const typeOf = (contract: string, changes: object): readonly number[] => {
      const packet = parseTm(encoder.encode(sampleOf(contract, changes))!);
      if (typeof packet === 'string') throw new Error(packet);
      const { service, subtype, sequence, messageCounter } = packet.header;
      return [service, subtype, sequence, messageCounter];
    };
    const { SEVERITY_INFORMATIVE, SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH } = Severity;
    const severities = [SEVERITY_INFORMATIVE, SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH, SEVERITY_HIGH];
    expect(severities.map((severity) => typeOf('Event', { severity }))).toEqual([
      [5, 1, 0, 0],
      [5, 2, 1, 0],
      [5, 3, 2, 0],
      [5, 4, 3, 0],
      [5, 4, 4, 1],
    ]);
    const stages = [Stage.STAGE_ACCEPTED, Stage.STAGE_STARTED, Stage.STAGE_PROGRESS, Stage.STAGE_COMPLETED];
    const subtypes = [true, false].flatMap((ok) =>
      stages.map((stage) => typeOf('VerificationReport', { stage, ok })[1]),
    );
    expect(subtypes).toEqual([1, 3, 5, 7, 2, 4, 6, 8]);
    expect(typeOf('VerificationReport', { stage: Stage.STAGE_ROUTING, ok: false }).slice(0, 2)).toEqual([
      1, 10,
    ]);
  });

  it('leave out what has no place in the mapping', () => {
    const encoder = new TelemetryEncoder(mapping);
    expect(encoder.encode(sampleOf('EpsBusSample'))).toBeNull();
    expect(encoder.encode(sampleOf('ServiceHousekeeping', {}))).toBeNull();
  });
});

describe('the files', () => {
  it('IOP-010 XTCE: is well-formed, names resolve, and each command and packet is there once', () => {
    expect(malformed(xtce)).toBeNull();
    const leaves = reader.containers().filter(({ attributes }) => attributes.abstract !== 'true');
    expect(leaves.map(({ attributes }) => attributes.name).sort()).toEqual([...CONTRACTS].sort());
    for (const { target, action } of mapping.commands)
      expect(reader.find(reader.root, `/Dawnline/${target}/${action}`, ['MetaCommandSet'])).toBeDefined();
    expect(reader.root.attributes.xmlns).toBe('http://www.omg.org/spec/XTCE/20180204');
  });

  it('IOP-010 XTCE: limits of the dictionary are alarm ranges, units and labels are told', () => {
    const type = reader.find(reader.root, '/Dawnline/PowerManagerHousekeeping_busVoltageV', [
      'ParameterTypeSet',
    ]);
    const inside = JSON.stringify(type, (key, value: unknown) => (key === 'parent' ? undefined : value));
    expect(inside).toContain('"name":"WatchRange","attributes":{"minInclusive":"25","maxInclusive":"34"}');
    expect(inside).toContain('"name":"CriticalRange","attributes":{"minInclusive":"22","maxInclusive":"36"}');
    expect(inside).toContain('"text":"V"');
    expect(reader.decode(encode('Event')).values.eventId).toBe('TEXT_2');
  });

  it('IOP-011 COSMOS: limits, units and states are told, and each command has its ranges', () => {
    const item = (packet: string, name: string) =>
      cosmos.find((one) => one.name === packet)!.items.find((one) => one.name === name)!;
    expect(item('POWER_MANAGER_HOUSEKEEPING', 'BUS_VOLTAGE_V')).toMatchObject({
      limits: [22, 25, 34, 36],
      units: 'V',
    });
    expect(item('POWER_MANAGER_HOUSEKEEPING', 'STATE_OF_CHARGE').limits).toEqual([0.35, 0.6, 1e308, 1e308]);
    expect([...item('FAULT_MANAGER_SET_MODE', 'SET_MODE').states]).toContainEqual([2, 'MODE_SURVIVAL']);
    expect(item('FAULT_MANAGER_SET_MODE', 'SET_MODE').range.slice(0, 3)).toEqual(['0', '5', '0']);
    const names = cosmos.filter(({ kind }) => kind === 'COMMAND').map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.length).toBe(mapping.commands.length);
  });
});
