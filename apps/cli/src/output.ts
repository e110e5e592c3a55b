import Table from 'cli-table3';

/** Where a command prints: standard output for data, standard error for what it is doing. */
export interface Output {
  readonly json: boolean;
  /** One JSON document for the whole command. */
  document(value: unknown): void;
  /** One JSON line of a stream. */
  line(value: unknown): void;
  table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void;
  text(text: string): void;
}

export function outputFor(json: boolean): Output {
  const write = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  return {
    json,
    document: (value) => write(JSON.stringify(value, null, 2)),
    line: (value) => write(JSON.stringify(value)),
    table: (head, rows) => {
      const table = new Table({ head: [...head], style: { head: [], border: [] } });
      for (const row of rows) table.push([...row]);
      write(table.toString());
    },
    text: write,
  };
}

// A reader that goes away early (head, a closed pager) ends the command quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
