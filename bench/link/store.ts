import { defaultsOf, ServiceReport, type Header } from '@dawnline/contracts';
import type { RigClient } from '../../apps/cli/src/rig-client';

/** Name under which the packets come; no subsystem has it. */
export const SOURCE = 'bench';
/** Bytes of one packet beside its header. */
const PACKET_BYTES = 128;
/** At once, and how often: below what comms-manager's inbox takes. */
const BATCH_ITEMS = 100;
const BATCH_PERIOD_MS = 50;
/** Field of the filler: above all that the contract knows, so that every receiver skips it. */
const FILLER_TAG = Buffer.from([0xfa, 0x3f]);

/** Packets on request as a subsystem would send them, each with a number of its own. */
export async function store(client: RigClient, packets: number): Promise<void> {
  const { craft } = client.rig;
  const filler = Buffer.concat([
    FILLER_TAG,
    Buffer.from([PACKET_BYTES - 3]),
    Buffer.alloc(PACKET_BYTES - 3, 1),
  ]);
  for (let at = 0; at < packets; at += 1) {
    const header = { ...defaultsOf<Header>('Header'), schema: 1, craft, source: SOURCE };
    const numbered = { ...header, instance: '1', bootId: 1, sequence: at + 1, priority: 1 };
    const payload = Buffer.concat([ServiceReport.encode({ header: numbered }), filler]);
    client.bus.commands.publish(`craft/${craft}/tm/${SOURCE}/report`, payload, { qos: 1, retain: false });
    if (at % BATCH_ITEMS === BATCH_ITEMS - 1)
      await new Promise((resolve) => setTimeout(resolve, BATCH_PERIOD_MS));
  }
}
