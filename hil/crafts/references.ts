/** What a schema cannot say: names that must exist, sums, orders. */
import { parseTle, TleError } from '@dawnline/orbit';
import type { Finding, Path } from '@hil/data';
import type { Craft } from './craft';

type Report = (path: Path, value: unknown, allowed: string) => void;

/** A heat share or share sum may miss 1 by rounding of the written decimals only. */
const SHARE_TOLERANCE = 1e-9;
/** Steps of the device bench, on which samples and their latency lie. */
const STEPS_PER_S = 10;

export function checkReferences(craft: Craft): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (path, value, allowed) => findings.push({ path, value, allowed });
  checkUniqueIds(craft, report);
  checkNames(craft, report);
  checkOrders(craft, report);
  craft.orbits.forEach(({ tle }, k) => {
    try {
      parseTle(...tle);
    } catch (error) {
      if (!(error instanceof TleError)) throw error;
      report(['orbits', k, 'tle'], error.value, `${error.field}: ${error.allowed}`);
    }
  });
  return findings;
}

function checkUniqueIds(craft: Craft, report: Report): void {
  const lists = [
    'orbits',
    'stations',
    'radios',
    'rails',
    'loads',
    'nodes',
    'gpus',
    'computers',
    'devices',
  ] as const;
  for (const list of lists) {
    const seen = new Set<string | number>();
    craft[list].forEach(({ id }, k) => {
      if (seen.has(id)) report([list, k, 'id'], id, 'an id that is used once');
      seen.add(id);
    });
  }
}

function checkNames(craft: Craft, report: Report): void {
  const nodes = craft.nodes.map(({ id }) => id);
  const rails = craft.rails.map(({ id }) => id);
  const services = craft.computers.flatMap((computer) => computer.services);
  const among = (path: Path, value: string | null, names: readonly string[]): void => {
    if (value !== null && !names.includes(value)) report(path, value, `one of ${names.join(', ')}`);
  };
  among(['battery', 'node'], craft.battery.node, nodes);
  among(['array', 'converterNode'], craft.array.converterNode, nodes);
  craft.radios.forEach((radio, k) => among(['radios', k, 'rail'], radio.rail, rails));
  craft.computers.forEach((computer, k) => among(['computers', k, 'rail'], computer.rail, rails));
  craft.radiators.forEach((radiator, k) => among(['radiators', k, 'node'], radiator.node, nodes));
  craft.loads.forEach((load, k) => {
    among(['loads', k, 'rail'], load.rail, rails);
    among(['loads', k, 'node'], load.node, nodes);
  });
  craft.thermostats.forEach((thermostat, k) => {
    among(['thermostats', k, 'rail'], thermostat.rail, rails);
    among(['thermostats', k, 'node'], thermostat.node, nodes);
  });
  craft.conductances.forEach(({ between }, k) =>
    between.forEach((node, end) => among(['conductances', k, 'between', end], node, nodes)),
  );
  craft.gpus.forEach((gpu, k) => {
    among(['gpus', k, 'rail'], gpu.rail, rails);
    among(['gpus', k, 'dieNode'], gpu.dieNode, nodes);
    among(['gpus', k, 'memoryNode'], gpu.memoryNode, nodes);
    gpu.heat.forEach((heat, h) => among(['gpus', k, 'heat', h, 'node'], heat.node, nodes));
  });
  craft.devices.forEach(({ subscribers }, k) =>
    subscribers.forEach((service, s) => among(['devices', k, 'subscribers', s], service, services)),
  );
}

function checkOrders(craft: Craft, report: Report): void {
  craft.gpus.forEach((gpu, k) => {
    const sum = gpu.heat.reduce((total, heat) => total + heat.share, 0);
    if (Math.abs(sum - 1) > SHARE_TOLERANCE) report(['gpus', k, 'heat'], sum, 'shares that sum to 1');
    if (gpu.minimumCapW > gpu.maximumW) {
      report(['gpus', k, 'minimumCapW'], gpu.minimumCapW, `at most maximumW, ${gpu.maximumW}`);
    }
  });
  craft.loads.forEach((load, k) => {
    if (load.radiatedW > load.activeW) {
      report(['loads', k, 'radiatedW'], load.radiatedW, `at most activeW, ${load.activeW}`);
    }
  });
  for (const [name, { range, latencyS }] of Object.entries(craft.sensorKinds)) {
    const path = ['sensorKinds', name];
    if (range[0] >= range[1]) report([...path, 'range'], range, 'a lower end below the upper one');
    const steps = latencyS * STEPS_PER_S;
    if (Math.abs(steps - Math.round(steps)) > SHARE_TOLERANCE)
      report([...path, 'latencyS'], latencyS, 'a multiple of 0.1 s');
  }
  craft.rails.forEach((rail, k) => {
    if (rail.tripA <= rail.nominalA)
      report(['rails', k, 'tripA'], rail.tripA, `above nominalA, ${rail.nominalA}`);
  });
  craft.battery.chargeLimits.forEach(({ temperatureC }, k, all) => {
    if (k > 0 && temperatureC <= all[k - 1]!.temperatureC)
      report(['battery', 'chargeLimits', k], temperatureC, 'temperatures in rising order');
  });
  const points = craft.battery.openCircuit;
  points.forEach((point, k) => {
    const before = points[k - 1];
    if (
      before !== undefined &&
      (point.stateOfCharge <= before.stateOfCharge || point.cellV <= before.cellV)
    ) {
      report(
        ['battery', 'openCircuit', k],
        point.cellV,
        'charge and voltage above those of the point before',
      );
    }
  });
  if (points[0]!.stateOfCharge !== 0 || points[points.length - 1]!.stateOfCharge !== 1) {
    report(['battery', 'openCircuit'], points.length, 'a table from state of charge 0 to 1');
  }
}
