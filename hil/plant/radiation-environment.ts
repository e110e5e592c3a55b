/** All radiation at the craft: belt, solar particles and what faults add, once a second; dose each step. */
import { insideSaa } from '@dawnline/orbit';
import type { PlantInputs, PlantState } from './channels';
import { doseRateRadS } from './dose';
import { STEP_S } from './numerics';
import { protonFlux, SOLAR_ACTIVITY_SCALE, WESTWARD_SHIFT_DEG, type SolarActivity } from './radiation';
import { invariantLatitudeDeg, solarPfu, solarProtonFlux, type SolarParticleEvent } from './solar-particles';

/** What a flight may set of the radiation around it. */
export interface RadiationEnvironment {
  readonly solarActivity: SolarActivity;
  /** How far the anomaly has moved west since the field of the map, degrees. */
  readonly westwardShiftDeg: number;
  /** Null for a quiet Sun. */
  readonly solarEvent: SolarParticleEvent | null;
}

/** Quiet Sun at the maximum of its cycle (assumed). */
export const DEFAULT_RADIATION: RadiationEnvironment = {
  solarActivity: 'maximum',
  westwardShiftDeg: WESTWARD_SHIFT_DEG,
  solarEvent: null,
};

/** Fluxes above 50 MeV for the ground track of this second. */
export function updateRadiation(environment: RadiationEnvironment, inputs: PlantInputs, s: PlantState): void {
  const latitudeDeg = s.geodetic[0]!;
  const longitudeDeg = s.geodetic[1]!;
  const { solarActivity, westwardShiftDeg, solarEvent } = environment;
  const trapped =
    protonFlux(latitudeDeg, longitudeDeg, s.geodetic[2]!, westwardShiftDeg) *
    SOLAR_ACTIVITY_SCALE[solarActivity];
  const invariantDeg = invariantLatitudeDeg(s.fixed);
  const pfu = inputs.solarParticlePfu[0]! + (solarEvent ? solarPfu(solarEvent, s.unixUs[0]!) : 0);
  const solar = solarProtonFlux(pfu, invariantDeg);
  s.invariantLatitudeDeg[0] = invariantDeg;
  s.insideSaa[0] = insideSaa(latitudeDeg, longitudeDeg) ? 1 : 0;
  s.solarProtonFlux[0] = solar;
  s.protonFlux[0] = trapped + solar + inputs.stormProtonFlux[0]!;
}

export function addDose(s: PlantState): void {
  s.doseRad[0]! += doseRateRadS(s.protonFlux[0]!) * STEP_S;
}
