/** What docs/plant.md says in words: what is modelled, by which equations, and what must not be read into it. */

export const INTRODUCTION = `# The plant

Generated from the code and from \`hil/crafts/odc-1.yaml\` by \`node scripts/docs.mjs\`. Do not edit.

The plant is the physics behind the devices: orbit and light, array, battery and rails, thermal network, GPU, radiation,
links. It is a pure function on a fixed grid of 100 ms, the same bits on every supported Node release for the orbits of
ODC-1. \`npx dawnline plant check\` runs the checks below, \`npx dawnline plant run\` writes any channel for any orbit.

Every number carries a mark. **Published**: it stands in the source named. **Reported**: public, but known second-hand.
**Derived**: closed form, or computed from a published source. **Assumed**: an engineering default, not data. A test
refuses numbers without one.
`;

interface Part {
  readonly title: string;
  readonly text: string;
}

export const MODEL: readonly Part[] = [
  {
    title: 'Orbit and light',
    text: `
- SGP4 (WGS-72, as it is defined) on whole seconds, cubic Hermite in between (about 1 mm). Minutes since epoch come from
  integer microseconds: a Julian date in one double would lose 0.3 m. Frame TEME; Earth-fixed by sidereal rotation alone.
- Sun: apparent place from Meeus' series with planetary terms; distance from the eccentric orbit.
- Light is the share of the Sun's disc in view: \`ρE = asin(Re/r)\`, \`ρS = asin(Rs/D)\`, discs apart by \`d\`; full at
  \`d ≥ ρE + ρS\`, none at \`d ≤ ρE − ρS\`, in between by the overlap of the discs. Eclipse means less than half.
- Stations on the WGS-84 ellipsoid; elevation without refraction.`,
  },
  {
    title: 'Array',
    text: `
- \`P = S/D² · light · A · η · (1 + kT·(T − 28)) · f(θ) · wiring · converter · retention\`, \`f = cos θ\` to 60°, then a Kelly
  cosine from 0.45 to 0 at 85°. Retention falls by a fixed loss for each tenfold fluence of 1-MeV electrons beyond a knee.
- Parallel strings behind one power tracker, which can be stuck at a voltage: then power follows a one-diode curve.
- The panel follows the light with one time constant between its sunlit and its eclipse temperature.`,
  },
  {
    title: 'Battery and bus',
    text: `
- \`V = OCV(z) − I·R0 − V1\`, \`V̇1 = −V1/(R1·C1) + I/C1\`, \`ż = −η·I/(3600·Q)\`, heat \`I²·R0 + V1²/R1\` and the coulombic loss.
  OCV from a table of 21 points; resistance rises by 20 % towards empty and full (quadratic) and with cold (Arrhenius).
- Solved at mid-step with the RC element by the trapezoidal rule. One group of cells is kept apart for faults to strike.
- The array feeds the loads first, then charges within limits of current, cell voltage and temperature. The bus is the
  battery's terminals. An empty pack disconnects itself until the Sun has charged it.
- Rails trip on over-current and stay open until commanded open; loads drop out when the bus is low for longer than
  their hold-up; the converter's loss heats the structure.`,
  },
  {
    title: 'Thermal network',
    text: `
- \`C·Ṫi = Qi + Σ G·(Tj − Ti) + absorbed − ε·σ·A·T⁴\` on nine nodes. A step solves the net exactly (matrix exponential) with
  radiation linearised at the present temperature, and is halved where a radiator would move by more than 5 K: stable at
  any length. The heat radiated comes from the same solution, so the ledger closes.
- Pumped coolant scales the conductances that it carries (5 % are left without flow); the bypass valve takes the
  radiators out of the loop, and its motor needs 10 s from end to end; leaks, a jammed valve, a fouled contact and lost
  or fouled panels are inputs.
- Environment \`mean\` holds the absorbed heat constant. Environment \`orbit\` lets Earth infrared follow altitude, latitude and
  season and adds albedo by the Sun's height at the sub-satellite point (Knocke, Ries, Tapley 1988).`,
  },
  {
    title: 'GPU',
    text: `
- \`P = P_idle + P_mem·u_m + k·f·V(f)²·u\`, V linear in f; the clock is the highest that keeps the cap; throughput follows the
  clock. Heat goes to die, memory and plate in fixed shares.
- Margin = limit − die temperature: software slowdown at 0, hardware slowdown at −2, shutdown at −8 K, with hysteresis.
- Boot and reset take 45 s. Xid codes, their actions and NVML's recovery actions are tables.`,
  },
  {
    title: 'Radiation',
    text: `
- Trapped protons above 50 MeV from a map of 8° at 550 km, bilinear, scaled with altitude (log-linear) and solar cycle,
  shifted west by the drift of the anomaly; the NICER polygon says what is inside. Solar particles above a cut-off of
  invariant latitude (tilted dipole): straight rise, exponential decay.
- Events per device: \`rate = σ·Φ(>50 MeV) + floor\`, drawn as Poisson counts from keyed random numbers. Dose behind 10 mm of
  aluminium from the same flux and a cosmic-ray floor.`,
  },
  {
    title: 'Links',
    text: `
- \`FSPL = 92.45 + 20·log f_GHz + 20·log d_km\`; \`Eb/N0 = EIRP − FSPL − L + G/T + 228.6 − 10·log R\`. A link closes above its
  required Eb/N0; bit errors after a CCSDS convolutional code by the union bound; Doppler from the range rate.`,
  },
];

export const LIMITS = `## Limits of the model

What must not be read into it:

- No proton or heavy-ion cross-section of an H100 or A100 is public to our knowledge. Every cross-section but that of
  uncorrectable errors is assumed, and that one rests on quotations of one paper about another accelerator.
- AP8, behind the flux map, is from the 1960s and 1970s and static. With a modern field it overstates the flux: at
  550 km and solar maximum 29.9 /(cm² s) above 50 MeV in the field of 2021 against 13.7 in that of its own epoch.
- The failure statistics of Llama 3 rest on the totals of table 5: its printed shares do not follow from its counts.
- Orbit B is the published element set of Starcloud-1 (about 501 km, 45.4°); the press gave another orbit. Nothing
  about the real craft's array, battery, radiator or coolant is public: ODC-1 is an assumption throughout.
- ODC-1 takes the power limit of an H100 **PCIe** and the thermal limits and idle readings of the **SXM** part. No V(f)
  curve is public: the power model is assumed, and lies inside the reported band for 700 to 600 W.
- A dawn-dusk orbit at 550 km is not always sunlit: about 100 days a year have eclipses.
- Also assumed, however familiar they look: peaks of older solar events, temperature limits of the battery, temperature
  coefficients of the cells, dose behind thin shields, Earth infrared and albedo of model \`mean\`, CCSDS edition numbers.
- No attitude dynamics: pointing errors are inputs. No drag, manoeuvres or orbit determination beyond the elements.
- The coolant is a set of conductances, not a fluid: no pressure, boiling or freezing.
`;
