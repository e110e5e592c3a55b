/** Total ionising dose behind 10 mm of aluminium, and what much of it does to a GPU's memory. */

/**
 * Dose per proton above 50 MeV, rad cm2 (derived: with the floor below it gives the 150 rad a year that are reported at
 * 650 km, on this plant's map and for the mean of the solar cycle; published fluxes allow 1.1e-7 to 1.7e-7).
 */
export const RAD_PER_PROTON_CM2 = 1.2e-7;
/** Galactic cosmic rays, rad/s: 0.13 to 0.16 mGy a day (published, NASA dosimetry on the ISS). */
export const COSMIC_RAY_RAD_S = 0.0145 / 86_400;

/** Dose rate, rad/s, in a flux of protons above 50 MeV, 1/(cm2 s). */
export function doseRateRadS(protonFlux: number): number {
  return protonFlux * RAD_PER_PROTON_CM2 + COSMIC_RAY_RAD_S;
}

/** High-bandwidth memory gets irregular from this dose on (reported, Suncatcher). */
const IRREGULAR_RAD = 2000;
/** Corrected errors per hour and krad beyond it (assumed). */
const ERRORS_PER_H_KRAD = 60;

/** Corrected memory errors per second that the dose of a GPU brings. */
export function irregularErrorsPerS(doseRad: number): number {
  return doseRad <= IRREGULAR_RAD ? 0 : (((doseRad - IRREGULAR_RAD) / 1000) * ERRORS_PER_H_KRAD) / 3600;
}
