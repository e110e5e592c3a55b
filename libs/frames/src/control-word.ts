// The communications link control word: layout of CCSDS 232.0-B, report on the telecommands that the craft has taken.
import { strict as assert } from 'node:assert';

/** Type 0, version 0, status 0, and no COP in effect: the report is not the next expected frame of COP-1. */
const VIRTUAL_CHANNEL_SHIFT = 18;
const NO_BIT_LOCK = 1 << 14;
const LOCKOUT = 1 << 13;
const WAIT = 1 << 12;
/** All bits that this craft never sets: type, version, status, COP, spare, no RF, retransmit, FARM-B counter, spare. */
const ALWAYS_ZERO = ~((0x3f << VIRTUAL_CHANNEL_SHIFT) | NO_BIT_LOCK | LOCKOUT | WAIT | 0xff);
/** The report counts modulo this. */
export const REPORT_MODULO = 256;

export interface ControlWord {
  /** Of the telecommands reported on: 0. */
  readonly virtualChannel: number;
  /** The receiver has no lock. */
  readonly noBitLock: boolean;
  /** The anti-replay record of the operational key is lost: only the recovery key commands. */
  readonly lockout: boolean;
  /** Telecommands cannot be taken at the moment; send again later. */
  readonly wait: boolean;
  /** Low 8 bits of the last sequence accepted under the operational key. */
  readonly report: number;
}

/** 32 bits, unsigned. */
export function encodeControlWord(word: ControlWord): number {
  const { virtualChannel, noBitLock, lockout, wait, report } = word;
  assert(virtualChannel >= 0 && virtualChannel <= 0x3f, `virtual channel ${virtualChannel}`);
  assert(Number.isInteger(report) && report >= 0 && report < REPORT_MODULO, `report ${report}`);
  const flags = (noBitLock ? NO_BIT_LOCK : 0) | (lockout ? LOCKOUT : 0) | (wait ? WAIT : 0);
  return ((virtualChannel << VIRTUAL_CHANNEL_SHIFT) | flags | report) >>> 0;
}

/** Null when it is no control word of this kind. */
export function decodeControlWord(word: number): ControlWord | null {
  if ((word & ALWAYS_ZERO) !== 0) return null;
  return {
    virtualChannel: (word >>> VIRTUAL_CHANNEL_SHIFT) & 0x3f,
    noBitLock: (word & NO_BIT_LOCK) !== 0,
    lockout: (word & LOCKOUT) !== 0,
    wait: (word & WAIT) !== 0,
    report: word & 0xff,
  };
}

/** The whole sequence of a report: the newest one not above `newest`, the last that was sent, with these low bits. */
export function reportedSequence(report: number, newest: number): number {
  return newest - ((((newest - report) % REPORT_MODULO) + REPORT_MODULO) % REPORT_MODULO);
}
