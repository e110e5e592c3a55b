// Sizes of the fixed layouts. They are part of the interface: a changed row changes packets that others decode.

/** Bytes of a text by its unit (assumed): names in our crafts have at most 24, sentences mostly below 96. */
export const TEXT_BYTES: Readonly<Record<string, number>> = { id: 32, text: 96 };
export const TEXT_DEFAULT_BYTES = 32;
/** Texts that need another size, by MESSAGE.FIELD (derived: 64 hex digits of SHA-256; request ids of ours; event texts). */
export const TEXT_BYTES_OF: Readonly<Record<string, number>> = {
  'Header.requestId': 48,
  'Event.code': 48,
  'Event.parameters': 256,
  'Event.text': 192,
  'JobStatus.resultDigest': 64,
  'JobDetail.bundleSha256': 64,
  'JobFile.sha256': 64,
  'ResultFile.sha256': 64,
  'JobSpecification.expectedDigest': 64,
  'JobExecutorCommand.submitFile': 64,
  'VerificationReport.detail': 192,
};
/** Raw bytes: a 16-bit length and so many bytes (assumed). */
export const BYTES_DEFAULT_BYTES = 256;
/** Raw bytes that need another size (derived: an answer must fit into what a command line asks for by default). */
export const BYTES_OF: Readonly<Record<string, number>> = {
  'JobLog.contents': 8192,
  'ServiceReply.body': 2048,
  'ServiceRequest.body': 768,
};
/** Entries of a list (assumed). */
export const LIST_DEFAULT_ITEMS = 8;
/** Lists that need another bound, by MESSAGE.FIELD (assumed): what a craft of ours has, with room. */
export const LIST_ITEMS_OF: Readonly<Record<string, number>> = {
  'CommsManagerHousekeeping.queuedPackets': 4,
  'CommsManagerHousekeeping.droppedPackets': 4,
  'JobExecutorHousekeeping.jobs': 16,
  'JobStatus.restartsByCause': 4,
  'JobDetail.checkpoints': 16,
  'JobDetail.results': 16,
};
/** Messages within messages (assumed): deeper is a recursive message, which has no fixed layout. */
export const DEPTH_MAX_ITEMS = 8;
/** Largest space packet (published: CCSDS 133.0-B, 6 octets of header and 65,536 of data). */
export const SPACE_PACKET_MAX_BYTES = 65_542;
/** Largest payload of a UDP datagram over IPv4 (published: RFC 768 and RFC 791). */
export const DATAGRAM_MAX_BYTES = 65_507;
/** Values of the 14-bit sequence count and the 16-bit message type counter (published: CCSDS 133.0-B, ECSS-E-ST-70-41C). */
export const SEQUENCE_COUNTS = 16_384;
export const MESSAGE_COUNTS = 65_536;
/**
 * Telecommand packets that the bridge remembers, to tell a repetition from a new one (derived: as many as the ground
 * segment follows). The oldest is forgotten first.
 */
export const TC_REMEMBERED_MAX_ITEMS = 1024;
/** For so long a repeated packet is answered from memory (derived: a subsystem on board remembers a request 6000 s). */
export const TC_REMEMBER_US = 6_000_000_000;
