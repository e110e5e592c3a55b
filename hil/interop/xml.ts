// XML as text, indented.
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** One element with what is inside, or one text. */
export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly (Element | string)[];
}

export const element = (
  name: string,
  attributes: Attributes = {},
  ...children: readonly (Element | string | null)[]
): Element => ({ name, attributes, children: children.filter((child) => child !== null) });

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML 1.0 forbids. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (character) => NAMED[character]);

function lines({ name, attributes, children }: Element, indent: string): string[] {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  if (children.length === 0) return [`${indent}<${name}${given}/>`];
  if (children.every((child) => typeof child === 'string'))
    return [`${indent}<${name}${given}>${escaped(children.join(''))}</${name}>`];
  const inside = children.flatMap((child) =>
    typeof child === 'string' ? [escaped(child)] : lines(child, `${indent}  `),
  );
  return [`${indent}<${name}${given}>`, ...inside, `${indent}</${name}>`];
}

export const documentOf = (root: Element): string =>
  ['<?xml version="1.0" encoding="UTF-8"?>', ...lines(root, ''), ''].join('\n');
