import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contracts, dictionary, Refusal } from '@dawnline/contracts';
import { buildCommand } from '@hil/ground';
import { crc16 } from '@dawnline/telecommand';
import { apidOf, structureOf } from '../assignments';
import { cosmosOf } from '../cosmos';
import type { AnnotatedField } from '../layout';
import { interopMapping } from '../mapping';
import { formatTc, formatTm, parseTc, parseTm } from '../space-packet';
import { decodeTc, encodeTc } from '../telecommand';
import { xtceOf } from '../xtce';
import { identify, parseCosmos } from './cosmos-reader';
import { encodeCommand, XtceReader } from './xtce-reader';

const mapping = interopMapping();

/** Fields of a message as JSON has them; of a choice the first member. */
function objectOf(type: string, seed: number): Record<string, unknown> {
  const taken = new Set<string>();
  const fields = Object.entries(dictionary.messages[type].fields).filter(([, { oneof }]) => {
    if (oneof === undefined) return true;
    if (taken.has(oneof)) return false;
    taken.add(oneof);
    return true;
  });
  return Object.fromEntries(fields.map(([name, field]) => [name, jsonOf(field, seed + field.number)]));
}

/** A value of a command field as JSON has it, inside the field's range. */
function jsonOf(field: AnnotatedField, seed: number): unknown {
  const { type, minimum = -Infinity, maximum = Infinity } = field;
  const within = (value: number): number => Math.min(Math.max(value, minimum), maximum);
  const one = (at: number): unknown => {
    if (dictionary.messages[type]) return objectOf(type, at);
    if (dictionary.enums[type]) {
      const allowed = Object.entries(dictionary.enums[type]).filter(([, value]) => within(value) === value);
      return allowed.at(-1)![0];
    }
    if (type === 'bool') return true;
    if (type === 'string') return `n-${at} ü`;
    if (type === 'bytes') return `hex:00ff${(at % 256).toString(16).padStart(2, '0')}`;
    return within(type === 'double' ? at + 0.25 : type === 'uint64' ? 2 ** 40 + at : at);
  };
  return field.repeated ? [one(seed), one(seed + 1)] : one(seed);
}

const commands = mapping.commands.map((command) => {
  const field = dictionary.messages[command.contract].fields[command.action];
  return [`${command.target} ${command.action}`, { ...command, value: jsonOf(field, 3) }] as const;
});

