import { ConditionCode, decodePdu, encodePdu, type Pdu, type PduBody } from '../src';
import { CLEAN, World, type Entity } from './world';

export const bodyOf = (pdu: Uint8Array): PduBody => {
  const decoded = decodePdu(pdu);
  if (decoded.kind === 'refused') throw new Error(decoded.detail);
  return decoded.pdu.body;
};
export const sentKinds = (entity: Entity): string[] => entity.sent.map((pdu) => bodyOf(pdu).kind);
export const count = (entity: Entity, kind: string): number =>
  sentKinds(entity).filter((sent) => sent === kind).length;
export const conditionOf = (entity: Entity, id: string): ConditionCode | undefined =>
  entity.outcome(id)?.condition;

/** The first of a kind is lost, the others arrive. */
export function loseFirst(world: World, kind: PduBody['kind'], times = 1): void {
  let left = times;
  world.drops = (_, pdu) => bodyOf(pdu).kind === kind && left-- > 0;
}

export function openWorld(settings: ConstructorParameters<typeof World>[2] = {}): World {
  const world = new World(1, { ...CLEAN, bytesPerTick: 4096 }, settings);
  world.setLink(true);
  return world;
}

export const fileData = (offset: number, data: Uint8Array, sequence = 1): Pdu => ({
  header: {
    direction: 'toward-receiver',
    mode: 'acknowledged',
    crc: false,
    large: false,
    segmentation: false,
    entityIdBytes: 1,
    sequenceBytes: 4,
    source: 1,
    sequence,
    destination: 2,
  },
  body: { kind: 'file-data', segmentMetadata: null, offset, data },
});
export const as = (body: PduBody, sequence = 1, header: Partial<Pdu['header']> = {}): Uint8Array => {
  const frame = fileData(0, new Uint8Array(), sequence).header;
  return encodePdu({ header: { ...frame, ...header }, body });
};
export const metadataBody = (more: Partial<Extract<PduBody, { kind: 'metadata' }>> = {}): PduBody => ({
  kind: 'metadata',
  closureRequested: false,
  checksumType: 3,
  size: 10,
  sourceName: 'f',
  destinationName: 'in/f',
  options: [],
  ...more,
});
export const eofBody = (size: number, checksum = 0, condition = ConditionCode.NoError): PduBody => ({
  kind: 'eof',
  condition,
  checksum,
  size,
  faultLocation: null,
});
