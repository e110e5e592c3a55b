// Code tables of CCSDS 727.0-B-5, section 5.

export enum DirectiveCode {
  Eof = 0x04,
  Finished = 0x05,
  Ack = 0x06,
  Metadata = 0x07,
  Nak = 0x08,
  Prompt = 0x09,
  KeepAlive = 0x0c,
}

export enum ConditionCode {
  NoError = 0,
  PositiveAckLimit = 1,
  KeepAliveLimit = 2,
  InvalidTransmissionMode = 3,
  FilestoreRejection = 4,
  FileChecksumFailure = 5,
  FileSizeError = 6,
  NakLimit = 7,
  InactivityDetected = 8,
  InvalidFileStructure = 9,
  CheckLimit = 10,
  UnsupportedChecksum = 11,
  SuspendRequest = 14,
  CancelRequest = 15,
}

export const isConditionCode = (value: number): value is ConditionCode =>
  (value >= 0 && value <= 11) || value === 14 || value === 15;

/** As people say it: `positive ack limit reached`. */
export const conditionText = (condition: ConditionCode): string =>
  ConditionCode[condition].replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();

export enum TransactionStatus {
  Undefined = 0,
  Active = 1,
  Terminated = 2,
  Unrecognised = 3,
}

export enum DeliveryCode {
  Complete = 0,
  Incomplete = 1,
}

export enum FileStatus {
  DiscardedDeliberately = 0,
  DiscardedByFilestore = 1,
  Retained = 2,
  Unreported = 3,
}

/** Identifiers of the SANA registry of CFDP checksums. */
export enum ChecksumType {
  Modular = 0,
  Crc32C = 2,
  Crc32 = 3,
  Null = 15,
}

export const isSupportedChecksum = (value: number): value is ChecksumType => [0, 2, 3, 15].includes(value);

export enum TlvType {
  FilestoreRequest = 0x00,
  FilestoreResponse = 0x01,
  MessageToUser = 0x02,
  FaultHandler = 0x04,
  FlowLabel = 0x05,
  EntityId = 0x06,
}

export enum FilestoreAction {
  CreateFile = 0,
  DeleteFile = 1,
  RenameFile = 2,
  AppendFile = 3,
  ReplaceFile = 4,
  CreateDirectory = 5,
  RemoveDirectory = 6,
  DenyFile = 7,
  DenyDirectory = 8,
}

/** Actions that name two files. */
export const namesTwoFiles = (action: FilestoreAction): boolean =>
  action === FilestoreAction.RenameFile ||
  action === FilestoreAction.AppendFile ||
  action === FilestoreAction.ReplaceFile;

export enum FaultHandler {
  Cancel = 1,
  Suspend = 2,
  Ignore = 3,
  Abandon = 4,
}