describe('telecommand packets', () => {
  it.each(commands)(
    'IOP-005 %s comes back as the command that went in',
    (_, { target, action, value, contract }) => {
      const bytes = encodeTc(mapping, { target, action, value, sequence: 77, ackFlags: 9, source: 5 });
      const decoded = decodeTc(mapping, bytes);
      if (decoded.kind !== 'command') throw new Error(decoded.detail);
      expect(decoded.header).toMatchObject({ sequence: 77, ackFlags: 9, source: 5, service: 8, subtype: 1 });
      const wanted = contracts[contract].decode(
        Buffer.concat([Buffer.from([10, 2, 8, 1]), buildCommand(target, { [action]: value })]),
      );
      const found = contracts[contract].decode(
        Buffer.concat([Buffer.from([10, 2, 8, 1]), buildCommand(decoded.target, decoded.command)]),
      );
      expect(found).toEqual(wanted);
    },
  );

  it('IOP-006 have the bytes that the standards say, worked out by hand', () => {
    const request = {
      target: 'fault-manager',
      action: 'setMode',
      value: 'MODE_SAFE',
      sequence: 7,
      ackFlags: 9,
      source: 1,
    };
    expect(Buffer.from(encodeTc(mapping, request)).toString('hex')).toBe('1868c00700092908010001000203b04d');
    const header = {
      apid: 103,
      sequence: 5,
      service: 5,
      subtype: 4,
      messageCounter: 258,
      destination: 0,
      timeUs: 1_787_109_468_123_457,
    };
    const telemetry = formatTm(header, Buffer.from('aa55', 'hex'));
    expect(Buffer.from(telemetry).toString('hex')).toBe('0867c0050012200504010200002f6a85205c1f9ae1aa55bac7');
    expect(parseTm(telemetry)).toEqual({ header, data: Uint8Array.from([0xaa, 0x55]) });
    // The check value of CRC-16/CCITT-FALSE.
    expect(crc16(Buffer.from('123456789'))).toBe(0x29b1);
  });

  it('IOP-019 are those of the page for other ground systems', () => {
    const page = readFileSync(join(__dirname, '../../../docs/interoperation.md'), 'utf8');
    const request = { target: 'fault-manager', action: 'noop', value: true, sequence: 41, ackFlags: 9 };
    const hex = Buffer.from(encodeTc(mapping, request)).toString('hex');
    expect(page).toContain(`bytes.fromhex("${hex}")`);
    expect(page.replace(/ /g, '')).toContain(`\n${hex}\n`);
    for (const [name, apid] of Object.entries(mapping.apids)) expect(page).toContain(`| ${apid} | ${name} |`);
  });

  it('keep any microsecond of their time', () => {
    const header = { apid: 1, sequence: 0, service: 1, subtype: 1, messageCounter: 0, destination: 0 };
    for (let step = 0; step < 5000; step++) {
      const timeUs = 1_787_000_000_000_000 + step * 7919 * 201 + (step % 2 === 0 ? 0 : 999_999);
      const packet = parseTm(formatTm({ ...header, timeUs }, new Uint8Array()));
      expect(typeof packet === 'string' ? packet : packet.header.timeUs).toBe(timeUs);
    }
  });

  const good = Buffer.from(
    encodeTc(mapping, {
      target: 'power-manager',
      action: 'setSwitch',
      value: { switch: 'LCL1', closed: true },
      sequence: 1,
      ackFlags: 0,
    }),
  );
  const changed = (at: number, ...bytes: number[]): Buffer => {
    const packet = Buffer.from(good);
    packet.set(bytes, at);
    packet.writeUInt16BE(crc16(packet.subarray(0, -2)), packet.length - 2);
    return packet;
  };

  it.each([
    ['an unknown process', changed(1, 200), Refusal.REFUSAL_UNKNOWN_TARGET, /no application process 200/],
    ['another service', changed(7, 17), Refusal.REFUSAL_MALFORMED, /service 17, subtype 1: expected 8, 1/],
    [
      'an unknown function',
      changed(11, 0, 99),
      Refusal.REFUSAL_MALFORMED,
      /power-manager has no function 99/,
    ],
    [
      'a broken flag',
      changed(13 + 32, 2),
      Refusal.REFUSAL_RANGE,
      /closed: 2 is not allowed, expected 0 or 1/,
    ],
    ['a broken text', changed(13, 0xff), Refusal.REFUSAL_RANGE, /switch: .* expected a text in UTF-8/],
    ['bytes behind the end of a text', changed(13 + 20, 65), Refusal.REFUSAL_RANGE, /zeros behind it/],
    [
      'arguments of another length',
      formatTc(
        { apid: 104, sequence: 1, ackFlags: 0, service: 8, subtype: 1, source: 0 },
        Buffer.from([0, 2]),
      ),
      Refusal.REFUSAL_RANGE,
      /length: 0 .* 1 bytes/,
    ],
    [
      'a mode that is none',
      formatTc(
        { apid: 104, sequence: 1, ackFlags: 0, service: 8, subtype: 1, source: 0 },
        Buffer.from([0, 2, 77]),
      ),
      Refusal.REFUSAL_RANGE,
      /setMode: 77 .* one of 0, 1/,
    ],
    [
      'no function id',
      formatTc({ apid: 104, sequence: 1, ackFlags: 0, service: 8, subtype: 1, source: 0 }, Buffer.from([0])),
      Refusal.REFUSAL_MALFORMED,
      /no function id/,
    ],
  ] as const)('IOP-007 are refused with %s, with a code and what is wrong', (_, bytes, refusal, detail) => {
    const decoded = decodeTc(mapping, bytes);
    expect(decoded).toMatchObject({ kind: 'refused', refusal });
    expect((decoded as { detail: string }).detail).toMatch(detail);
  });

  it('IOP-007 a number beyond 53 bits is refused', () => {
    const value = { switch: 'LCL1', offTimeUs: 5 };
    const bytes = Buffer.from(
      encodeTc(mapping, { target: 'power-manager', action: 'powerCycle', value, sequence: 1, ackFlags: 0 }),
    );
    bytes.fill(0xff, 13 + 32, 13 + 40);
    bytes.writeUInt16BE(crc16(bytes.subarray(0, -2)), bytes.length - 2);
    expect(decodeTc(mapping, bytes)).toMatchObject({ kind: 'refused', refusal: Refusal.REFUSAL_RANGE });
  });

  it('IOP-007 nothing is read from a packet that is cut, longer, damaged, or none of ours', () => {
    expect(typeof parseTc(good)).toBe('object');
    for (let length = 0; length < good.length; length++)
      expect(typeof parseTc(good.subarray(0, length))).toBe('string');
    expect(parseTc(Buffer.concat([good, Buffer.from([0])]))).toMatch(/its header says/);
    for (let bit = 0; bit < good.length * 8; bit++) {
      const damaged = Buffer.from(good);
      damaged[bit >> 3] ^= 1 << (bit & 7);
      expect(typeof parseTc(damaged)).toBe('string');
    }
    expect(parseTc(changed(0, 0x08))).toMatch(/no telecommand packet/);
    expect(parseTc(changed(2, 0x40))).toMatch(/segment/);
    expect(parseTc(changed(6, 0x19))).toMatch(/PUS version 1/);
  });

  it('a value that the packet has no room for is an error', () => {
    const request = { target: 'fault-manager', action: 'restartService', sequence: 1, ackFlags: 0 };
    expect(() => encodeTc(mapping, { ...request, value: 'x'.repeat(33) })).toThrow(/restartService: .* room/);
  });
});

