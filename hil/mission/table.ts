import { strict as assert } from 'node:assert';
import type { CraftTable, KeyEntry, ProgramEntry, ServiceEntry, SwitchEntry } from '@dawnline/host';
import type { Craft, CraftRail } from '@hil/crafts';
import { arrayPowerW, ZERO_CELSIUS_K } from '@hil/plant';
import type { Scenario } from '@hil/scenarios';

/** Sunlight at one astronomical unit, W/m² (published: total solar irradiance). */
const SUNLIGHT_W_M2 = 1361;
/** Load-shed tier from which on the rail is open: SAFE has no GPU, SURVIVAL no payload host (assumed; fdir reference 4.1). */
const SHED_TIERS: Readonly<Record<string, number>> = { 'radio-x': 3, 'gpu-0': 3, 'payload-host': 4 };
const TRANSMITTERS = ['transmitterS', 'transmitterX'];
const M_PER_KM = 1000;
const US_PER_S = 1_000_000;

/** What the software on board is told about the craft: everything in it comes from the craft, the scenario and the key file. */
export function craftTableOf(
  craft: Craft,
  scenario: Scenario,
  services: readonly ServiceEntry[],
  keys: readonly KeyEntry[],
  programs: readonly ProgramEntry[],
  signingKeyHex?: string,
): CraftTable {
  const { battery, array } = craft;
  return {
    craft: craft.id,
    spacecraftId: craft.spacecraftId,
    epochUnixUs: scenario.epochUnixUs,
    tle: elementsOf(craft, scenario.orbit),
    services: services.map(({ name, critical, computer }) => ({ name, critical, computer })),
    firstMode: scenario.initial.mode,
    stations: craft.stations.map((station) => ({
      name: station.id,
      latitudeDeg: station.latitudeDeg,
      longitudeDeg: station.longitudeDeg,
      altitudeM: (station.altitudeKm ?? 0) * M_PER_KM,
      maskDeg: station.maskDeg,
    })),
    battery: {
      capacityAh: battery.capacityAh,
      cellsInSeries: battery.seriesCells,
      resistanceOhm: battery.cellsResistanceOhm + battery.harnessResistanceOhm,
      ocv: battery.openCircuit.map(({ stateOfCharge, cellV }) => ({ charge: stateOfCharge, volts: cellV })),
    },
    array: {
      fullSunW: arrayPowerW(array, SUNLIGHT_W_M2, array.sunlitC + ZERO_CELSIUS_K),
    },
    gpus: craft.gpus.map((gpu) => ({
      id: gpu.id,
      idleW: gpu.idleW,
      minimumCapW: gpu.minimumCapW,
      maximumCapW: gpu.maximumW,
      rail: gpu.rail,
    })),
    switches: craft.rails.map(switchOf),
    devices: craft.devices.map(({ id, rateHz, maximumAgeS }) => ({
      id,
      periodUs: Math.round(US_PER_S / rateHz),
      maximumAgeUs: maximumAgeS * US_PER_S,
    })),
    baseLoadW: baseLoadW(craft),
    tenants: craft.tenants.map((tenant) => ({ ...tenant, publicKeyHex: '' })),
    programs: programs.map((program) => ({ ...program, arguments: [...program.arguments] })),
    keys: keys.map(({ id, hex, role }) => ({ id, hex, role })),
    ...(signingKeyHex === undefined ? {} : { signingKeyHex }),
  };
}

function elementsOf(craft: Craft, orbit: Scenario['orbit']): CraftTable['tle'] {
  if (typeof orbit !== 'string') return { line1: orbit.line1, line2: orbit.line2 };
  const found = craft.orbits.find(({ id }) => id === orbit);
  assert(found, `craft ${craft.id} has no orbit ${orbit}`);
  return { line1: found.tle[0], line2: found.tle[1] };
}

function switchOf(rail: CraftRail): SwitchEntry {
  const feeds = rail.feeds.join(', ');
  const tier = rail.feeds.map((load) => SHED_TIERS[load]).find((known) => known !== undefined);
  return {
    name: rail.id,
    feeds,
    nominalA: rail.nominalA,
    tripA: rail.tripA,
    closedByDefault: rail.closedByDefault,
    ...(tier === undefined ? {} : { shedTier: tier }),
  };
}

/** Loads that run all the time in NOMINAL: on no switch or on one that is closed by default, transmitters not counted. */
function baseLoadW(craft: Craft): number {
  const closed = new Set(craft.rails.filter((rail) => rail.closedByDefault).map(({ id }) => id));
  return craft.loads
    .filter(
      ({ rail, activeWhen }) => (rail === null || closed.has(rail)) && !TRANSMITTERS.includes(activeWhen),
    )
    .reduce((sum, load) => sum + load.activeW, 0);
}
