const ENTITIES = /&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;
/** Exactly the characters that XML 1.0 forbids. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ATTRIBUTES = /^(\s+[\w:.-]+="[^"<]*")*\s*$/;

/** What makes a document no well-formed XML (elements, attributes, text, CDATA), or null. */
export function malformed(xml: string): string | null {
  if (FORBIDDEN.test(xml)) return 'a forbidden character';
  const open: string[] = [];
  let roots = 0;
  const body = xml.replace(/^<\?xml [^?]*\?>\s*/, '').replace(/<!\[CDATA\[[^]*?\]\]>/g, '');
  if (ENTITIES.test(body)) return 'a bare ampersand';
  for (const part of body.match(/<(?:"[^"]*"|[^">])*>|[^<]+/g) ?? []) {
    if (!part.startsWith('<')) {
      if (open.length === 0 && part.trim() !== '') return `text outside the root: ${part}`;
      continue;
    }
    const [, slash, name, rest, closed] = /^<(\/?)([\w:.-]+)([^]*?)(\/?)>$/.exec(part) ?? [];
    if (!name || !ATTRIBUTES.test(rest)) return `a broken tag: ${part}`;
    if (slash) {
      if (open.pop() !== name) return `${name} closes what it did not open`;
      continue;
    }
    if (open.length === 0) roots++;
    if (!closed) open.push(name);
  }
  return open.length > 0 || roots !== 1 ? 'elements stay open' : null;
}