describe('commands written by who has read the files only', () => {
  const reader = new XtceReader(xtceOf(mapping, { version: 'test', events: [] }));
  /** What the ground system fills in behind the description: the count, and the error control at the end. */
  const finished = (packet: Buffer): Buffer => {
    const whole = Buffer.concat([packet, Buffer.alloc(2)]);
    whole.writeUInt16BE(0xc000 | 21, 2);
    whole.writeUInt16BE(crc16(packet.length > 0 ? whole.subarray(0, -2) : packet), packet.length);
    return whole;
  };

  it.each(commands)(
    'IOP-008 XTCE: %s is a whole packet of its function with nothing but its initial values',
    (_, { target, action, layout, apid, functionId }) => {
      const [first] = layout.items;
      const isEnum = first?.coding === 'enum' && first.path.length === 1;
      const labels = isEnum ? Object.keys(dictionary.enums[first.field!.type]) : [];
      const given: Record<string, string> = isEnum ? { [first.name]: labels.at(-1)! } : {};
      const bytes = finished(encodeCommand(reader, target, action, given));
      const packet = parseTc(bytes);
      if (typeof packet === 'string') throw new Error(packet);
      expect(packet.header).toMatchObject({ apid, sequence: 21, ackFlags: 15, service: 8, subtype: 1 });
      expect(Buffer.from(packet.data).readUInt16BE(0)).toBe(functionId);
      expect(packet.data.length).toBe(2 + layout.bytes);
      // An empty name may be out of its range; nothing else may be wrong.
      const decoded = decodeTc(mapping, bytes);
      if (decoded.kind !== 'command') expect(decoded).toMatchObject({ refusal: Refusal.REFUSAL_RANGE });
    },
  );

  it('IOP-008 XTCE: arguments arrive', () => {
    const given = { powerCycle_switch: 'LCL3', powerCycle_offTimeUs: 2_500_000 };
    expect(
      decodeTc(mapping, finished(encodeCommand(reader, 'power-manager', 'powerCycle', given))),
    ).toMatchObject({
      command: { powerCycle: { switch: 'LCL3', offTimeUs: 2_500_000 } },
    });
    const mode = encodeCommand(reader, 'fault-manager', 'setMode', { setMode: 'MODE_SAFE' });
    expect(decodeTc(mapping, finished(mode))).toMatchObject({ command: { setMode: 'MODE_SAFE' } });
  });

  it.each(commands)('IOP-009 COSMOS: %s is one command of the files', (_, { target, action, value }) => {
    const files = parseCosmos(cosmosOf(mapping, []));
    const bytes = encodeTc(mapping, { target, action, value, sequence: 3, ackFlags: 15 });
    const upper = (name: string): string =>
      name
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replace(/-/g, '_')
        .toUpperCase();
    const found = identify(files, 'COMMAND', bytes);
    expect(found.map(({ name }) => name)).toEqual([`${upper(target)}_${upper(action)}`]);
    expect(found[0]).toMatchObject({ bits: bytes.length * 8, values: { SEQUENCE_COUNT: 3, ACK_FLAGS: 15 } });
  });
});

