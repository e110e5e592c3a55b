/** Switches: who is connected, what trips, and what drops out when the bus is too low. */
import type { PlantInputs, PlantState } from './channels';
import { STEP_US, ZERO_CELSIUS_K } from './numerics';
import type { PlantParameters } from './parameters';

/** Values of the input `railStuck`. */
export const RAIL_STUCK = { no: 0, cannotOpen: 1, cannotClose: 2 } as const;
/** A load that dropped out starts again this far above its lowest voltage, V (assumed). */
const UNDERVOLTAGE_RELEASE_V = 1;
const US_PER_S = 1_000_000;

export interface Rails {
  readonly tripA: Float64Array;
  /** 1 where software cannot open the rail. */
  readonly fixed: Uint8Array;
  /** Lowest voltage that the loads work at, and how long they bridge a lower one. */
  readonly minimumV: Float64Array;
  readonly holdUpUs: Float64Array;
  /** From here up every load starts. */
  readonly ampleV: number;
  readonly thermostats: PlantParameters['thermostats'];
  readonly thermostatRail: Int32Array;
  readonly thermostatNode: Int32Array;
}

export function createRails(
  p: PlantParameters,
  indexOf: { rail(id: string): number; node(id: string): number },
): Rails {
  return {
    tripA: Float64Array.from(p.rails, ({ tripA }) => tripA),
    fixed: Uint8Array.from(p.rails, ({ switchable }) => (switchable ? 0 : 1)),
    minimumV: Float64Array.from(p.rails, ({ minimumV }) => minimumV),
    holdUpUs: Float64Array.from(p.rails, ({ holdUpS }) => holdUpS * US_PER_S),
    ampleV: Math.max(...p.rails.map(({ minimumV }) => minimumV)) + UNDERVOLTAGE_RELEASE_V,
    thermostats: p.thermostats,
    thermostatRail: Int32Array.from(p.thermostats, ({ rail }) => indexOf.rail(rail)),
    thermostatNode: Int32Array.from(p.thermostats, ({ node }) => indexOf.node(node)),
  };
}

/** Contacts by command, trip and failure; power behind them by the voltage of the bus. */
export function switchRails(rails: Rails, inputs: PlantInputs, s: PlantState, elapsedS: number): void {
  const lowUs = dipUs(inputs, s, elapsedS);
  const cut = s.batteryCut[0] === 1;
  const ample = lowUs === 0 && s.batteryVoltageV[0]! >= rails.ampleV;
  if (ample) s.railStarved.fill(0);
  const { fixed } = rails;
  const { railClosed, railStuck, railOpenCircuit } = inputs;
  const { railTripped, railLive, railContact } = s;
  for (let k = 0; k < fixed.length; k += 1) {
    if (railClosed[k] !== 1) railTripped[k] = 0;
    const wanted = (railClosed[k] === 1 || fixed[k] === 1) && railTripped[k] === 0;
    const stuck = railStuck[k];
    const held = railContact[k] === 1;
    const contact =
      stuck === RAIL_STUCK.no ? wanted : stuck === RAIL_STUCK.cannotOpen ? held || wanted : held && wanted;
    railContact[k] = contact ? 1 : 0;
    const starved = cut || (!ample && isStarved(rails, k, inputs, s, lowUs));
    const wasLive = railLive[k] === 1;
    railLive[k] = contact && railOpenCircuit[k] === 0 && !starved ? 1 : 0;
    if (wasLive && starved && contact) s.railBrownouts[k]! += 1;
  }
  runThermostats(rails, inputs, s);
}

/** How long the bus has been low by now, microseconds; consumes what is left of the dip. */
function dipUs(inputs: PlantInputs, s: PlantState, elapsedS: number): number {
  const leftUs = inputs.busDipUs[0]!;
  if (leftUs === 0 || elapsedS === 0) {
    s.busLowUs[0] = 0;
    s.busDipShare[0] = 0;
    return 0;
  }
  const nowUs = Math.min(leftUs, STEP_US);
  inputs.busDipUs[0] = leftUs - nowUs;
  s.busLowUs[0]! += nowUs;
  s.busDipShare[0] = (inputs.busDipDepth[0]! * nowUs) / STEP_US;
  return s.busLowUs[0]!;
}

function isStarved(rails: Rails, k: number, inputs: PlantInputs, s: PlantState, lowUs: number): boolean {
  const volts = s.batteryVoltageV[0]!;
  const minimumV = rails.minimumV[k]!;
  const { railStarved } = s;
  const limitV = railStarved[k] === 1 ? minimumV + UNDERVOLTAGE_RELEASE_V : minimumV;
  const dips = lowUs > rails.holdUpUs[k]! && volts * (1 - inputs.busDipDepth[0]!) < minimumV;
  const starved = volts < limitV || dips;
  railStarved[k] = starved ? 1 : 0;
  return starved;
}

function runThermostats(rails: Rails, inputs: PlantInputs, s: PlantState): void {
  const { thermostats, thermostatRail, thermostatNode } = rails;
  for (let k = 0; k < thermostatRail.length; k += 1) {
    const celsius = s.nodeTemperatureK[thermostatNode[k]!]! - ZERO_CELSIUS_K;
    if (celsius < thermostats[k]!.onBelowC) s.thermostatOn[k] = 1;
    else if (celsius > thermostats[k]!.offAboveC) s.thermostatOn[k] = 0;
    const rail = thermostatRail[k]!;
    const intact = s.railTripped[rail] === 0 && inputs.railOpenCircuit[rail] === 0;
    // A thermostat works on whatever power there is: else a cold, empty pack could never be charged again.
    if (s.thermostatOn[k] === 1 && intact) s.railLive[rail] = 1;
  }
}

/** The bus went dark within a step: whatever was live has lost its power. */
export function dropRails(s: PlantState): void {
  for (let k = 0; k < s.railLive.length; k += 1) {
    s.railBrownouts[k]! += s.railLive[k]!;
    s.railLive[k] = 0;
  }
}

/** Currents of the rails, and what trips of them. */
export function measureRails(rails: Rails, railW: Float64Array, s: PlantState): void {
  const volts = s.busVoltageV[0]!;
  s.busCurrentA[0] = volts > 0 ? s.loadPowerW[0]! / volts : 0;
  const { railCurrentA, railTripped } = s;
  for (let k = 0; k < railW.length; k += 1) {
    const amperes = volts > 0 ? railW[k]! / volts : 0;
    railCurrentA[k] = amperes;
    if (amperes > rails.tripA[k]!) railTripped[k] = 1;
  }
}
