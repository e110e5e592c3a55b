// What the sub-commands of `dawnline file` share: the rig's ground, telecommands to comms-manager, options.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parseKeyFile, type GroundRequest } from '@hil/ground';
import {
  FILES_FOLDER,
  groundFolderOf,
  ORDERS_FOLDER,
  REPORT_FILE,
  type FileOrder,
  type FileReport,
} from '@hil/rig';
import { EXIT_FAILED, UserError } from '../errors';
import { GroundSession, newRequestId, stageLine } from '../ground-session';
import { durationOption } from '../options';
import { outputFor, type Output } from '../output';
import { connectToRig, type RigClient } from '../rig-client';
import type { RigFile } from '../rig-file';

export const TARGET = 'comms-manager';
const POLL_MS = 100;
/** The rig looks at its orders ten times a second while its mission time runs (assumed: a paused rig takes none). */
const ANSWER_MS = 15_000;

export interface FileOptions {
  readonly wait: number;
  readonly json?: boolean;
}

export function withFileOptions(command: Command, json: string): Command {
  return command
    .addOption(durationOption('--wait <duration>', 'wall time to wait for contacts and the outcome', '10min'))
    .option('--json', json);
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The rig's ground, as files on this machine. */
export class Ground {
  private readonly folder: string;

  constructor(rig: RigFile) {
    this.folder = groundFolderOf(rig.flightFolder);
    const { keys } = parseKeyFile(readFileSync(rig.keyFile, 'utf8'), rig.keyFile);
    if (!keys.some(({ role }) => role === 'file'))
      throw new UserError(
        `${rig.keyFile}: no key of role "file"; move the file away and start the rig again, which makes new keys`,
      );
    if (!existsSync(this.folder))
      throw new UserError(
        `the rig's ground ${this.folder} is not on this machine: files go through its folder`,
      );
  }

  /** Full path of a file of the ground's disk. */
  pathOf(path: string): string {
    return join(this.folder, FILES_FOLDER, path);
  }

  report(): FileReport | null {
    const path = join(this.folder, REPORT_FILE);
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as FileReport) : null;
  }

  /** Gives an order to the ground and gets its transaction. @throws UserError with the reason when it is refused */
  async order(order: FileOrder): Promise<string> {
    const id = newRequestId(`${order.kind}-${process.pid}`);
    const path = join(this.folder, ORDERS_FOLDER, `${id}.json`);
    mkdirSync(join(this.folder, ORDERS_FOLDER), { recursive: true });
    writeFileSync(`${path}.tmp`, JSON.stringify(order), { mode: 0o600 });
    renameSync(`${path}.tmp`, path);
    for (const untilMs = performance.now() + ANSWER_MS; performance.now() < untilMs; await sleep(POLL_MS)) {
      const answer = this.report()?.answers[id];
      if (!answer) continue;
      if ('refused' in answer) throw new UserError(`the ground refused: ${answer.refused}`);
      return answer.transaction;
    }
    throw new UserError('the rig does not take orders: is it paused?');
  }
}

export interface Desk {
  readonly client: RigClient;
  readonly session: GroundSession;
  readonly output: Output;
  readonly ground: Ground;
  /** Sends one command to comms-manager; gives its outcome, a failure is told and becomes the exit status. */
  send(command: Readonly<Record<string, unknown>>): Promise<{ request: GroundRequest; detail: string }>;
}

/** Runs one sub-command. Standard output is for results, standard error for what is being done. */
export async function atDesk(
  name: string,
  options: FileOptions,
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  const output = outputFor(options.json ?? false);
  const client = await connectToRig('file');
  try {
    let detail = '';
    const session = new GroundSession(client, {
      waitUs: options.wait,
      onTick: (tick) => {
        detail = tick.detail;
        if (!output.json) process.stderr.write(`${stageLine(tick)}\n`);
      },
    });
    const send: Desk['send'] = async (command) => {
      session.renew();
      const request = await session.send({
        requestId: newRequestId(`file-${name}-${process.pid}`),
        target: TARGET,
        command,
      });
      if (request.stage !== 'completed') failed(`${request.stage}: ${withHint(request, detail)}`);
      return { request, detail };
    };
    await work({ client, session, output, ground: new Ground(client.rig), send });
  } finally {
    await client.close();
  }
}

const withHint = ({ stage }: GroundRequest, detail: string): string =>
  stage === 'unknown'
    ? `${detail}. \`dawnline passes\` says when a station has contact; --wait waits longer`
    : detail;

export function failed(what: string): void {
  process.exitCode = EXIT_FAILED;
  process.stderr.write(`${what}\n`);
}
