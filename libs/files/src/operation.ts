import { ChecksumType } from '@dawnline/cfdp';
import type { Body, FileCommit, FileReply, FileRequest, FileSum } from '@dawnline/contracts';
import type { FileAccess } from './access';
import { malformed } from './refusal';

/** Fields of a reply that an operation fills. */
export type Answer = Partial<Body<FileReply>>;

/** What a request asks for. */
export interface Operation {
  /** Partial file that it is about; '' for none. */
  readonly partial: string;
  run(access: FileAccess): Promise<Answer>;
}

const CHECKSUM_TYPES: readonly number[] = [
  ChecksumType.Modular,
  ChecksumType.Crc32C,
  ChecksumType.Crc32,
  ChecksumType.Null,
];

function checksumType(type: number): ChecksumType {
  if (!CHECKSUM_TYPES.includes(type)) throw malformed(`type ${type}: one of ${CHECKSUM_TYPES.join(', ')}`);
  return type;
}

async function sum(access: FileAccess, asked: FileSum): Promise<Answer> {
  const { path, partial, offset, length } = asked;
  if ((path === '') === (partial === '')) throw malformed('path, partial: exactly one of them');
  const running = { type: checksumType(asked.type), value: asked.running, seen: offset };
  const { value } = await access.sum(path === '' ? { partial } : { path }, running, length);
  return { running: value };
}

async function commit(access: FileAccess, asked: FileCommit): Promise<Answer> {
  const { partial, destination, size, type, checksum } = asked;
  await access.commit(partial, { destination, size, checksumType: checksumType(type), checksum });
  return {};
}

const operation = (partial: string, run: Operation['run']): Operation => ({ partial, run });
/** For operations whose reply says nothing but that they are done. */
const silent = (partial: string, act: (access: FileAccess) => Promise<unknown>): Operation =>
  operation(partial, async (access) => {
    await act(access);
    return {};
  });

/** Null when the request names no operation. */
export function operationOf(request: FileRequest): Operation | null {
  const { stat, read, checksum, list, open, write, flush, discard, keep } = request;
  if (stat)
    return operation('', async (access) => {
      const facts = await access.stat(stat.path);
      return facts ? { found: true, bytes: facts.bytes, folder: facts.folder } : { found: false };
    });
  if (read)
    return operation('', async (access) => ({
      data: await access.read(read.path, read.offset, read.length),
    }));
  if (list)
    return operation('', async (access) => {
      const { entries, more } = await access.list(list.folder, list.after);
      return { entries: entries.map((entry) => ({ ...entry })), more };
    });
  if (open)
    return operation(open.partial, async (access) => {
      const { partial, destination, size, resume } = open;
      return { resumed: (await access.open(partial, { destination, size, resume })).resumed };
    });
  if (checksum) return operation(checksum.partial, (access) => sum(access, checksum));
  if (write) return silent(write.partial, (access) => access.write(write.partial, write.offset, write.data));
  if (request.commit) {
    const asked = request.commit;
    return operation(asked.partial, (access) => commit(access, asked));
  }
  if (request.operation === 'flush') return silent(flush!, (access) => access.flush(flush!));
  if (request.operation === 'discard') return silent(discard!, (access) => access.discard(discard!));
  if (keep) return silent('', (access) => access.keep(keep.partials));
  return null;
}
