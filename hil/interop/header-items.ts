// The headers item by item, for descriptions that others read.

export interface HeaderItem {
  readonly name: string;
  readonly bits: number;
  readonly description: string;
  /** What it always is; absent where it varies. */
  readonly always?: number;
}

const PRIMARY = (type: 0 | 1): readonly HeaderItem[] => [
  { name: 'packetVersion', bits: 3, description: 'Version of the space packet', always: 0 },
  { name: 'packetType', bits: 1, description: '0 telemetry, 1 telecommand', always: type },
  { name: 'secondaryHeaderFlag', bits: 1, description: 'A secondary header follows', always: 1 },
  { name: 'apid', bits: 11, description: 'Application process: the subsystem' },
  { name: 'sequenceFlags', bits: 2, description: 'Unsegmented', always: 3 },
  { name: 'sequenceCount', bits: 14, description: 'Packets of the application process, modulo 16384' },
  { name: 'packetLength', bits: 16, description: 'Octets behind the primary header, less one' },
];

export const TM_HEADER: readonly HeaderItem[] = [
  ...PRIMARY(0),
  { name: 'pusVersion', bits: 4, description: 'PUS-C', always: 2 },
  { name: 'timeReferenceStatus', bits: 4, description: 'Not told', always: 0 },
  { name: 'service', bits: 8, description: 'Service type' },
  { name: 'subtype', bits: 8, description: 'Message subtype' },
  { name: 'messageTypeCounter', bits: 16, description: 'Packets of this type of the application process' },
  { name: 'destinationId', bits: 16, description: 'Destination' },
  { name: 'timePField', bits: 8, description: 'CUC, epoch 1970-01-01, 4 + 3 octets', always: 0x2f },
  { name: 'timeSeconds', bits: 32, description: 'On-board UTC, seconds since 1970 without leap seconds' },
  { name: 'timeFraction', bits: 24, description: 'Fraction of the second, 1/16777216' },
];

export const TC_HEADER: readonly HeaderItem[] = [
  ...PRIMARY(1),
  { name: 'pusVersion', bits: 4, description: 'PUS-C', always: 2 },
  {
    name: 'ackFlags',
    bits: 4,
    description: 'Wanted reports: 8 acceptance, 4 start, 2 progress, 1 completion',
  },
  { name: 'service', bits: 8, description: 'Service type', always: 8 },
  { name: 'subtype', bits: 8, description: 'Message subtype', always: 1 },
  { name: 'sourceId', bits: 16, description: 'Source of the telecommand' },
  { name: 'functionId', bits: 16, description: 'Command action' },
];
