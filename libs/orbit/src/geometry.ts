/** Closed forms of circular orbits, for design checks and first estimates. Angles in radians, lengths in km. */

/** WGS-84 / EGM geometry constants (published). */
const MU_KM3_S2 = 398_600.4418;
const EARTH_RADIUS_KM = 6378.137;
const J2 = 1.08262668e-3;
/** Mean tropical year, days (published). */
const YEAR_DAYS = 365.2422;

export function periodS(altitudeKm: number): number {
  const a = EARTH_RADIUS_KM + altitudeKm;
  return 2 * Math.PI * Math.sqrt((a * a * a) / MU_KM3_S2);
}

/** Lowest altitude of an ellipse above the equator's radius (derived: Kepler's third law). */
export function perigeeKm(meanMotionRevPerDay: number, eccentricity: number): number {
  const radPerS = (meanMotionRevPerDay * 2 * Math.PI) / 86_400;
  return Math.cbrt(MU_KM3_S2 / (radPerS * radPerS)) * (1 - eccentricity) - EARTH_RADIUS_KM;
}

/** Inclination whose node turns once a year (derived, first-order drift by J2). */
export function sunSynchronousInclination(altitudeKm: number): number {
  const a = EARTH_RADIUS_KM + altitudeKm;
  const meanMotion = (2 * Math.PI) / periodS(altitudeKm);
  const needed = (2 * Math.PI) / (YEAR_DAYS * 86_400);
  return Math.acos(-needed / (1.5 * meanMotion * J2 * (EARTH_RADIUS_KM / a) ** 2));
}

/** Fraction of a revolution in a cylindrical shadow at a beta angle. */
export function eclipseFraction(altitudeKm: number, beta: number): number {
  const a = EARTH_RADIUS_KM + altitudeKm;
  const argument =
    Math.sqrt(altitudeKm * altitudeKm + 2 * EARTH_RADIUS_KM * altitudeKm) / (a * Math.cos(beta));
  return argument >= 1 ? 0 : Math.acos(argument) / Math.PI;
}

/** View factor from a plate to the Earth: facing nadir, edge-on, and for a sphere (derived, closed form). */
export function earthViewFactors(altitudeKm: number): { nadir: number; edgeOn: number; sphere: number } {
  const h = (EARTH_RADIUS_KM + altitudeKm) / EARTH_RADIUS_KM;
  const root = Math.sqrt(h * h - 1);
  return {
    nadir: 1 / (h * h),
    edgeOn: (Math.atan(1 / root) - root / (h * h)) / Math.PI,
    sphere: 0.5 * (1 - Math.sqrt(1 - 1 / (h * h))),
  };
}

/**
 * View factor from one side of a plate to the Earth, its normal at an angle from nadir, rad (derived, closed form):
 * the cosine law while the whole Earth is in front of the plate, nothing while all of it is behind.
 */
export function plateViewFactor(altitudeKm: number, nadirAngle: number): number {
  const h = (EARTH_RADIUS_KM + altitudeKm) / EARTH_RADIUS_KM;
  const earth = Math.asin(1 / h);
  if (nadirAngle <= Math.PI / 2 - earth) return Math.cos(nadirAngle) / (h * h);
  if (nadirAngle >= Math.PI / 2 + earth) return 0;
  const root = Math.sqrt(h * h - 1);
  const sine = Math.sin(nadirAngle);
  const cosine = Math.cos(nadirAngle);
  const cut = cosine * Math.acos((-root * cosine) / sine) - root * Math.sqrt(1 - h * h * cosine * cosine);
  return 0.5 - Math.asin(root / (h * sine)) / Math.PI + cut / (Math.PI * h * h);
}
