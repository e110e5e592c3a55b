import { strict as assert } from 'node:assert';

/** What a handler learns about a message besides its contents. */
export interface MessageContext {
  readonly topic: string;
  /** Values of the {names} in the contract's topic. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Mission time of this turn. */
  readonly nowUs: number;
  /** The packet as it came, for whoever passes it on. */
  readonly payload: Uint8Array;
  /**
   * Holds the acknowledgement of a QoS 1 message back until the effect is durable. When it fails, the message
   * stays unacknowledged and the broker delivers it again after the next reconnection. Call it inside the handler.
   */
  acknowledgeWhen(effect: Promise<unknown>): void;
}

/** The transport's side of a context: what the handler did with the message. */
export class MessageContextImpl implements MessageContext {
  effects: Promise<unknown>[] | null = null;
  ran = false;
  failed = false;
  failure: unknown = undefined;
  private open = true;

  constructor(
    readonly topic: string,
    readonly parameters: Readonly<Record<string, string>>,
    readonly nowUs: number,
    readonly payload: Uint8Array,
  ) {}

  acknowledgeWhen(effect: Promise<unknown>): void {
    assert(this.open, 'acknowledgeWhen must be called before the handler returns');
    (this.effects ??= []).push(effect);
  }

  /** Runs the handler; a throw is kept here because Nest would turn it into a log line. */
  run(handler: () => unknown): void {
    assert(!this.ran, 'a context belongs to one call of one handler');
    this.ran = true;
    try {
      const result = handler();
      if (result !== null && typeof (result as PromiseLike<unknown> | undefined)?.then === 'function') {
        throw new Error('a handler returned a promise: handlers are synchronous, use acknowledgeWhen');
      }
    } catch (error) {
      this.failed = true;
      this.failure = error;
    }
    this.open = false;
  }
}
