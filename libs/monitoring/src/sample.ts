/** Which packet a value came from, and when it was measured. */
export interface Stamp {
  readonly bootId: number;
  readonly sequence: number;
  /** Mission time of the measurement. */
  readonly atUs: number;
}

/** The part of a packet header that tells one sample from another. */
export interface SampleHeader {
  readonly bootId: number;
  readonly sequence: number;
  readonly missionTimeUs: number;
}

/** Real hardware knows no mission time and sends zero: then the arrival counts. A time ahead of now is not believed. */
export function stampOf(header: SampleHeader, nowUs: number): Stamp {
  const measuredUs = header.missionTimeUs > 0 ? Math.min(header.missionTimeUs, nowUs) : nowUs;
  return { bootId: header.bootId, sequence: header.sequence, atUs: measuredUs };
}

/** FD-3: only a boot id and sequence number not yet seen make a new sample. Hardware that counts neither is told by time. */
export function isNew(previous: Stamp | null, next: Stamp): boolean {
  if (previous === null) return true;
  if (next.bootId === 0 && next.sequence === 0) return next.atUs > previous.atUs;
  // Hardware that does not count its boots begins at a lower sequence again.
  if (next.bootId === 0 && previous.bootId === 0) return next.sequence !== previous.sequence;
  if (next.bootId !== previous.bootId) return next.bootId > previous.bootId;
  return next.sequence > previous.sequence;
}

/** Whether a value may still be used. */
export function isFresh(stamp: Stamp | null, maxAgeUs: number, nowUs: number): boolean {
  return stamp !== null && nowUs - stamp.atUs <= maxAgeUs;
}
