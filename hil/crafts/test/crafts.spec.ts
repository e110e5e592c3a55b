import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CraftError, loadCraft } from '@hil/crafts';

const text = readFileSync(join(__dirname, '..', 'odc-1.yaml'), 'utf8');

function problemsOf(changed: string): readonly string[] {
  try {
    loadCraft(changed, 'odc-1.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(CraftError);
    return (error as CraftError).problems;
  }
  return [];
}

const lineOf = (changed: string, needle: string): number =>
  changed.slice(0, changed.indexOf(needle)).split('\n').length;

describe('loadCraft', () => {
  it('reads ODC-1', () => {
    const craft = loadCraft(text);
    expect(craft.rails.map((rail) => rail.id)).toHaveLength(12);
    expect(craft.devices).toHaveLength(14);
    expect(craft.stations).toHaveLength(6);
    expect(craft.computers.map((computer) => computer.services.length)).toEqual([4, 1]);
    const active = craft.loads.filter(
      (load) => load.rail === null || craft.rails.some((r) => r.id === load.rail && r.closedByDefault),
    );
    const sum = active
      .filter((load) => !load.activeWhen.startsWith('transmitter'))
      .reduce((w, load) => w + load.activeW, 0);
    expect(sum + craft.gpus[0]!.maximumW).toBe(497);
  });

  it('has a subscriber table that keeps the bus within its budget', () => {
    const craft = loadCraft(text);
    const deliveries = craft.devices.reduce(
      (sum, device) => sum + device.rateHz * device.subscribers.length,
      0,
    );
    expect(deliveries).toBeLessThan(120);
  });

  it.each([
    ['capacityAh: 50', 'capacityAh: -50', 'battery.capacityAh: -50; allowed: > 0'],
    ['capacityAh: 50', 'capacityAmpereHours: 50', 'battery.capacityAmpereHours: 50; allowed: no such field'],
    [
      'node: loop, activeWhen: always',
      'node: pool, activeWhen: always',
      'loads[10].node: "pool"; allowed: one of die',
    ],
    ['activeWhen: host', 'activeWhen: house', 'loads[0].activeWhen: "house"; allowed: one of always, host'],
    ['share: 0.70', 'share: 0.75', 'gpus[0].heat: 1.05; allowed: shares that sum to 1'],
    ['tripA: 18', 'tripA: 12', 'rails[0].tripA: 12; allowed: above nominalA, 12.5'],
    ['66303  45.3997', '66303  45.3998', 'orbits[1].tle: "6"; allowed: line 2 checksum: 7'],
    [
      'temperatureC: 20, maximumA: 25',
      'temperatureC: 9, maximumA: 25',
      'battery.chargeLimits[2]: 9; allowed: temperatures in rising order',
    ],
    ['converterNode: structure', 'converterNode: wing', 'array.converterNode: "wing"; allowed: one of die'],
    ['strings: 2', 'strings: 0', 'array.strings: 0; allowed: >= 2'],
    ['cellV: 3.751', 'cellV: 3.651', 'battery.openCircuit[10]: 3.651; allowed: charge and voltage above'],
    ['id: troll', 'id: svalbard', 'stations[1].id: "svalbard"; allowed: an id that is used once'],
  ])('names file, line, field, value and what is allowed: %s -> %s', (from, to, expected) => {
    expect(text).toContain(from);
    const changed = text.replace(from, to);
    const found = problemsOf(changed).find((problem) => problem.includes(expected));
    expect(found).toBeDefined();
    const line = Number(found!.split(':')[1]);
    expect(Math.abs(line - lineOf(changed, to))).toBeLessThanOrEqual(1);
  });

  it('reports broken YAML with its line', () => {
    expect(problemsOf('schema: 1\nid: [')[0]).toMatch(/^odc-1.yaml:\d+: /);
  });

  it('lists all missing fields at once', () => {
    expect(problemsOf('schema: 1').length).toBeGreaterThan(10);
  });
});
