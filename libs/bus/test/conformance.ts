import type { BusWorld } from './bus-world';
import { describeConnections } from './connection-suite';
import { describeTransport } from './transport-suite';

export type { BusWorld } from './bus-world';

/** The conformance suite of the bus: one for the simulated bus, the embedded broker and Mosquitto. */
export function describeBus(title: string, open: () => Promise<BusWorld>): void {
  describe(`bus on ${title}`, () => {
    let world: BusWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());
    describe('connections', () => describeConnections(() => world));
    describe('transport', () => describeTransport(() => world));
  });
}
