import type { CfdpInput, TransactionId } from '@dawnline/cfdp';
import { perform, type FileOperation as Operation, type FileStore } from '@dawnline/files';
import type { Procedures } from '@dawnline/storage';
import { strict as assert } from 'node:assert';
import { FILE_BATCH_MAX_ITEMS } from '../comms-manager.limits';

/**
 * Does the operations of each transaction one after another, those of several side by side, some in one procedure. The
 * engine bounds how many of them wait.
 */
export class Lanes {
  private readonly waiting = new Map<TransactionId, Operation[]>();

  constructor(
    private readonly store: FileStore,
    private readonly procedures: Procedures,
    /** Takes the answers of a batch, in their order, in a turn of its own. */
    private readonly answers: (inputs: readonly CfdpInput[]) => void,
  ) {}

  add(operation: Operation): void {
    const lane = this.waiting.get(operation.transaction);
    if (lane) {
      lane.push(operation);
      return;
    }
    this.waiting.set(operation.transaction, [operation]);
    this.next(operation.transaction);
  }

  private next(transaction: TransactionId): void {
    const lane = this.waiting.get(transaction);
    assert(lane, `no operation of ${transaction} waits`);
    const batch = lane.splice(0, FILE_BATCH_MAX_ITEMS);
    if (batch.length === 0) {
      this.waiting.delete(transaction);
      return;
    }
    this.procedures.run(
      null,
      'file-operations',
      () => this.batch(batch),
      (outcome) => {
        assert(outcome.ok, 'a filestore that refuses is an answer');
        this.answers(outcome.value);
        this.next(transaction);
      },
    );
  }

  private async batch(operations: readonly Operation[]): Promise<CfdpInput[]> {
    const inputs: CfdpInput[] = [];
    for (const operation of operations) {
      const input = await perform(this.store, operation);
      if (input) inputs.push(input);
    }
    return inputs;
  }
}
