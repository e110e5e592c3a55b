import {
  cfdpConfig,
  CRAFT_ENTITY,
  GROUND_ENTITY,
  newCfdp,
  stepCfdp,
  UPLINK_PDU_MAX_BYTES,
  type CfdpInput,
  type CfdpOutput,
  type CfdpState,
  type Indication,
} from '@dawnline/cfdp';
import { DownlinkFrame, FilePdu, FolderListing, TelemetryFrame } from '@dawnline/contracts';
import { decodeTransferFrame } from '@dawnline/frames';
import { sealFrame } from '@dawnline/telecommand';
import { MemoryStore } from '../../../../libs/cfdp/test/store';
import { randomOf } from '../../../../libs/cfdp/test/world';
import { sealingKey } from '../fixture';
import { SPACECRAFT_ID, type SpaceLinkBench } from '../space-link-bench';

const FILE_KEY = 3;
/** 256 kbit/s up. */
const BYTES_PER_S = 32_000;

/** A ground that speaks CFDP over the frames of the link, with files in memory and a share of all PDUs lost. */
export class GroundFiles {
  state: CfdpState;
  readonly store = new MemoryStore();
  readonly indications: Indication[] = [];
  readonly listings: FolderListing[] = [];
  readonly received: Uint8Array[] = [];
  sequence = 0;
  loss = 0;
  private readonly random = randomOf(7);

  constructor(private readonly bench: SpaceLinkBench) {
    const config = cfdpConfig({
      entity: GROUND_ENTITY,
      remotes: [CRAFT_ENTITY],
      pduMaxBytes: UPLINK_PDU_MAX_BYTES,
    });
    this.state = newCfdp(config);
    bench.join(['craft/odc-1/rf/downlink'], (topic, payload) => {
      if (topic === 'craft/odc-1/rf/downlink') this.takeFrame(DownlinkFrame.decode(payload).frame);
    });
    this.give({ kind: 'link', open: true });
  }

  give(input: CfdpInput): void {
    const { state, outputs } = stepCfdp(this.state, input, this.bench.clock.now());
    this.state = state;
    for (const output of outputs) this.carryOut(output);
  }

  /** Seconds of contact. */
  async seconds(count: number): Promise<void> {
    for (let second = 0; second < count; second++) {
      this.give({ kind: 'tick' });
      this.give({ kind: 'may-send', bytes: BYTES_PER_S });
      await this.bench.seconds(1);
    }
  }

  /** Until a transfer is over on the ground. */
  async settle(limit = 120): Promise<void> {
    for (let second = 0; second < limit && this.state.transactions.size > 0; second++) await this.seconds(1);
  }

  put(source: string, destination: string, content: Uint8Array): string {
    this.store.files.set(source, content);
    this.give({ kind: 'put', source, destination, to: CRAFT_ENTITY });
    return `${GROUND_ENTITY}:${this.state.lastSequence}`;
  }

  sendPdu(pdu: Uint8Array, keyId = FILE_KEY): void {
    this.sequence += 1;
    this.bench.uplink(sealFrame(sealingKey(keyId), this.sequence, pdu));
  }

  conditionOf(id: string): number | undefined {
    return this.indications.flatMap((entry) =>
      entry.type === 'finished' && entry.file.transaction === id ? [entry.condition] : [],
    )[0];
  }

  private carryOut(output: CfdpOutput): void {
    if (output.kind === 'indication') this.indications.push(output.indication);
    else if (output.kind !== 'send') {
      const input = this.store.answer(output, this.state, this.bench.clock.now())!();
      if (input) this.give(input);
    } else if (this.random() >= this.loss) this.sendPdu(output.pdu);
  }

  private takeFrame(frame: Uint8Array): void {
    const decoded = decodeTransferFrame(frame, SPACECRAFT_ID);
    if (decoded.kind !== 'frame') throw new Error(decoded.detail);
    for (const { topic, payload } of TelemetryFrame.decode(decoded.frame.data).packets) {
      if (topic.endsWith('/file-list')) this.listings.push(FolderListing.decode(payload));
      if (!topic.endsWith('/file-pdu')) continue;
      const { pdu } = FilePdu.decode(payload);
      this.received.push(pdu);
      if (this.random() >= this.loss) this.give({ kind: 'pdu', bytes: pdu });
    }
  }
}
