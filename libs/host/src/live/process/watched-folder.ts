import { readdirSync, statSync } from 'node:fs';

/** Tells the names that are new in a folder. It is read again only after it changed: looking costs one system call. */
export class WatchedFolder {
  private seen = new Set<string>();
  private mark = '';
  private settled = false;

  /** Names that are there already are no news, unless `adopted`: then nobody may have told them. */
  constructor(
    private readonly folder: string,
    private readonly pattern: RegExp,
    adopted: boolean,
  ) {
    if (!adopted) for (const name of this.names()) this.seen.add(name);
  }

  /** At most so many new names, in their order; the rest is told by the next calls. */
  look(most: number): string[] {
    const mark = this.readMark();
    // The time of a folder moves in ticks: a second change within one would be missed, so one more look follows.
    if (mark === this.mark && this.settled) return [];
    this.settled = mark === this.mark;
    this.mark = mark;
    const names = this.names();
    const fresh = names.filter((name) => !this.seen.has(name));
    const told = fresh.slice(0, most);
    if (told.length < fresh.length) this.settled = false;
    this.seen = new Set([...names.filter((name) => this.seen.has(name)), ...told]);
    return told;
  }

  private readMark(): string {
    try {
      const { mtimeNs, ino } = statSync(this.folder, { bigint: true });
      return `${ino}/${mtimeNs}`;
    } catch {
      return '';
    }
  }

  private names(): string[] {
    try {
      return readdirSync(this.folder)
        .filter((name) => this.pattern.test(name))
        .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    } catch {
      return [];
    }
  }
}
