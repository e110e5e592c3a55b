/** What the radiating surfaces absorb from outside: Earth infrared, albedo, and the Sun when they are turned to it. */
import assert from 'node:assert/strict';
import { plateViewFactor } from '@dawnline/orbit';
import type { PlantInputs, PlantState } from './channels';
import { SOLAR_CONSTANT_W_M2 } from './numerics';
import type { EnvironmentModel, PlantParameters } from './parameters';

/**
 * Albedo and emissivity of the Earth by latitude and season: c0 + c1 P1(sin latitude) cos(season) + c2 P2(sin
 * latitude), the season counted from 22 December (published: Knocke, Ries, Tapley 1988, AIAA 88-4292).
 */
const ALBEDO = { mean: 0.34, annual: 0.1, zonal: 0.29 };
const EMISSIVITY = { mean: 0.68, annual: -0.07, zonal: -0.18 };
/** 1981-12-22 00:00 UTC, Unix microseconds, and the year of the model (published, same source). */
const SEASON_EPOCH_US = 377_827_200_000_000;
const YEAR_US = 365.25 * 86_400e6;

export interface Environment {
  readonly model: EnvironmentModel;
  /** Absorbed Earth infrared at the reference altitude, W per m2 of panel. */
  readonly absorbedWM2: Float64Array;
  readonly solarAbsorptivity: Float64Array;
  /** Angles of the faces' normals from nadir, rad: one or two for each radiator. */
  readonly faces: readonly (readonly number[])[];
  /** Sum of the faces' view factors at the reference altitude. */
  readonly referenceView: Float64Array;
}

const viewOf = (faces: readonly number[], altitudeKm: number): number =>
  faces.reduce((sum, angle) => sum + plateViewFactor(altitudeKm, angle), 0);

export function createEnvironment(parameters: PlantParameters, model: EnvironmentModel): Environment {
  const { radiators, environment } = parameters;
  const faces = radiators.map(({ nadirAngleDeg, faces: count }) => {
    const angle = (nadirAngleDeg * Math.PI) / 180;
    return count === 2 ? [angle, Math.PI - angle] : [angle];
  });
  const referenceView = Float64Array.from(faces, (each) => viewOf(each, environment.referenceAltitudeKm));
  assert(
    referenceView.every((view) => view > 0),
    'every radiator sees some of the Earth at the reference altitude',
  );
  return {
    model,
    absorbedWM2: Float64Array.from(radiators, ({ absorbedWM2 }) => absorbedWM2),
    solarAbsorptivity: Float64Array.from(radiators, ({ solarAbsorptivity }) => solarAbsorptivity),
    faces,
    referenceView,
  };
}

/** Albedo or emissivity at the sine of a latitude. */
function zonal(of: typeof ALBEDO, sinLatitude: number, season: number): number {
  return of.mean + of.annual * season * sinLatitude + of.zonal * 0.5 * (3 * sinLatitude * sinLatitude - 1);
}

/**
 * Absorbed heat, W per m2 of panel, infrared and solar apart. Once a second. Model `mean` holds the craft's constant
 * figure. Model `orbit` takes it as the infrared at the reference altitude under the mean Earth, and lets it follow
 * altitude, latitude and season, with albedo by the Sun's height at the sub-satellite point besides. In both, a craft
 * that points off the Sun shows its edge-on faces to it (assumed: array and radiators are one rigid body).
 */
export function stepEnvironment(environment: Environment, inputs: PlantInputs, s: PlantState): void {
  const { model, absorbedWM2, solarAbsorptivity, faces, referenceView } = environment;
  const sunAu = s.sun[3]!;
  const sunWM2 = SOLAR_CONSTANT_W_M2 / (sunAu * sunAu);
  const offPointing = Math.min(Math.abs(inputs.arrayIncidenceRad[0]!), Math.PI / 2);
  const directWM2 = sunWM2 * s.lightFraction[0]! * Math.sin(offPointing);
  if (model === 'mean') {
    for (let k = 0; k < faces.length; k += 1) {
      s.radiatorInfraredWM2[k] = absorbedWM2[k]!;
      s.radiatorSolarWM2[k] = solarAbsorptivity[k]! * directWM2;
    }
    return;
  }
  const { orbit, sun } = s;
  const radius = Math.sqrt(orbit[0]! * orbit[0]! + orbit[1]! * orbit[1]! + orbit[2]! * orbit[2]!);
  const sinLatitude = orbit[2]! / radius;
  const sunHeight = (orbit[0]! * sun[0]! + orbit[1]! * sun[1]! + orbit[2]! * sun[2]!) / radius;
  const season = Math.cos((2 * Math.PI * (s.unixUs[0]! - SEASON_EPOCH_US)) / YEAR_US);
  const infrared = zonal(EMISSIVITY, sinLatitude, season) / EMISSIVITY.mean;
  const albedoWM2 = sunWM2 * zonal(ALBEDO, sinLatitude, season) * Math.max(0, sunHeight);
  const altitudeKm = s.geodetic[2]!;
  for (let k = 0; k < faces.length; k += 1) {
    const view = viewOf(faces[k]!, altitudeKm);
    s.radiatorInfraredWM2[k] = (absorbedWM2[k]! * infrared * view) / referenceView[k]!;
    s.radiatorSolarWM2[k] = solarAbsorptivity[k]! * (directWM2 + albedoWM2 * view);
  }
}
