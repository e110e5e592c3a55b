import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMON_EVENTS, type Subsystem } from '@dawnline/service';
import { EFFECTS } from '../effects';
import { craft } from '../../devices/test/flight';
import {
  catalogueDocument,
  faultProblems,
  faultTargets,
  loadCatalogue,
  parseParameters,
  type FaultKind,
} from '@hil/faults';
import { catalogue, catalogueText, planned } from './rig';

const implemented = catalogue.kinds.filter((kind) => kind.implemented);
const counts: Record<string, number> = { S: 6, A: 5, E: 7, H: 4, G: 13, C: 8, D: 10, N: 8, L: 7, O: 5, X: 6 };

function subsystemsOf(apps: string): { subsystem: Subsystem }[] {
  return readdirSync(apps)
    .map((name) => join(apps, name, 'src/subsystem.ts'))
    .filter((file) => existsSync(file))
    .map((file) => require(file) as { subsystem: Subsystem });
}

describe('the fault catalogue', () => {
  it('has all 79 kinds, numbered without gaps', () => {
    for (const [letter, count] of Object.entries(counts)) {
      const ids = catalogue.kinds.filter((kind) => kind.id.startsWith(letter)).map((kind) => kind.id);
      expect(ids).toEqual(Array.from({ length: count }, (_, index) => `${letter}${index + 1}`));
    }
    expect(catalogue.kinds).toHaveLength(79);
  });

  it('has an effect for each fault that can be injected, and for no other', () => {
    expect(Object.keys(EFFECTS).sort()).toEqual(implemented.map((kind) => kind.name).sort());
  });

  it('has defaults that it would accept itself', () => {
    const targets = faultTargets(craft);
    const own = (kind: FaultKind) =>
      faultProblems(
        planned(kind.name, targets(kind.target)?.[0] ?? 'any', {
          parameters: Object.fromEntries(
            Object.entries(kind.parameters)
              .filter(([, parameter]) => parameter.default !== '')
              .map(([name, parameter]) => [name, parameter.default]),
          ),
        }),
        catalogue,
        targets,
      );
    expect(implemented.flatMap(own)).toEqual([]);
  });

  it('names only events that a subsystem can emit', () => {
    const apps = join(__dirname, '../../../apps');
    const emitted = new Set(Object.keys(COMMON_EVENTS).map((code) => `*/${code}`));
    for (const { subsystem } of subsystemsOf(apps)) {
      for (const code of [...Object.keys(subsystem.events), ...Object.keys(COMMON_EVENTS)]) {
        emitted.add(`${subsystem.name}/${code}`);
        emitted.add(`*/${code}`);
      }
    }
    const named = implemented.flatMap((kind) => [
      ...kind.detectedBy,
      ...kind.recoveredWhen.flatMap(({ any }) => any),
    ]);
    const events = named.map(({ event }) => event?.replace('{target}', '*')).filter((event) => event);
    expect(events.filter((event) => !emitted.has(event!))).toEqual([]);
  });

  it('tells how each fault that can be injected is noticed, or why it cannot be', () => {
    const silent = implemented.filter((kind) => kind.detectedBy.length === 0 && !kind.undetectable);
    expect(silent.map((kind) => kind.name)).toEqual([]);
  });

  it('is what docs/faults.md was generated from', () => {
    const document = readFileSync(join(__dirname, '../../../docs/faults.md'), 'utf8');
    expect(document).toBe(catalogueDocument(catalogue));
  });

  it('complains with file, line, field, value and what is allowed', () => {
    const broken = catalogueText
      .replace('phases: [SJ, EE, EC, MT]', 'phases: [SJ, XX]')
      .replace('id: S2', 'id: S1');
    expect(() => loadCatalogue(broken, 'my.yaml')).toThrow(
      /my\.yaml:\d+: faults\[0\]\.phases\[1\]: "XX"; allowed: one of SI/,
    );
    expect(() => loadCatalogue(catalogueText.replace('id: S2', 'id: S1'), 'my.yaml')).toThrow(
      /faults\[1\]\.id: "S1"; allowed: an id that is used once/,
    );
  });
});

describe('a planned fault', () => {
  const problems = (...args: Parameters<typeof planned>) =>
    faultProblems(planned(...args), catalogue, faultTargets(craft)).map(
      ({ path, allowed }) => `${path.join('.')}: ${allowed}`,
    );

  it('must be known and implemented', () => {
    expect(problems('sensor.stuck', 'x')[0]).toMatch(/^fault: one of sensor\.stuck-at, sensor\.drift/);
    expect(problems('ground.bad-image', 'x')[0]).toMatch(/cannot be injected yet/);
  });

  it('must strike something that exists', () => {
    expect(problems('sensor.stuck-at', 'tcs/loop/loop_z_c')[0]).toMatch(
      /^target: a sensor: one of tcs\/loop/,
    );
    expect(problems('process.killed', 'job-exekutor')[0]).toMatch(/job-executor/);
    expect(problems('sensor.stuck-at', 'tcs/loop/loop_a_c')).toEqual([]);
  });

  it('must strike nothing that real hardware plays', () => {
    const external = ['eps/battery', 'gpu/0/margin', 'tcs/loop', 'eps/switches'];
    const strikes = (fault: string, target: string): string[] =>
      faultProblems(planned(fault, target), catalogue, faultTargets(craft), external).map(
        ({ allowed }) => allowed,
      );
    const real = (device: string): string[] => [
      `a simulated device: ${device} is real hardware, whose faults are its own`,
    ];
    expect(strikes('sensor.stuck-at', 'eps/battery/voltage_a_v')).toEqual(real('eps/battery'));
    expect(strikes('sensor.frozen-stamp', 'eps/battery')).toEqual(real('eps/battery'));
    expect(strikes('gpu.kernel-hang', 'gpu/0')).toEqual(real('gpu/0/margin'));
    expect(strikes('power.rail-trip', 'LCL1')).toEqual(real('eps/switches'));
    expect(strikes('sensor.stuck-at', 'eps/array/voltage_v')).toEqual([]);
    expect(strikes('process.killed', 'job-executor')).toEqual([]);
  });

  it('must stay in the ranges of its parameters and durations', () => {
    expect(problems('sensor.noise-burst', 'tcs/loop/loop_a_c', { parameters: { factor: 99 } })).toEqual([
      'parameters.factor: 3 to 50 (times sigma)',
    ]);
    expect(problems('sensor.stuck-at', 'tcs/loop/loop_a_c', { parameters: { valu: 1 } })).toEqual([
      'parameters.valu: one of value',
    ]);
    expect(problems('process.killed', 'job-executor', { durationUs: 5e6 })).toEqual([
      'duration: none: it strikes at once',
    ]);
    expect(problems('process.pause', 'job-executor', { durationUs: 500e6 })).toEqual([
      'duration: 0.1 to 60 s',
    ]);
  });

  it('takes its parameters from the texts of a command line', () => {
    const hang = catalogue.kind('gpu.kernel-hang')!;
    expect(parseParameters(hang, { xid: '43', timeout: '1.5' })).toEqual({ xid: 43, timeout: 1.5 });
    const stuck = catalogue.kind('sensor.stuck-at')!;
    expect(parseParameters(stuck, { value: '45' })).toEqual({ value: 45 });
    expect(parseParameters(stuck, { value: 'last' })).toEqual({ value: 'last' });
  });
});
