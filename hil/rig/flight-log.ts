import { RigNotice } from '@dawnline/contracts';
import type { FlightEntry } from '@hil/record';
import { FlightWriter } from './flight-writer';
import type { RigBus } from './rig-bus';

/** The flight record of a live flight, with a notice on the bus for what the rig itself did. */
export class FlightLog {
  private readonly listeners: ((entry: FlightEntry) => void)[] = [];
  private readonly writer: FlightWriter;
  private isEnded = false;

  constructor(
    flightFolder: string,
    private readonly bus: RigBus,
    onEntry: (entry: FlightEntry) => void,
  ) {
    this.writer = new FlightWriter(flightFolder, onEntry);
  }

  get file(): string {
    return this.writer.file;
  }

  onEntry(listener: (entry: FlightEntry) => void): void {
    this.listeners.push(listener);
  }

  add(entry: FlightEntry): void {
    if (this.isEnded) return;
    this.writer.write(entry);
    this.announce(entry);
    for (const listener of this.listeners) listener(entry);
  }

  refuse(subject: string, reason: string): void {
    this.notice('refused', subject, 'refused', { reason });
  }

  end(): Promise<void> {
    this.isEnded = true;
    return this.writer.close();
  }

  private announce(entry: FlightEntry): void {
    if (entry.kind === 'fault') {
      const { id, fault, target, what, details } = entry;
      this.notice('fault', id, what, { fault, target, ...details });
    } else if (entry.kind === 'node') this.notice('node', entry.node, entry.what, entry.details);
    else if (entry.kind === 'device')
      this.notice('device', entry.device, entry.what, { detail: entry.detail });
    else if (entry.kind === 'orbit') {
      const isContact = entry.what.endsWith('signal');
      this.notice(isContact ? 'contact' : 'eclipse', entry.station, entry.what, {});
    }
  }

  private notice(
    kind: string,
    subject: string,
    what: string,
    details: Readonly<Record<string, unknown>>,
  ): void {
    const detail = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value)]));
    this.bus.client.publish(RigNotice, { kind, subject, what, detail });
  }
}
