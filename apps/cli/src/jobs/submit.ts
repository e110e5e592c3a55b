import type { Command } from 'commander';
import { JobSpecification, toPlain } from '@dawnline/contracts';
import { FRAME_MAX_BYTES } from '@dawnline/telecommand';
import { CommandError, frameBytesOf } from '@hil/ground';
import { specificationAt } from '@hil/jobs';
import { examplePrograms } from '@hil/rig';
import { ROOT } from '../craft-files';
import { UserError } from '../errors';
import { newRequestId, PRINCIPAL } from '../ground-session';
import { repeatedOption } from '../options';
import { outputFor } from '../output';
import { atDesk, byTelecommand, requestIdOption, sizeText, TARGET, type JobOptions } from './desk';
import { readJobFile, type ReadJob } from './job-file';
import { payloadDisk, stageBytes, stageFile } from './uplink';

interface SubmitOptions extends JobOptions {
  readonly set?: readonly string[];
  readonly dryRun?: boolean;
}

/** Longest specification that job-executor reads (assumed there). */
const SPECIFICATION_MAX_BYTES = 65_536;

/** A dry run knows no craft; no id is longer (assumed). */
const ANY_CRAFT = 'x'.repeat(16);

/** What does not fit on board is told before anything is staged. */
function checkLength(specification: JobSpecification): void {
  const { length } = JobSpecification.encode(specification);
  if (length > SPECIFICATION_MAX_BYTES)
    throw new UserError(
      `the specification has ${length} bytes; allowed: ${SPECIFICATION_MAX_BYTES}. Put long arguments into a file`,
    );
}

/** How long a frame the whole specification would make; null when it cannot be put into one. */
function frameBytes(specification: JobSpecification, requestId: string): number | null {
  const command = { submit: toPlain('JobSpecification', specification) };
  try {
    const sender = { craft: ANY_CRAFT, principal: PRINCIPAL };
    const bytes = frameBytesOf(sender, { requestId, target: TARGET, command });
    return bytes <= FRAME_MAX_BYTES ? bytes : null;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return null;
  }
}

function dryRun(job: ReadJob, requestId: string, isJson: boolean): void {
  const { specification, files, deadline } = job;
  const frame = frameBytes(specification, requestId);
  const encoded = JobSpecification.encode(specification).length;
  const output = outputFor(isJson);
  const plain = toPlain('JobSpecification', specification);
  if (isJson) {
    const staged = files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
    output.document({
      specification: plain,
      deadline,
      bytes: encoded,
      frame_bytes: frame,
      frame_max_bytes: FRAME_MAX_BYTES,
      files: staged,
    });
    return;
  }
  output.text(JSON.stringify(plain, null, 2));
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  output.text(`${files.length} files, ${sizeText(total)} to stage`);
  if (deadline?.kind === 'after') output.text(`deadline: ${deadline.us / 1e6} s after its submission`);
  if (deadline?.kind === 'utc') output.text(`deadline: ${new Date(deadline.unixUs / 1000).toISOString()}`);
  output.text(
    frame === null
      ? `specification: ${encoded} bytes, too long for one frame of ${FRAME_MAX_BYTES}: it is staged as a file too`
      : `specification: ${encoded} bytes, in one frame of ${frame} of at most ${FRAME_MAX_BYTES} bytes`,
  );
}

async function submit(file: string, options: SubmitOptions): Promise<void> {
  const programs = examplePrograms(ROOT).map(({ name }) => name);
  const job = readJobFile(file, options.set ?? [], programs);
  checkLength(job.specification);
  const requestId = options.id ?? newRequestId('job-submit');
  if (options.dryRun) return dryRun(job, requestId, options.json ?? false);
  await atDesk('submit', options, false, async ({ client, session, output, send }) => {
    const nowUs = await session.missionTimeUs();
    const specification = specificationAt(job, { nowUs, epochUnixUs: client.rig.epochUnixUs });
    const isShort = frameBytes(specification, requestId) !== null;
    const staged = job.files.map(({ from, path, bytes, sha256 }) => {
      const isNew = stageFile(payloadDisk(client.rig), job.placeOf(from), sha256);
      if (!output.json)
        output.text(`${isNew ? 'staged' : 'on board'}  ${path}  ${sizeText(bytes)}  sha256 ${sha256}`);
      return { path, bytes, sha256 };
    });
    const digest = isShort ? '' : stageBytes(payloadDisk(client.rig), JobSpecification.encode(specification));
    if (digest && !output.json) output.text(`staged  the specification  sha256 ${digest}`);
    const command = isShort ? { submit: toPlain('JobSpecification', specification) } : { submitFile: digest };
    const { stage } = await send(command, requestId);
    if (output.json)
      output.document({
        job: specification.job,
        request_id: requestId,
        stage,
        specification_sha256: digest,
        files: staged,
      });
  });
}

const EXAMPLES = `
Examples:
  dawnline job submit hello.yaml --dry-run          check it; no rig is needed
  dawnline job submit hello.yaml --set job=hello-2 --set steps.total=32
Files are staged on board under their digests first, as a file uplink would; the telecommand that follows activates them.
Every field of a job file: docs/job-file.md.`;

export function addSubmit(job: Command): void {
  byTelecommand(
    job
      .command('submit')
      .description('Check a job file, stage its files, and order the job')
      .argument('<file>', 'job file, YAML or JSON')
      .addOption(
        repeatedOption('--set <field=value>', 'a value in place of the file’s, such as steps.total=32'),
      )
      .option('--dry-run', 'print the specification and its size, and send nothing')
      .addOption(requestIdOption()),
    'one JSON document: job, request_id, stage, specification_sha256, files',
  )
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: SubmitOptions) => submit(file, options));
}
