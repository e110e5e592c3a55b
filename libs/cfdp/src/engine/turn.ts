import { strict as assert } from 'node:assert';
import { ANSWERS_MAX_ITEMS, ENDED_MAX_ITEMS } from '../cfdp.limits';
import type { CfdpConfig } from './config';
import type { CfdpOutput, CfdpStep, Indication, TransactionId } from './interface';
import { contactUs, type Answer, type CfdpState, type Counters, type Ended, type Transaction } from './state';

/** One step under construction: copies of the state's parts that it may change, and what it asks for. */
export class Turn {
  readonly outputs: CfdpOutput[] = [];
  readonly transactions: Map<TransactionId, Transaction>;
  /** By the contact clock. */
  readonly clockUs: number;
  ended: readonly Ended[];
  answers: readonly Answer[];
  lastSequence: number;
  savedRevision: number;
  clock: CfdpState['clock'];
  private counters: Counters;
  private saveWanted = false;

  constructor(
    private readonly before: CfdpState,
    readonly nowUs: number,
  ) {
    this.transactions = new Map(before.transactions);
    this.clock = before.clock;
    this.clockUs = contactUs(before.clock, nowUs);
    this.ended = before.ended;
    this.answers = before.answers;
    this.lastSequence = before.lastSequence;
    this.savedRevision = before.savedRevision;
    this.counters = before.counters;
  }

  get config(): CfdpConfig {
    return this.before.config;
  }

  put<T extends Transaction>(transaction: T): T {
    this.transactions.set(transaction.id, transaction);
    return transaction;
  }

  count(name: keyof Counters, by = 1): void {
    this.counters = { ...this.counters, [name]: this.counters[name] + by };
  }

  indicate(indication: Indication): void {
    this.outputs.push({ kind: 'indication', indication });
  }

  /** Asks for a durable snapshot after this step; gives the revision that it will have. */
  save(): number {
    this.saveWanted = true;
    return this.before.revision + 1;
  }

  isDurable(transaction: Transaction): boolean {
    return transaction.needsRevision <= this.savedRevision;
  }

  /** Progress is kept now and then, so that a reset costs little. */
  saveProgress(): void {
    const { us, bytes } = this.before.savedAt;
    const isDue = this.nowUs - us >= this.config.savePeriodUs;
    if (isDue && bytes !== this.movedBytes()) this.save();
  }

  /** Forgets a transaction, but for what late PDUs need. */
  end(transaction: Transaction): void {
    const { id, source, sequence, destination, entityIdBytes, sequenceBytes, crc, large } = transaction;
    const ended = { id, source, sequence, destination, entityIdBytes, sequenceBytes, crc, large };
    this.transactions.delete(id);
    this.ended = [...this.ended, ended].slice(-ENDED_MAX_ITEMS);
  }

  answer(answer: Answer): void {
    const isQueued = this.answers.some(({ to, of }) => to.id === answer.to.id && of === answer.of);
    if (isQueued) return;
    if (this.answers.length >= ANSWERS_MAX_ITEMS) this.count('dropped');
    else this.answers = [...this.answers, answer];
  }

  private movedBytes(): number {
    return this.counters.bytesIn + this.counters.bytesOut;
  }

  step(): CfdpStep<CfdpState> {
    const revision = this.before.revision + (this.saveWanted ? 1 : 0);
    if (this.saveWanted) this.outputs.push({ kind: 'save', revision });
    assert(this.answers.length <= ANSWERS_MAX_ITEMS && this.ended.length <= ENDED_MAX_ITEMS);
    const { clock, transactions, ended, answers, lastSequence, savedRevision, counters } = this;
    const savedAt = this.saveWanted ? { us: this.nowUs, bytes: this.movedBytes() } : this.before.savedAt;
    const state = {
      config: this.config,
      clock,
      transactions,
      ended,
      answers,
      lastSequence,
      revision,
      savedRevision,
      savedAt,
      counters,
    };
    return { state, outputs: this.outputs };
  }
}
