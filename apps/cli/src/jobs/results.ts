import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { JobState, toPlain, type JobDetail } from '@dawnline/contracts';
import { UserError } from '../errors';
import { makeFolder } from '../flights/report';
import type { Output } from '../output';
import type { RigFile } from '../rig-file';
import { atDesk, byTelecommand, failed, sizeText, type JobOptions } from './desk';
import { readInPieces } from './job-file';
import { stateText } from './list';
import { detailOf } from './show';
import { openFetched, tenantKeyIn } from './bundle';
import { payloadDisk } from './uplink';

interface ResultsOptions extends JobOptions {
  readonly out?: string;
  readonly key?: string;
}

interface Fetched {
  readonly path: string;
  readonly file: string;
}

/** Stands in for file downlink: takes a file from the rig's disk, and proves it by the digest that came down. */
function fetchFile(rig: RigFile, from: string, to: string, sha256: string): void {
  const place = join(payloadDisk(rig), from);
  if (!existsSync(place)) throw new UserError(`${from}: not on board any more`);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(place, to);
  const { sha256: got } = readInPieces(to);
  if (got !== sha256) throw new UserError(`${to}: SHA-256 is ${got}, expected ${sha256}`);
}

/** Where a bundle lies below the disk of results: DISK:PATH comes down. */
function pathOfBundle(bundlePath: string): string {
  const [, disk, path] = /^([^:]+):(.+)$/.exec(bundlePath) ?? [];
  if (disk !== 'ssd0' || path.split('/').includes('..'))
    throw new UserError(`bundle ${bundlePath}: expected a path on ssd0`);
  return path;
}

/** The sealed bundle where there is one, else the files themselves. */
function fetchAll(detail: JobDetail, rig: RigFile, out: string): Fetched[] {
  const job = detail.specification?.job ?? '';
  if (detail.bundlePath !== '') {
    const file = join(out, `${job}.bundle`);
    fetchFile(rig, pathOfBundle(detail.bundlePath), file, detail.bundleSha256);
    return [{ path: `${job}.bundle`, file }];
  }
  if (detail.specification?.secret)
    throw new UserError(`job ${job} is secret and has no sealed bundle: nothing may leave the craft`);
  if (detail.resultsLeftOut > 0)
    throw new UserError(
      `${detail.resultsLeftOut} files are not named in the packet: the result is not whole`,
    );
  return detail.results.map(({ path, sha256 }) => {
    const file = join(out, path);
    if (path.split('/').includes('..')) throw new UserError(`result ${path}: expected a path inside`);
    fetchFile(rig, `jobs/${job}/result-${detail.status!.attempt}/${path}`, file, sha256);
    return { path, file };
  });
}

function list(detail: JobDetail, output: Output): void {
  output.table(
    ['file', 'size', 'sha256'],
    detail.results.map(({ path, bytes, sha256 }) => [path, sizeText(bytes), sha256]),
  );
  if (detail.resultsLeftOut > 0) output.text(`and ${detail.resultsLeftOut} more`);
  if (detail.bundlePath !== '')
    output.text(`sealed: ${sizeText(detail.bundleBytes)}, sha256 ${detail.bundleSha256}`);
}

/** Opens what was fetched where it is a bundle; null when that is sealed and there is no key. */
async function openAll(
  detail: JobDetail,
  fetched: readonly Fetched[],
  rig: RigFile,
  tenantKey: Uint8Array | null,
): Promise<Fetched[] | null> {
  if (detail.bundlePath === '') return [];
  const files = await openFetched(fetched[0].file, detail.specification!.job, rig.keyFile, tenantKey);
  return files && files.map((file) => ({ path: basename(file), file }));
}

async function results(job: string, options: ResultsOptions): Promise<void> {
  if (options.key && !options.out)
    throw new UserError('--key: expected with --out FOLDER, for what is opened');
  const tenantKey = options.key ? tenantKeyIn(options.key) : null;
  await atDesk('results', options, true, async (desk) => {
    const { client, output } = desk;
    const detail = await detailOf(desk, job);
    if (!detail?.status) return;
    const { state } = detail.status;
    if (state !== JobState.JOB_COMPLETED)
      return failed(`job ${job} is ${stateText(state)}: there is a result when it is COMPLETED`);
    let fetched: Fetched[] = [];
    let isSealed = false;
    if (options.out) {
      makeFolder(options.out);
      fetched = fetchAll(detail, client.rig, options.out);
      const opened = await openAll(detail, fetched, client.rig, tenantKey);
      isSealed = opened === null;
      fetched.push(...(opened ?? []));
    }
    if (output.json) {
      const { results: files, bundleSha256, bundleBytes, bundlePath } = toPlain('JobDetail', detail);
      const bundle =
        bundlePath === '' ? null : { path: bundlePath, bytes: bundleBytes, sha256: bundleSha256 };
      output.document({ job, digest: detail.status.resultDigest, files, bundle, fetched });
      return;
    }
    list(detail, output);
    output.text(`digest ${detail.status.resultDigest}`);
    for (const { file } of fetched) output.text(`fetched ${file}`);
    if (isSealed) output.text('it is sealed: --key FILE opens it with the private key of the tenant');
  });
}

const EXAMPLES = `
Examples:
  dawnline job results hello
  dawnline job results hello --out results/ --key lab.pem
  dawnline job results hello --out results/         as a file downlink would; each file is proved by its digest`;

export function addResults(program: Command): void {
  byTelecommand(
    program
      .command('results')
      .description('Result files of a completed job, and the files themselves')
      .argument('<job>', 'job id')
      .option('--out <folder>', 'fetch them: the signed bundle where there is one, else the files')
      .option(
        '--key <file>',
        'private key of the tenant, to open a sealed bundle: 64 hexadecimal digits or PEM',
      ),
    'one JSON document: job, digest, files, bundle, fetched',
  )
    .addHelpText('after', EXAMPLES)
    .action((job: string, options: ResultsOptions) => results(job, options));
}
