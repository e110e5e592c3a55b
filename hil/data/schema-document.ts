const LINE_MAX_CHARS = 110;

/** A schema as the file that is published for editors, laid out as the project's formatter does. */
export function schemaDocument(schema: object): string {
  const json = JSON.stringify(schema, null, 2);
  const packed = json.replace(/^(.*)\[\n([^[\]{}]*)\n\s*\](,?)$/gm, (lines, start, items, end) => {
    const line = `${start}[${items
      .trim()
      .split(/,\n\s*/)
      .join(', ')}]${end}`;
    return line.length <= LINE_MAX_CHARS ? line : lines;
  });
  return `${packed}\n`;
}
