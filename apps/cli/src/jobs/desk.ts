// What the sub-commands of `dawnline job` share: options, one telecommand and its outcome, ages and sizes for people.
import { Option, type Command } from 'commander';
import type { GroundRequest } from '@hil/ground';
import { EXIT_FAILED } from '../errors';
import { GroundSession, newRequestId, stageLine } from '../ground-session';
import { credentialsOption, durationOption } from '../options';
import { outputFor, type Output } from '../output';
import { connectToRig, type RigClient } from '../rig-client';

export const TARGET = 'job-executor';

export interface JobOptions {
  readonly credentials?: string;
  readonly wait: number;
  readonly station?: string;
  readonly json?: boolean;
  /** Telecommand request id. */
  readonly id?: string;
}

/** Adds the options of everything that goes by telecommand. */
export function byTelecommand(command: Command, json: string): Command {
  return command
    .addOption(
      durationOption(
        '--wait <duration>',
        'wall time to wait for a contact and the outcome; then it ends as unknown',
        '60s',
      ),
    )
    .addOption(credentialsOption())
    .option('--station <name>', 'send by this station only (default: whichever has contact)')
    .option('--json', json);
}

/** For commands that change something: the same id with the same content is never executed twice. */
export const requestIdOption = (): Option =>
  new Option(
    '--id <request>',
    'telecommand request id; sent again with the same content it is executed once',
  );

export interface Desk {
  readonly client: RigClient;
  readonly session: GroundSession;
  readonly output: Output;
  /** Sends one command; a failure is told, and becomes the exit status. */
  send(command: Readonly<Record<string, unknown>>, requestId?: string): Promise<GroundRequest>;
}

/** Runs one sub-command with a ground session. Where data are asked for, stages are told on standard error. */
export async function atDesk(
  name: string,
  options: JobOptions,
  isQuestion: boolean,
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  const output = outputFor(options.json ?? false);
  const client = await connectToRig('job', options.credentials);
  try {
    let end = '';
    const session = new GroundSession(client, {
      station: options.station,
      waitUs: options.wait,
      onTick: (tick) => {
        end = tick.detail;
        if (output.json) return;
        if (isQuestion) process.stderr.write(`${stageLine(tick)}\n`);
        else output.text(stageLine(tick));
      },
    });
    const send: Desk['send'] = async (command, requestId = options.id ?? newRequestId(`job-${name}`)) => {
      const request = await session.send({ requestId, target: TARGET, command });
      if (request.stage !== 'completed') fail(request, end);
      return request;
    };
    await work({ client, session, output, send });
  } finally {
    await client.close();
  }
}

/** What became of a command that did not complete, with what to do. */
function fail({ stage, requestId }: GroundRequest, detail: string): void {
  process.exitCode = EXIT_FAILED;
  const next =
    stage === 'unknown'
      ? `. \`dawnline passes\` says when a station has contact; --wait waits longer, --id ${requestId} sends the same again`
      : '';
  process.stderr.write(`${stage}: ${detail}${next}\n`);
}

/** A packet that was asked for did not come down. */
export function failed(what: string): void {
  process.exitCode = EXIT_FAILED;
  process.stderr.write(`${what}\n`);
}

const US_PER_S = 1e6;

/** An age or a span as people say it. */
export function spanText(us: number): string {
  const seconds = us / US_PER_S;
  if (seconds < 120) return `${Number(seconds.toFixed(1))} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A size as people say it. */
export function sizeText(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 2 ** (10 * power);
  return `${power === 0 ? value : value.toFixed(1)} ${SIZES[power]}`;
}
