import { checkCounts, runChecks, toleranceText, valueText, type CheckResult } from '@hil/checks';
import { readCraft } from '../craft-files';
import { EXIT_FAILED, UserError } from '../errors';
import { outputFor } from '../output';

export interface PlantCheckOptions {
  readonly only?: string;
  readonly json?: boolean;
}

function wanted(text: string | undefined): (number: number) => boolean {
  if (text === undefined) return () => true;
  const numbers = text.split(',').map((word) => {
    if (!/^\d+$/.test(word.trim()))
      throw new UserError(
        `--only ${text}: expected numbers of checks such as 3,12; all are listed without it`,
      );
    return Number(word);
  });
  return (number) => numbers.includes(number);
}

/** Longer lines are broken after each value, so that expected and got stand below each other. */
const LINE_LENGTH = 120;

/** A heading for the check and a line for each reading, in columns. */
function textOf(result: CheckResult): string {
  const { number, what, kind, source, outcome, reason, readings } = result;
  const heading = `${String(number).padStart(3)}  ${outcome}  ${what} (${kind}; ${source})`;
  if (reason !== '') return `${heading}\n       ${reason}`;
  const rows = readings.map((reading) => [
    reading.passed ? ' ' : '!',
    reading.what,
    `expected ${valueText(reading.expected)}`,
    `got ${valueText(reading.got)}`,
    `${toleranceText(reading)} ${reading.unit}`.trimEnd(),
  ]);
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const isWide = widths.reduce((sum, width) => sum + width + 2, 0) > LINE_LENGTH;
  const lines = rows.flatMap((row) => {
    const [mark, name, expected, got, tolerance] = row;
    if (isWide)
      return [`${mark}  ${name}  ${tolerance}`, `     ${expected}`, `     ${got.replace('got', 'got     ')}`];
    return [row.map((cell, column) => cell.padEnd(widths[column])).join('  ')];
  });
  return [heading, ...lines.map((line) => `     ${line}`.trimEnd())].join('\n');
}

export function plantCheck(options: PlantCheckOptions): void {
  const isWanted = wanted(options.only);
  const output = outputFor(options.json ?? false);
  const results: CheckResult[] = [];
  for (const result of runChecks(readCraft('odc-1'), isWanted)) {
    results.push(result);
    if (!output.json) output.text(textOf(result));
  }
  if (results.length === 0)
    throw new UserError(`--only ${options.only}: no such check; \`dawnline plant check\` lists them`);
  const passed = results.every(({ outcome }) => outcome !== 'failed');
  if (output.json) output.document({ passed, checks: results });
  else output.text(`\n${passed ? 'PASSED' : 'FAILED'}  ${checkCounts(results)}`);
  if (!passed) process.exitCode = EXIT_FAILED;
}
