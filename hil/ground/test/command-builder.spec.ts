import {
  commandTargets,
  JobExecutorCommand,
  Mode,
  FaultManagerCommand,
  ThermalControllerCommand,
  toPlain,
} from '@dawnline/contracts';
import { buildCommand, CommandError } from '../command-builder';

// A header is needed to decode a packet; the ground builds bodies without one.
const decoded = (
  name: 'JobExecutorCommand' | 'ThermalControllerCommand' | 'FaultManagerCommand',
  body: Uint8Array,
) => {
  const contract = { JobExecutorCommand, ThermalControllerCommand, FaultManagerCommand }[name];
  const message = contract.decode(Buffer.concat([Uint8Array.of(0x0a, 0x00), body]));
  const { header: _, ...fields } = toPlain(name, message);
  return fields;
};

function errorOf(build: () => unknown): CommandError {
  try {
    build();
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('command builder', () => {
  it('GND-001 builds the command packets of every subsystem that takes commands', () => {
    expect(commandTargets()).toEqual(
      expect.arrayContaining([
        'comms-manager',
        'fault-manager',
        'job-executor',
        'power-manager',
        'thermal-controller',
      ]),
    );
    for (const target of commandTargets())
      expect(buildCommand(target, { noop: true }).length).toBeGreaterThan(0);
  });

  it('GND-001 takes JSON names, the names of the .proto files, nested messages, lists and enumerations by name', () => {
    const submit = {
      job: 'j1',
      program: 'train',
      arguments: ['a', 'b'],
      total_steps: 100,
      stepTimeUs: 2_000_000,
    };
    expect(decoded('JobExecutorCommand', buildCommand('job-executor', { submit }))).toMatchObject({
      submit: { job: 'j1', arguments: ['a', 'b'], totalSteps: 100, stepTimeUs: 2_000_000 },
    });
    expect(decoded('FaultManagerCommand', buildCommand('fault-manager', { set_mode: 'MODE_SAFE' }))).toEqual({
      setMode: Object.entries(Mode).find(([name]) => name === 'MODE_SAFE')![0],
    });
    const loop = buildCommand('thermal-controller', { setLoopTarget: { loopC: 18.25 } });
    expect(decoded('ThermalControllerCommand', loop)).toEqual({ setLoopTarget: { loopC: 18.25 } });
  });

  it.each([
    ['target', 'nobody', {}, 'target', 'thermal-controller'],
    ['unknown field', 'thermal-controller', { set_lop: 1 }, 'set_lop', 'setLoopTarget'],
    ['unknown nested field', 'thermal-controller', { setLoopTarget: { c: 1 } }, 'setLoopTarget.c', 'loopC'],
    ['header', 'thermal-controller', { header: {}, noop: true }, 'header', 'noop'],
    [
      'two actions',
      'thermal-controller',
      { noop: true, trustSensor: 'loop_a' },
      'ThermalControllerCommand',
      'exactly one',
    ],
    ['no action', 'thermal-controller', {}, 'ThermalControllerCommand', 'exactly one'],
    ['boolean', 'thermal-controller', { noop: 'yes' }, 'noop', 'true or false'],
    ['number', 'thermal-controller', { setLoopTarget: { loopC: '20' } }, 'setLoopTarget.loopC', 'a number'],
    ['range', 'job-executor', { submit: { priority: 2 ** 32 } }, 'submit.priority', '4294967295'],
    ['fraction', 'job-executor', { submit: { totalSteps: 1.5 } }, 'submit.totalSteps', 'whole number'],
    ['negative', 'job-executor', { submit: { totalSteps: -1 } }, 'submit.totalSteps', 'from 0'],
    ['list', 'job-executor', { submit: { arguments: 'a' } }, 'submit.arguments', 'list'],
    ['list item', 'job-executor', { submit: { arguments: [1] } }, 'submit.arguments[0]', 'text'],
    ['enumeration', 'fault-manager', { setMode: 'SAFE' }, 'setMode', 'MODE_SAFE'],
    [
      'range of the contract',
      'thermal-controller',
      { setLoopTarget: { loopC: 31 } },
      'setLoopTarget.loopC',
      '10 to 30 degC',
    ],
    [
      'mode out of range',
      'fault-manager',
      { setMode: 'MODE_OFF' },
      'setMode',
      'one of MODE_SURVIVAL, MODE_SAFE',
    ],
    [
      'length',
      'fault-manager',
      { restartService: 'x'.repeat(65) },
      'restartService',
      'at most 64 characters',
    ],
    ['object', 'job-executor', { submit: 'j1' }, 'submit', 'JobSpecification'],
  ])('GND-002 names field, value and what is allowed: %s', (_, target, command, field, allowed) => {
    const error = errorOf(() => buildCommand(target, command));
    expect(error.field).toBe(field);
    expect(error.message).toContain(field);
    expect(error.allowed).toContain(allowed);
  });

  it('GND-010 takes raw bytes as hexadecimal, base64 or text, and says which it is', () => {
    const bodyOf = (body: string): unknown => {
      const built = buildCommand('job-executor', { request: { job: 'j', request: 'r', body } });
      const { request } = decoded('JobExecutorCommand', built) as { request: { body: Uint8Array } };
      return Buffer.from(request.body).toString('latin1');
    };
    expect(bodyOf('hex:00fF7a')).toBe('\u0000\u00ffz');
    expect(bodyOf('base64:AP96')).toBe('\u0000\u00ffz');
    expect(bodyOf('text:hex:00')).toBe('hex:00');
    expect(bodyOf('hex:')).toBe('');
    for (const wrong of [
      '00ff',
      'hex:0',
      'hex:zz',
      'base64:A',
      'utf8:a',
      'text',
      7,
      `text:${'x'.repeat(1025)}`,
    ]) {
      const error = errorOf(() =>
        buildCommand('job-executor', { request: { job: 'j', request: 'r', body: wrong } }),
      );
      expect({ field: error.field, allowed: error.allowed }).toEqual({
        field: 'request.body',
        allowed: 'bytes as hex:0a1b..., base64:Cgs= or text:in UTF-8, at most 1024 bytes',
      });
    }
  });
});
