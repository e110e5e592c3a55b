import type { Log, LogLevel } from '../ports';

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** One JSON object a line on standard error, which the rig keeps per service. */
export class LiveLog implements Log {
  private readonly lowest: number;

  constructor(
    private readonly service: string,
    private readonly bootId: number,
    level: LogLevel,
    private readonly now: () => number,
    private readonly sink: (line: string) => void = (line) => void process.stderr.write(line),
  ) {
    this.lowest = LEVELS.indexOf(level);
  }

  write(level: LogLevel, message: string, details?: Readonly<Record<string, unknown>>): void {
    if (LEVELS.indexOf(level) < this.lowest) return;
    const entry = { t: this.now(), level, service: this.service, boot: this.bootId, message, ...details };
    this.sink(`${JSON.stringify(entry, errorsAsText)}\n`);
  }
}

function errorsAsText(_: string, value: unknown): unknown {
  return value instanceof Error ? (value.stack ?? String(value)) : value;
}
