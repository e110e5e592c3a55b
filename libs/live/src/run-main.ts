import { createLiveHost, EXIT_BUG, type LiveHost } from '../../host/src/live/host';
import { EnvironmentError } from '../../host/src/live/environment';
import { announceReady } from '../../host/src/live/lines';
import { runService, type Subsystem } from '@dawnline/service';

/** Exit status for values in the environment that cannot be used, as on the command line. */
const EXIT_BAD_INPUT = 2;

/** A close that takes longer than this is cut off: a reset gives no warning either (assumed). */
const CLOSE_WALL_MS = 3_000;

/**
 * The main of every subsystem: runs it on the live host of this process until SIGTERM or until the rig is gone.
 * A bug ends the process with status 70; the on-board computer starts it again.
 */
export async function runMain(subsystem: Subsystem): Promise<void> {
  const host = await openHost(subsystem);
  const fail = (reason: unknown): void => host.crash(reason);
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  const service = await runService(subsystem, host);
  let isClosing = false;
  const close = (cause: string): void => {
    if (isClosing) return;
    isClosing = true;
    host.log.write('info', 'closing', { cause });
    setTimeout(() => process.exit(0), CLOSE_WALL_MS);
    void service
      .close()
      .then(() => host.close())
      .then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => close(signal));
  // Without its rig a service is an orphan. Started by hand it has no channel and lives until a signal.
  process.on('disconnect', () => {
    void endJobs(host).finally(() => close('the on-board computer is gone'));
  });
  announceReady();
}

/** Jobs outlive their executor, but not the rig: nobody would be left to stop them. */
async function endJobs(host: LiveHost): Promise<void> {
  for (const { job, attempt } of (await host.process?.list()) ?? [])
    host.process?.signal(job, attempt, 'SIGKILL');
}

async function openHost(subsystem: Subsystem): Promise<LiveHost> {
  try {
    return await createLiveHost({ DAWNLINE_SERVICE: subsystem.name, ...process.env });
  } catch (error) {
    const isInput = error instanceof EnvironmentError;
    process.stderr.write(
      `${subsystem.name}: ${isInput ? error.message : String((error as Error).stack ?? error)}\n`,
    );
    process.exit(isInput ? EXIT_BAD_INPUT : EXIT_BUG);
  }
}
