import type { GroundRequest } from '@hil/ground';
import { EXIT_FAILED } from '../errors';
import { GroundSession, newRequestId } from '../ground-session';
import { outputFor, type Output } from '../output';
import { connectToRig } from '../rig-client';

export interface ScheduleOptions {
  readonly wait: number;
  readonly station?: string;
  readonly json?: boolean;
}

export interface ScheduleDesk {
  readonly session: GroundSession;
  readonly output: Output;
  /** On-board time as far as the ground knows it: UTC, Unix microseconds. */
  utcUs(): Promise<number>;
  /** Sends one command to comms-manager; null, told and with its exit status, when it did not complete. */
  order(command: Readonly<Record<string, unknown>>): Promise<{ requestId: string; detail: string } | null>;
}

function tell({ stage, requestId }: GroundRequest, detail: string): void {
  process.exitCode = EXIT_FAILED;
  const next =
    stage === 'unknown' ? '. `dawnline passes` says when a station has contact; --wait waits longer' : '';
  process.stderr.write(`${stage} (${requestId}): ${detail}${next}\n`);
}

/** Runs one sub-command with a ground session; each of its commands has the whole patience. */
export async function atScheduleDesk(
  name: string,
  options: ScheduleOptions,
  work: (desk: ScheduleDesk) => Promise<void>,
): Promise<void> {
  const client = await connectToRig('schedule');
  try {
    let detail = '';
    let sent = 0;
    const session = new GroundSession(client, {
      station: options.station,
      waitUs: options.wait,
      onTick: (tick) => (detail = tick.detail),
    });
    const prefix = newRequestId(`schedule-${name}`);
    await work({
      session,
      output: outputFor(options.json ?? false),
      utcUs: async () => client.rig.epochUnixUs + (await session.missionTimeUs()),
      order: async (command) => {
        session.renew();
        sent += 1;
        const requestId = `${prefix}-${sent}`;
        const request = await session.send({ requestId, target: 'comms-manager', command });
        if (request.stage === 'completed') return { requestId, detail };
        tell(request, detail);
        return null;
      },
    });
  } finally {
    await client.close();
  }
}
