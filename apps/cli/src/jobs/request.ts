import { readFileSync, writeFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { FRAME_MAX_BYTES } from '@dawnline/telecommand';
import { toPlain, type ServiceReply } from '@dawnline/contracts';
import { UserError } from '../errors';
import { newRequestId } from '../ground-session';
import { atDesk, byTelecommand, failed, type JobOptions } from './desk';

interface RequestOptions extends JobOptions {
  readonly data?: string;
  readonly file?: string;
  readonly out?: string;
}

function bodyOf({ data, file }: RequestOptions): Buffer {
  if ((data === undefined) === (file === undefined))
    throw new UserError('what is asked? exactly one of --data TEXT and --file FILE');
  if (data !== undefined) return Buffer.from(data);
  const stat = statSync(file!, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UserError(`--file ${file}: no such file`);
  if (stat.size > FRAME_MAX_BYTES)
    throw new UserError(
      `--file ${file}: ${stat.size} bytes; allowed: what fits into one frame of ${FRAME_MAX_BYTES}`,
    );
  return readFileSync(file!);
}

async function ask(job: string, options: RequestOptions): Promise<void> {
  const body = bodyOf(options);
  const id = options.id ?? newRequestId('r');
  await atDesk('request', options, true, async ({ session, output, send }) => {
    const request = { job, request: id, body: `hex:${body.toString('hex')}` };
    const { stage } = await send({ request }, `job-request-${id}`);
    if (stage !== 'completed') return;
    const reply = await session.answer<ServiceReply>(
      'ServiceReply',
      (one) => one.job === job && one.request === id,
    );
    if (!reply) return failed(`no reply in time; --id ${id} asks for the same again`);
    if (!reply.ok) return failed(`no answer: ${reply.detail}`);
    if (options.out) writeFileSync(options.out, reply.body);
    if (output.json) {
      const { header: _, body: bytes, ...plain } = toPlain('ServiceReply', reply);
      const raw = Buffer.from(bytes as Uint8Array);
      output.document({ ...plain, text: raw.toString(), base64: raw.toString('base64') });
    } else if (!options.out) process.stdout.write(reply.body);
  });
}

const EXAMPLES = `
Example:
  dawnline job request llm --data '{"prompt": "hello"}'`;

export function addRequest(program: Command): void {
  byTelecommand(
    program
      .command('request')
      .description('Ask a resident service, and print what it answers')
      .argument('<job>', 'job id of the service')
      .option('--id <request>', 'id of the request; the same id is answered once (default: a new one)')
      .option('--data <text>', 'what the service reads')
      .option('--file <file>', 'the same from a file')
      .option('--out <file>', 'write the answer to a file'),
    'one JSON document: job, request, ok, detail, text, base64',
  )
    .addHelpText('after', EXAMPLES)
    .action((job: string, options: RequestOptions) => ask(job, options));
}
