import type { Lines, Log } from '../ports';

/** What travels on the discrete lines to the on-board computer: the channel between a process and its parent. */
export type LineSignal =
  | { readonly kind: 'stroke' }
  | { readonly kind: 'reset'; readonly what: 'service' | 'processor' | 'power-on'; readonly service: string }
  | { readonly kind: 'safe'; readonly active: boolean };

/** Marks a message of the lines among other messages of the channel. */
const LINE_MESSAGE = 'dawnline.line';
const READY_MESSAGE = 'dawnline.ready';

/** Tells the on-board computer, if there is one, that this process serves. */
export function announceReady(): void {
  process.send?.({ [READY_MESSAGE]: true });
}

export function isReadyMessage(message: unknown): boolean {
  return (message as { [READY_MESSAGE]?: boolean } | null)?.[READY_MESSAGE] === true;
}

/** Reads a message of a child as a signal; null when it is none. */
export function lineSignalOf(message: unknown): LineSignal | null {
  const line = (message as { [LINE_MESSAGE]?: LineSignal } | null)?.[LINE_MESSAGE];
  return line && typeof line.kind === 'string' ? line : null;
}

/** The discrete lines of fault-manager over the child's channel to the rig; they need no bus. */
export class LiveLines implements Lines {
  constructor(
    private readonly log: Log,
    private readonly send: ((message: unknown) => unknown) | undefined = process.send?.bind(process),
  ) {
    if (!send) log.write('warn', 'no channel to an on-board computer: the discrete lines end here');
  }

  strokeWatchdog(): void {
    this.signal({ kind: 'stroke' });
  }

  requestReset(what: Parameters<Lines['requestReset']>[0]): void {
    this.signal({ kind: 'reset', what: what.kind, service: what.kind === 'service' ? what.service : '' });
  }

  setSafe(active: boolean): void {
    this.signal({ kind: 'safe', active });
  }

  private signal(signal: LineSignal): void {
    try {
      this.send?.({ [LINE_MESSAGE]: signal });
    } catch (cause) {
      this.log.write('error', 'the channel to the on-board computer is broken', { cause: String(cause) });
    }
  }
}
