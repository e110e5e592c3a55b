// What the engine asks of the filestore, done: one operation, one answer.
import type { CfdpInput, CfdpOutput } from '@dawnline/cfdp';
import { DiskError } from '@dawnline/host';
import type { FileStore } from './file-store';

export type Operation = Exclude<CfdpOutput, { kind: 'send' | 'indication' | 'save' }>;

const NAMES = {
  'open-source': 'open',
  'open-partial': 'open',
  read: 'read',
  write: 'write',
  checksum: 'checksum',
  commit: 'commit',
  discard: 'commit',
} as const satisfies Record<Operation['kind'], string>;

async function answerOf(store: FileStore, operation: Operation): Promise<CfdpInput | null> {
  const { transaction } = operation;
  switch (operation.kind) {
    case 'open-source':
      return { kind: 'source-opened', transaction, ...(await store.openSource(operation.path)) };
    case 'open-partial':
      return { kind: 'partial-opened', transaction, ...(await store.openPartial(transaction, operation)) };
    case 'read': {
      const { path, offset, length } = operation;
      return { kind: 'data', transaction, offset, data: await store.read(path, offset, length) };
    }
    case 'write': {
      const { offset, data } = operation;
      await store.write(transaction, offset, data);
      return { kind: 'written', transaction, offset, length: data.length };
    }
    case 'checksum': {
      const of = operation.role === 'sending' ? operation.path : transaction;
      const value = await store.checksum(of, operation.type, operation.size);
      return { kind: 'checksummed', transaction, value };
    }
    case 'commit':
      await store.commit(transaction, operation);
      return { kind: 'committed', transaction };
    case 'discard':
      await store.discard(transaction);
      return null;
  }
}

/** A filestore that refuses is an answer too. */
export async function perform(store: FileStore, operation: Operation): Promise<CfdpInput | null> {
  try {
    return await answerOf(store, operation);
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    if (operation.kind === 'discard') return null;
    const { transaction, kind } = operation;
    return { kind: 'failed', transaction, operation: NAMES[kind], reason: error.message };
  }
}
