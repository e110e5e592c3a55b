import { checksumOf, type CfdpInput, type CfdpOutput, type CfdpSnapshot, type CfdpState } from '../src';
import { snapshotCfdp } from '../src/engine/snapshot';

interface Partial {
  volatile: Uint8Array;
  durable: Uint8Array;
}

const grown = (bytes: Uint8Array, length: number): Uint8Array => {
  if (bytes.length >= length) return bytes.slice();
  const longer = new Uint8Array(length);
  longer.set(bytes);
  return longer;
};

/** A filestore in memory that loses at a reset what was not flushed, and says what it was asked. */
export class MemoryStore {
  readonly files = new Map<string, Uint8Array>();
  readonly partials = new Map<string, Partial>();
  /** The last durable snapshot, as text: it must survive JSON. */
  snapshot: string | null = null;
  readonly log: string[] = [];
  /** Operations that fail, by kind; set by tests. */
  failing: (output: CfdpOutput) => string | null = () => null;
  commits = 0;

  /** The snapshot is taken at the turn of the output, its durability comes later. */
  answer(output: CfdpOutput, state: CfdpState, nowUs: number): (() => CfdpInput | null) | null {
    if (output.kind === 'send' || output.kind === 'indication') return null;
    if (output.kind !== 'save') return () => this.done(output);
    const snapshot = JSON.stringify(snapshotCfdp(state, nowUs));
    return () => {
      for (const partial of this.partials.values()) partial.durable = partial.volatile.slice();
      this.snapshot = snapshot;
      return { kind: 'saved', revision: output.revision };
    };
  }

  reset(): CfdpSnapshot | null {
    for (const partial of this.partials.values()) partial.volatile = partial.durable.slice();
    return this.snapshot === null ? null : (JSON.parse(this.snapshot) as CfdpSnapshot);
  }

  private done(output: Exclude<CfdpOutput, { kind: 'send' | 'indication' | 'save' }>): CfdpInput | null {
    const { transaction } = output;
    this.log.push(output.kind);
    const reason = this.failing(output);
    if (reason !== null) {
      const operation = output.kind.replace(/-.*/, '') as 'open';
      return { kind: 'failed', transaction, operation, reason };
    }
    switch (output.kind) {
      case 'open-source': {
        const file = this.files.get(output.path);
        if (!file) return { kind: 'failed', transaction, operation: 'open', reason: 'absent' };
        return { kind: 'source-opened', transaction, size: file.length };
      }
      case 'open-partial': {
        const resumed = output.resume && this.partials.has(transaction);
        if (!resumed)
          this.partials.set(transaction, { volatile: new Uint8Array(), durable: new Uint8Array() });
        return { kind: 'partial-opened', transaction, resumed };
      }
      case 'read': {
        const { offset, length } = output;
        const data = this.files.get(output.path)!.slice(offset, offset + length);
        return { kind: 'data', transaction, offset, data };
      }
      case 'write': {
        const { offset, data } = output;
        const partial = this.partials.get(transaction);
        if (!partial) return { kind: 'failed', transaction, operation: 'write', reason: 'is not open' };
        partial.volatile = grown(partial.volatile, offset + data.length);
        partial.volatile.set(data, offset);
        return { kind: 'written', transaction, offset, length: data.length };
      }
      case 'checksum': {
        const bytes =
          output.role === 'sending'
            ? this.files.get(output.path)
            : grown(this.partials.get(transaction)!.volatile, output.size);
        const value = checksumOf(output.type, bytes!.subarray(0, output.size));
        return { kind: 'checksummed', transaction, value };
      }
      case 'commit': {
        this.commits += 1;
        return this.commit(output);
      }
      case 'discard':
        this.partials.delete(transaction);
        return null;
    }
  }

  private commit(output: Extract<CfdpOutput, { kind: 'commit' }>): CfdpInput {
    const { transaction, destination, size, checksum, checksumType } = output;
    const partial = this.partials.get(transaction);
    if (partial) this.files.set(destination, grown(partial.volatile, size).slice(0, size));
    this.partials.delete(transaction);
    const file = this.files.get(destination);
    if (!file || file.length !== size || checksumOf(checksumType, file) !== checksum)
      return { kind: 'failed', transaction, operation: 'commit', reason: 'there is no such file' };
    return { kind: 'committed', transaction };
  }
}
