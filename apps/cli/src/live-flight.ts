import { buildCommand } from '@hil/ground';
import { Flight, LiveSource, type Order } from '@hil/vocabulary';
import { GroundSession } from './ground-session';
import { connectToRig } from './rig-client';

/** How long a rig may take to tell its mission time (assumed). */
const READY_WAIT_MS = 10_000;
/** Wall time for one telecommand, contact included: the window of the expectation is shorter (assumed). */
const SEND_WAIT_US = 3_600_000_000;

export interface LiveFlight {
  readonly flight: Flight;
  close(): Promise<void>;
}

/** The test vocabulary over the rig that runs in this folder; telecommands go through a ground station of its own. */
export async function openLiveFlight(): Promise<LiveFlight> {
  const [listener, station] = await Promise.all([connectToRig('vocabulary'), connectToRig('vocabulary-tc')]);
  const close = async (): Promise<void> => {
    await Promise.all([listener.close(), station.close()]);
  };
  try {
    const source = new LiveSource(listener.bus, listener.rig.craft);
    const session = new GroundSession(station, {
      waitUs: SEND_WAIT_US,
      onTick: (tick) => source.add({ kind: 'telecommand', ...tick }),
    });
    await source.ready(READY_WAIT_MS);
    const send = ({ requestId, target, command }: Order): void => {
      // What cannot be built is thrown here, before anything is sent.
      buildCommand(target, command);
      void session.send({ requestId, target, command });
    };
    return { flight: new Flight(source, send), close };
  } catch (error) {
    await close();
    throw error;
  }
}
