// Types of XTCE parameters and arguments. Equal ones are written once.
import { dictionary, type DictionaryField } from '@dawnline/contracts';
import type { Item } from './layout';
import { element, type Element } from './xml';

/** Units that are words of the dictionary and no units. */
const NO_UNIT = ['1', 'bool', 'enum', 'id', 'text', 'message'];
const BITS = 8;
/** The largest whole number that a 64-bit field of the dictionary may hold. */
const WHOLE_MAX = Number.MAX_SAFE_INTEGER;

/** A parameter, or an argument of a command: their types have other names and other extras. */
export type Use = 'Parameter' | 'Argument';
/** Names for the values of a number, beyond the enumerations of the dictionary. */
export type Labels = readonly (readonly [number, string])[];

const unitSet = (unit: string): Element =>
  element('UnitSet', {}, NO_UNIT.includes(unit) ? null : element('Unit', { description: unit }, unit));

const integerEncoding = (bits: number, encoding: 'unsigned' | 'twosComplement' = 'unsigned'): Element =>
  element('IntegerDataEncoding', { sizeInBits: bits, encoding });

const fixedSize = (bits: number, ...more: readonly Element[]): Element =>
  element('SizeInBits', {}, element('Fixed', {}, element('FixedValue', {}, String(bits))), ...more);

/** Inside of its yellow limits a value is normal, inside of its red ones watched. */
function alarm(field: DictionaryField | undefined): Element | null {
  if (!field) return null;
  const { yellowLow, yellowHigh, redLow, redHigh } = field;
  const range = (name: string, low?: number, high?: number): Element | null =>
    low === undefined && high === undefined ? null : element(name, { minInclusive: low, maxInclusive: high });
  const watch = range('WatchRange', yellowLow, yellowHigh);
  const critical = range('CriticalRange', redLow, redHigh);
  return watch || critical
    ? element('DefaultAlarm', {}, element('StaticAlarmRanges', {}, watch, critical))
    : null;
}

interface Shape {
  readonly kind: string;
  readonly name: string;
  readonly attributes?: Record<string, string | number | boolean>;
  readonly encoding: Element;
  readonly extra?: Element | null;
}

const enumerationList = (labels: Labels): Element =>
  element('EnumerationList', {}, ...labels.map(([value, label]) => element('Enumeration', { value, label })));

function shapeOf(item: Item, labels: Labels | undefined): Shape {
  const bits = item.bytes * BITS;
  const { coding } = item;
  switch (coding) {
    case 'uint':
    case 'int': {
      if (labels)
        return {
          kind: 'Enumerated',
          name: item.name,
          encoding: integerEncoding(bits),
          extra: enumerationList(labels),
        };
      const signed = coding === 'int';
      const encoding = integerEncoding(bits, signed ? 'twosComplement' : 'unsigned');
      return {
        kind: 'Integer',
        name: `${coding}${bits}`,
        attributes: { signed, sizeInBits: bits },
        encoding,
      };
    }
    case 'float': {
      const encoding = element('FloatDataEncoding', { sizeInBits: bits, encoding: 'IEEE754_1985' });
      return { kind: 'Float', name: `float${bits}`, attributes: { sizeInBits: bits }, encoding };
    }
    case 'bool': {
      const attributes = { oneStringValue: 'True', zeroStringValue: 'False' };
      return { kind: 'Boolean', name: 'bool', attributes, encoding: integerEncoding(bits) };
    }
    case 'enum': {
      const { type } = item.field!;
      const values = Object.entries(dictionary.enums[type]).map(([label, value]) => [value, label] as const);
      return {
        kind: 'Enumerated',
        name: type,
        encoding: integerEncoding(bits),
        extra: enumerationList(values),
      };
    }
    case 'text': {
      const size = fixedSize(bits, element('TerminationChar', {}, '00'));
      return {
        kind: 'String',
        name: `text${item.bytes}`,
        encoding: element('StringDataEncoding', { encoding: 'UTF-8' }, size),
      };
    }
    case 'bytes': {
      const encoding = element(
        'BinaryDataEncoding',
        {},
        element('SizeInBits', {}, element('FixedValue', {}, String(bits))),
      );
      return { kind: 'Binary', name: `bytes${item.bytes}`, encoding };
    }
  }
}

/** Bounds of an argument: of a count its list's, of a number its own, of a long one those that can be commanded. */
function validRange(item: Item): Element | null {
  const inside = (low: number, high: number): Element =>
    element('ValidRangeSet', {}, element('ValidRange', { minInclusive: low, maxInclusive: high }));
  if (item.role === 'count') return inside(0, item.most!);
  const { minimum, maximum } = item.field ?? {};
  if (item.coding !== 'enum' && (minimum !== undefined || maximum !== undefined)) {
    const range = element('ValidRange', { minInclusive: minimum, maxInclusive: maximum });
    return element('ValidRangeSet', {}, range);
  }
  if (item.bytes !== BITS) return null;
  if (item.coding === 'uint') return inside(0, WHOLE_MAX);
  return item.coding === 'int' ? inside(-WHOLE_MAX, WHOLE_MAX) : null;
}

/** Tells types of different ranges apart. */
function boundName({ role, most, field, origin }: Item): string {
  if (role === 'count') return `max${most}`;
  return field?.minimum === undefined && field?.maximum === undefined ? 'exact' : nameWord(origin);
}

const nameWord = (text: string): string => text.replace(/\//g, '_per_').replace(/[^A-Za-z0-9_]/g, '_');

/** Collects the types of one use; hands out their names. */
export class TypeSet {
  private readonly types = new Map<string, Element>();

  constructor(private readonly use: Use) {}

  /** Name of the item's type. */
  add(item: Item, labels?: Labels): string {
    const { kind, name, attributes = {}, encoding, extra = null } = shapeOf(item, labels);
    const limits = this.use === 'Parameter' && item.role === 'value' ? alarm(item.field) : null;
    const range = this.use === 'Argument' ? validRange(item) : null;
    const unit = NO_UNIT.includes(item.unit) || kind === 'Enumerated' ? '' : `_${nameWord(item.unit)}`;
    const bound = range ? `_${boundName(item)}` : '';
    const typeName = limits ? nameWord(item.origin) : `${name}${unit}${bound}`;
    if (!this.types.has(typeName)) {
      const inside = [unitSet(unit === '' ? '1' : item.unit), encoding, extra, range, limits];
      this.types.set(
        typeName,
        element(`${kind}${this.use}Type`, { name: typeName, ...attributes }, ...inside),
      );
    }
    return typeName;
  }

  elements(): Element[] {
    return [...this.types.values()];
  }
}
