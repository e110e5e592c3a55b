import { ADMISSION_CHARGE, CEILING_LIFE_MAX_US } from '../job-executor.limits';

/** The two subsystems whose ceilings bind; each has the right to say no by saying nothing. */
export const CEILING_SOURCES = ['power-manager', 'thermal-controller'] as const;
export type CeilingSource = (typeof CEILING_SOURCES)[number];

export interface Ceiling {
  readonly ceilingW: number;
  readonly untilUs: number;
  readonly admissionOpen: boolean;
  readonly suspend: boolean;
  /** Its expiry was told. */
  readonly expiryTold: boolean;
}

export type Ceilings = Readonly<Partial<Record<CeilingSource, Ceiling>>>;

export interface CapRange {
  readonly minimumCapW: number;
  readonly maximumCapW: number;
}

export interface CeilingPacket {
  readonly ceilingW: number;
  readonly timeToLiveUs: number;
  readonly admissionOpen: boolean;
  readonly suspend: boolean;
  readonly predictedMinimumCharge: number;
}

export function isCeilingSource(name: string): name is CeilingSource {
  return (CEILING_SOURCES as readonly string[]).includes(name);
}

export function takeCeiling(source: CeilingSource, packet: CeilingPacket, nowUs: number): Ceiling {
  const charged = source !== 'power-manager' || packet.predictedMinimumCharge >= ADMISSION_CHARGE;
  return {
    ceilingW: Number.isFinite(packet.ceilingW) ? packet.ceilingW : 0,
    untilUs: nowUs + Math.min(packet.timeToLiveUs, CEILING_LIFE_MAX_US),
    admissionOpen: packet.admissionOpen && charged,
    suspend: packet.suspend,
    expiryTold: false,
  };
}

export function inForce(ceiling: Ceiling, nowUs: number): boolean {
  return nowUs < ceiling.untilUs;
}

/** What one source allows now; an absent or expired ceiling means the minimum. */
export function ceilingW(ceiling: Ceiling | undefined, range: CapRange, nowUs: number): number {
  return ceiling && inForce(ceiling, nowUs) ? ceiling.ceilingW : range.minimumCapW;
}

/** The cap to command: the minimum of all ceilings, inside what the GPU can do. */
export function capW(ceilings: Ceilings, range: CapRange, nowUs: number): number {
  const allowedW = Math.min(...CEILING_SOURCES.map((source) => ceilingW(ceilings[source], range, nowUs)));
  return Math.min(range.maximumCapW, Math.max(range.minimumCapW, allowedW));
}
