// Numbers of the interface. A row that was handed out is never changed and never given to another name.
import { crc32 } from 'node:zlib';

/** Application process of each subsystem, for its telemetry and its telecommands alike. */
const APIDS: Readonly<Record<string, number>> = {
  'power-manager': 100,
  'thermal-controller': 101,
  'job-executor': 102,
  'comms-manager': 103,
  'fault-manager': 104,
};
/** Names without a row get 1024 to 2039 by their CRC-32: so no newcomer moves another one. 2040 and above are reserved. */
const UNLISTED_APID = 1024;
const UNLISTED_APIDS = 1016;

/** Structure 1 of an application process is its housekeeping. */
export const HOUSEKEEPING_STRUCTURE = 1;
/** Packets that a subsystem sends on request, by contract. */
const STRUCTURES: Readonly<Record<string, number>> = { JobDetail: 2, JobLog: 3, ServiceReply: 4 };
/** Contracts without a row get a structure above this by their CRC-32. */
const UNLISTED_STRUCTURE = 0x8000;

/** The eleven bits that name a subsystem in packet headers. */
export function apidOf(subsystem: string): number {
  return APIDS[subsystem] ?? UNLISTED_APID + (crc32(subsystem) % UNLISTED_APIDS);
}

/** Structure of a packet that a subsystem sends on request, 16 bits. */
export function structureOf(contract: string): number {
  return STRUCTURES[contract] ?? UNLISTED_STRUCTURE + (crc32(contract) % UNLISTED_STRUCTURE);
}

/** Event definition id: CRC-32 of the event's code, so that any tool can compute it and no new event moves another. */
export function eventIdOf(code: string): number {
  return crc32(code);
}

/** ECSS-E-ST-70-41C (published). Service 128 and above belong to the mission. */
export const SERVICE = {
  verification: 1,
  housekeeping: 3,
  event: 5,
  function: 8,
  report: 128,
} as const;
export const HOUSEKEEPING_SUBTYPE = 25;
export const REPORT_SUBTYPE = 1;
export const PERFORM_FUNCTION = 1;
