import type { Clock, Timer } from '@dawnline/host';

interface Entry {
  atUs: number;
  readonly periodUs: number | null;
  readonly callback: () => void;
}

/** Mission time that moves only when the test says so; on-board time runs along with it. */
export class ManualClock implements Clock {
  private timeUs = 0;
  private readonly entries = new Set<Entry>();

  constructor(private readonly epochUnixUs: number) {}

  now(): number {
    return this.timeUs;
  }

  onboardTimeUs(): number {
    return this.epochUnixUs + this.timeUs;
  }

  after(delayUs: number, callback: () => void): Timer {
    return this.add({ atUs: this.timeUs + delayUs, periodUs: null, callback });
  }

  every(periodUs: number, callback: () => void): Timer {
    return this.add({ atUs: this.timeUs + periodUs, periodUs, callback });
  }

  advance(byUs: number): void {
    const endUs = this.timeUs + byUs;
    for (;;) {
      const due = [...this.entries].filter((entry) => entry.atUs <= endUs).sort((a, b) => a.atUs - b.atUs)[0];
      if (!due) break;
      this.timeUs = due.atUs;
      if (due.periodUs === null) this.entries.delete(due);
      else due.atUs += due.periodUs;
      due.callback();
    }
    this.timeUs = endUs;
  }

  private add(entry: Entry): Timer {
    this.entries.add(entry);
    return { cancel: () => void this.entries.delete(entry) };
  }
}
