const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stands in a page as it is. */
export const html = (value: unknown): string =>
  String(value).replace(/[&<>"']/g, (letter) => ESCAPES[letter]);

/** A table of texts; one class a column and, where given, one a row. */
export function table(
  head: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  classes: readonly string[] = [],
): string {
  const cells = (row: readonly string[]): string =>
    row.map((cell, index) => `<td class="${columns[index]}">${html(cell)}</td>`).join('');
  const body = rows
    .map((row, index) => `<tr class="${html(classes[index] ?? '')}">${cells(row)}</tr>`)
    .join('\n');
  const titles = head.map((title) => `<th>${html(title)}</th>`).join('');
  const top = head.length > 0 ? `<thead><tr>${titles}</tr></thead>` : '';
  return `<div class="scroll"><table>${top}<tbody>${body}</tbody></table></div>`;
}
