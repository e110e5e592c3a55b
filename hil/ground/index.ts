export { buildCommand, buildFields, CommandError } from './command-builder';
export { commandDocument } from './command-document';
export { frameBytesOf, GroundSegment, telecommandOf } from './ground-segment';
export type {
  GroundCounters,
  GroundOptions,
  GroundPacket,
  GroundPorts,
  Order,
  Sender,
} from './ground-segment';
export { isEnded, saidBy } from './ground-state';
export type { GroundRequest, GroundStage, StageTick } from './ground-state';
export {
  activeKey,
  createKeys,
  derivedMaterial,
  formatKeyFile,
  KEY_FILE_MODE,
  keyEntries,
  keyInUse,
  nextSequence,
  parseKeyFile,
  sealingKeyOf,
  withActiveKey,
  withRetiredKey,
} from './keys';
export type { GroundKey, GroundKeyState, KeyFile, KeyMaterial } from './keys';
export {
  createSigningKey,
  derivedSigningKey,
  formatSigningKey,
  parseSigningKey,
  signingPublicPem,
} from './signing-key';
export type { SigningKeyFile } from './signing-key';
export { SpaceLink } from './space-link';
export type { LinkCounters, LinkView, SpaceLinkPorts } from './space-link';
export { GroundFiles, INBOX, OUTBOX } from './files/ground-files';
export type { GroundFilesOptions, GroundFilesPorts } from './files/ground-files';
export type { Transfer } from './files/transfers';
