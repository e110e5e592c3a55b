import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCounts, runChecks, toleranceText, valueText } from '@hil/checks';
import { loadCraft } from '@hil/crafts';
import { creationTimestamp, endpointId } from '../bpv7';

// All checks run compiled, in the tests of the command line: the test runner makes arithmetic tens of times slower.
const craft = loadCraft(readFileSync(join(__dirname, '../../crafts/odc-1.yaml'), 'utf8'), 'odc-1.yaml');
const outcomes = (parameters: typeof craft, ...numbers: number[]): string[] =>
  [...runChecks(parameters, (number) => numbers.includes(number))].map(({ outcome }) => outcome);

describe('plant checks', () => {
  it('runs only what is asked for, in order of the numbers', () => {
    const some = [...runChecks(craft, (number) => [24, 17, 18].includes(number))];
    expect(some.map(({ number }) => number)).toEqual([17, 18, 24]);
    expect(checkCounts(some)).toBe('3 checks: validation 1 not applicable; verification 2 passed');
    expect(some[1]!.reason).toContain('AP8');
  });

  it('fails when the physics is wrong', () => {
    expect(outcomes(craft, 6, 7, 8, 12, 13)).toEqual(Array(5).fill('passed'));
    const gpus = craft.gpus.map((gpu) => ({ ...gpu, limitC: 90, idleW: 40 }));
    expect(outcomes({ ...craft, gpus }, 12, 13)).toEqual(['failed', 'failed']);
    const degradation = { ...craft.array.degradation, lossPerDecade: 0.1 };
    const array = { ...craft.array, efficiency: 0.28, degradation };
    expect(outcomes({ ...craft, array }, 6, 7)).toEqual(['failed', 'failed']);
    const openCircuit = craft.battery.openCircuit.map((point) => ({ ...point, cellV: point.cellV + 0.02 }));
    expect(outcomes({ ...craft, battery: { ...craft.battery, openCircuit } }, 8)).toEqual(['failed']);
  });

  it('writes values with five digits and tolerances in words', () => {
    expect([valueText(0.123456789), valueText([1, 2.5]), valueText('7fd5')]).toEqual([
      '0.12346',
      '1 / 2.5',
      '7fd5',
    ]);
    const reading = { what: '', unit: '', expected: 1, got: 1, passed: true };
    expect(toleranceText({ ...reading, tolerance: 0.5 })).toBe('± 0.5');
    expect(toleranceText({ ...reading, tolerance: 'exact' })).toBe('exact');
  });
});

describe('Bundle Protocol encodings', () => {
  it('uses the shortest form of every length', () => {
    const hex = (value: number): string => creationTimestamp(value, 0).toString('hex');
    expect([23, 24, 255, 256, 65_535, 65_536, 0xffffffff, 0x100000000].map(hex)).toEqual([
      '821700',
      '82181800',
      '8218ff00',
      '8219010000',
      '8219ffff00',
      '821a0001000000',
      '821affffffff00',
      '821b000000010000000000',
    ]);
  });

  it('refuses what is no endpoint id', () => {
    expect(() => endpointId('http://somewhere')).toThrow('ipn:node.service');
    expect(() => creationTimestamp(-1, 0)).toThrow('not negative');
  });
});
