/** What an input may be set to by hand. Devices and faults keep within it by themselves. */
import type { InputName } from './channels';

type Range = readonly [least: number, most: number];

const SHARE: Range = [0, 1];
const ANGLE: Range = [-Math.PI, Math.PI];
/** Ends for quantities without one of their own: beyond anything that a craft of this size meets (assumed). */
const HUGE = 1e9;
const ANY: Range = [-HUGE, HUGE];
const POSITIVE: Range = [0, HUGE];
/** A bus of this size carries no more, W and A (assumed). */
const POWER_MAX = 1e4;
/** A bit mask of 16 bits (published, NVML has 9 so far). */
const BITS_MAX = 65_535;

/** Ends of a share or an angle by what they are, the others beyond anything that a craft of this size meets (assumed). */
export const INPUT_RANGES: Readonly<Record<InputName, Range>> = {
  railClosed: SHARE,
  railFaultA: [0, POWER_MAX],
  railStuck: [0, 2],
  railOpenCircuit: SHARE,
  pumpOn: SHARE,
  pumpHealth: SHARE,
  valveBypass: SHARE,
  valveJammed: SHARE,
  valveJamPosition: SHARE,
  coolantLost: SHARE,
  gpuContact: SHARE,
  radiatorArea: SHARE,
  radiatorEmissivityLoss: SHARE,
  environmentExtraWM2: [0, POWER_MAX],
  heatPulseJ: ANY,
  hostBusy: SHARE,
  transmitterOn: SHARE,
  gpuCapW: [0, POWER_MAX],
  gpuUtilisation: SHARE,
  gpuMemoryUtilisation: SHARE,
  gpuHung: SHARE,
  gpuLost: SHARE,
  gpuThrottleBits: [0, BITS_MAX],
  gpuExtraDoseRad: POSITIVE,
  gpuResetRequested: SHARE,
  gpuExternalW: [-1, POWER_MAX],
  batteryExternalV: [0, 100],
  batteryExternalA: [-POWER_MAX, POWER_MAX],
  batteryExternalMetered: SHARE,
  arrayIncidenceRad: ANGLE,
  arrayDriveOffRad: ANGLE,
  arrayStringHealth: SHARE,
  arrayStringShorted: SHARE,
  arrayTrackerStuckV: [0, 1000],
  orbitLateS: ANY,
  sunBlocked: SHARE,
  cellGroupShare: [0.01, 1],
  cellGroupLeakS: [0, POWER_MAX],
  busDipUs: POSITIVE,
  busDipDepth: SHARE,
  stormProtonFlux: POSITIVE,
  solarParticlePfu: POSITIVE,
};
