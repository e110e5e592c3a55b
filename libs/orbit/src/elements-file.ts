/** Element sets in a text: two-line elements with or without names, or OMM as JSON, XML or key-value lines. */
import { TleError, type Tle } from './elements';
import { parseOmm, type OmmFields } from './omm';
import { parseTle } from './tle';

export interface NamedElements {
  /** Name of the object, '' when the text gives none. */
  readonly name: string;
  /** One line of a text can be wrong while another is wanted: what is wrong shows when it is asked for. */
  readonly elements: () => Tle;
  readonly catalogueNumber: string;
}

const LINE_LENGTH = 69;
const FORMS =
  'two-line elements (lines that begin with "1 " and "2 "), or an OMM as JSON, XML or KEY = VALUE';

/** Verification files carry times behind column 69, set off by a blank. */
const trimmed = (line: string): string =>
  /^.{69}\s/.test(line) ? line.slice(0, LINE_LENGTH) : line.trimEnd();

function readLines(text: string): NamedElements[] {
  const lines = text.split(/\r?\n/).map(trimmed);
  const found: NamedElements[] = [];
  let name = '';
  for (let k = 0; k < lines.length; k += 1) {
    const line = lines[k]!;
    if (line.startsWith('1 ')) {
      const second = lines[k + 1] ?? '';
      if (!second.startsWith('2 '))
        throw new TleError(`line ${k + 2} of the text`, second, 'the second line of the elements, "2 ..."');
      found.push({ name, catalogueNumber: line.slice(2, 7).trim(), elements: () => parseTle(line, second) });
      name = '';
      k += 1;
    } else if (line.startsWith('2 ')) {
      throw new TleError(`line ${k + 1} of the text`, line, 'a first line, "1 ...", before the second');
    } else if (line !== '' && !line.startsWith('#')) name = line.replace(/^0 /, '').trim();
  }
  return found;
}

const named = (fields: OmmFields): NamedElements => ({
  name: fields.OBJECT_NAME?.trim() ?? '',
  catalogueNumber: fields.NORAD_CAT_ID?.trim() ?? '',
  elements: () => parseOmm(fields),
});

function readJson(text: string): NamedElements[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TleError('text', (error as Error).message, 'JSON: one message or a list of them', 'OMM');
  }
  return (Array.isArray(value) ? (value as unknown[]) : [value]).map((message) => {
    if (typeof message !== 'object' || message === null)
      throw new TleError('text', JSON.stringify(message), 'a message: an object with fields', 'OMM');
    const fields = Object.entries(message).filter(
      ([, field]) => typeof field === 'string' || typeof field === 'number',
    );
    return named(Object.fromEntries(fields.map(([key, field]) => [key, String(field)])));
  });
}

/** Fields are leaves of the tree; their names are the same wherever they stand in a message. */
function readXml(text: string): NamedElements[] {
  const messages = text.replace(/<!--[^]*?-->/g, '').match(/<omm[\s>][^]*?<\/omm>/g) ?? [];
  return messages.map((message) => {
    const leaves = message.matchAll(/<([A-Z_0-9]+)(?:\s[^>]*)?>([^<]*)<\/\1>/g);
    return named(Object.fromEntries([...leaves].map(([, key, value]) => [key!, value!.trim()])));
  });
}

function readKeyValue(text: string): NamedElements[] {
  const messages: Record<string, string>[] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([A-Z_0-9]+)\s*=\s*(.*?)\s*(?:\[[^\]]*\])?\s*$/.exec(line);
    if (match === null) continue;
    if (match[1] === 'CCSDS_OMM_VERS' || messages.length === 0) messages.push({});
    messages.at(-1)![match[1]!] = match[2]!;
  }
  return messages.map(named);
}

/** All element sets of a text; throws a TleError when there are none. */
export function readElements(text: string): readonly NamedElements[] {
  const body = text.replace(/^\uFEFF/, '').trimStart();
  const isKeyValue = /^\s*(CCSDS_OMM_VERS|OBJECT_NAME|MEAN_MOTION)\s*=/m.test(body);
  const read = /^[[{]/.test(body)
    ? readJson
    : body.startsWith('<')
      ? readXml
      : isKeyValue
        ? readKeyValue
        : readLines;
  const found = read(body);
  if (found.length === 0) throw new TleError('text', body.slice(0, 40), FORMS);
  return found;
}

/** The one element set of a text, or the one of this name or catalogue number. */
export function selectElements(text: string, object?: string): Tle & { readonly name: string } {
  const all = readElements(text);
  const wanted =
    object === undefined
      ? all
      : all.filter(({ name, catalogueNumber }) => name === object || sameNumber(catalogueNumber, object));
  if (wanted.length === 1) return { ...wanted[0]!.elements(), name: wanted[0]!.name };
  const shown = all.slice(0, 8).map(({ name, catalogueNumber }) => (name === '' ? catalogueNumber : name));
  const known = `${shown.join(', ')}${all.length > shown.length ? `, ... (${all.length} objects)` : ''}`;
  const many = wanted.length > 1 ? ` (${wanted.length} objects fit)` : '';
  throw new TleError('object', object ?? '', `one of ${known}, by name or catalogue number${many}`);
}

const sameNumber = (a: string, b: string): boolean =>
  a === b || (/^\d+$/.test(a) && /^\d+$/.test(b) && Number(a) === Number(b));
