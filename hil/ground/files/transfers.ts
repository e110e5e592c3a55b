import {
  ConditionCode,
  conditionText,
  progressOf,
  type CfdpState,
  type FileLabel,
  type Indication,
} from '@dawnline/cfdp';
import { ENDED_MAX_ITEMS } from './files.limits';

/** One transfer as the ground sees it. */
export interface Transfer {
  readonly transaction: string;
  readonly way: 'up' | 'down';
  /** Path on board; of the other side's name while it is not known. */
  readonly source: string;
  readonly destination: string;
  readonly bytes: number;
  /** 0 while unknown. */
  readonly size: number;
  /** Pieces that are missing, or have to be sent again. */
  readonly gaps: number;
  readonly stage: 'open' | 'suspended' | 'done' | 'failed';
  /** Why it failed. */
  readonly detail: string;
}

const wayOf = ({ role }: FileLabel): Transfer['way'] => (role === 'sending' ? 'up' : 'down');

/** Keeps the outcomes of transfers that are over, the newest ones. */
export class EndedTransfers {
  private readonly ended = new Map<string, Transfer>();
  private readonly faults = new Map<string, string>();

  take(indication: Indication): void {
    if (indication.type === 'fault') {
      if (this.faults.size >= ENDED_MAX_ITEMS) this.faults.delete(this.faults.keys().next().value as string);
      this.faults.set(indication.file.transaction, indication.detail);
    }
    if (indication.type !== 'finished') return;
    const { file, condition } = indication;
    const { transaction, source, destination, size } = file;
    const isDone = condition === ConditionCode.NoError;
    const fault = this.faults.get(transaction);
    this.faults.delete(transaction);
    const reason = fault ? `${conditionText(condition)}: ${fault}` : conditionText(condition);
    this.ended.delete(transaction);
    if (this.ended.size >= ENDED_MAX_ITEMS) this.ended.delete(this.ended.keys().next().value as string);
    this.ended.set(transaction, {
      transaction,
      way: wayOf(file),
      source,
      destination,
      bytes: isDone ? size : 0,
      size,
      gaps: 0,
      stage: isDone ? 'done' : 'failed',
      detail: isDone ? '' : reason,
    });
  }

  /** Ended ones first, then those that the engine has open. */
  all(state: CfdpState): Transfer[] {
    const open = [...state.transactions.values()].map(progressOf);
    return [
      ...this.ended.values(),
      ...open
        .filter(({ file }) => !this.ended.has(file.transaction))
        .map(({ file, bytes, gaps, suspended }): Transfer => {
          const { transaction, source, destination, size } = file;
          const stage = suspended ? 'suspended' : 'open';
          return { transaction, way: wayOf(file), source, destination, bytes, size, gaps, stage, detail: '' };
        }),
    ];
  }
}