describe('what the dictionary says of commands', () => {
  const annotated = {
    ...mapping,
    commands: mapping.commands.map((command) => ({
      ...command,
      hazardous: command.action === 'powerCycle' ? 'Cuts "power"' : null,
      layout: {
        ...command.layout,
        items: command.layout.items.map((item) =>
          item.name === 'powerCycle_offTimeUs'
            ? { ...item, field: { ...item.field!, minimum: 100_000, maximum: 60_000_000 } }
            : item,
        ),
      },
    })),
  };

  it('IOP-010 XTCE: hazard and range stand with command and argument', () => {
    const reader = new XtceReader(xtceOf(annotated, { version: 'test', events: [] }));
    const find = (name: string) =>
      reader.find(reader.root, `/Dawnline/power-manager/${name}`, ['MetaCommandSet']);
    const significance = (name: string) =>
      find(name).children.find((child) => child.name === 'DefaultSignificance')?.attributes;
    expect(significance('powerCycle')).toEqual({
      consequenceLevel: 'critical',
      reasonForWarning: 'Cuts "power"',
    });
    expect(significance('noop')).toBeUndefined();
    const list = find('powerCycle').children.find((child) => child.name === 'ArgumentList')!;
    const { argumentTypeRef } = list.children[1].attributes;
    const type = reader.find(list, argumentTypeRef, ['ArgumentTypeSet']);
    const ranges = type.children.find((child) => child.name === 'ValidRangeSet')!;
    expect(ranges.children[0].attributes).toEqual({ minInclusive: '100000', maxInclusive: '60000000' });
  });

  it('IOP-011 COSMOS: hazard and range stand with command and argument', () => {
    const files = parseCosmos(cosmosOf(annotated, []));
    const find = (name: string) => files.find((packet) => packet.name === `POWER_MANAGER_${name}`)!;
    expect(find('POWER_CYCLE').hazardous).toBe("Cuts 'power'");
    expect(find('NOOP').hazardous).toBeUndefined();
    const item = find('POWER_CYCLE').items.find(({ name }) => name === 'POWER_CYCLE_OFF_TIME_US')!;
    expect(item.range.slice(0, 3)).toEqual(['100000', '60000000', '100000']);
  });
});

describe('numbers of the interface', () => {
  it('IOP-004 are those that were handed out', () => {
    expect(mapping.apids).toMatchObject({
      'power-manager': 100,
      'thermal-controller': 101,
      'job-executor': 102,
      'comms-manager': 103,
      'fault-manager': 104,
    });
    expect(['JobDetail', 'JobLog', 'ServiceReply'].map(structureOf)).toEqual([2, 3, 4]);
  });

  it('IOP-004 a further subsystem moves no other, and its housekeeping is mapped', () => {
    const further = interopMapping(['attitude-monitor']);
    expect(further.apids).toEqual({ ...mapping.apids, 'attitude-monitor': apidOf('attitude-monitor') });
    expect(apidOf('attitude-monitor')).toBeGreaterThanOrEqual(1024);
    expect(apidOf('attitude-monitor')).toBeLessThan(2040);
    expect(further.telemetry.find(({ subsystem }) => subsystem === 'attitude-monitor')).toMatchObject({
      contract: 'ServiceHousekeeping',
      structure: 1,
    });
  });
});
