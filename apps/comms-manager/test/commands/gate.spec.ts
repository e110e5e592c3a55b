import {
  commandCatalogue,
  commandNamed,
  contracts,
  JobExecutorCommand,
  Mode,
  PowerManagerCommand,
  ThermalControllerCommand,
} from '@dawnline/contracts';
import { arm, isArmed, NO_ARMS, spend, withoutLapsed } from '../../src/commands/arming';
import { contentFault, digestOf } from '../../src/commands/content';
import { gate, type GateContext } from '../../src/commands/gate';
import { ARM_WINDOW_US, ARMS_MAX_ITEMS } from '../../src/comms-manager.limits';

const TARGETS = ['comms-manager', 'fault-manager', 'job-executor', 'power-manager', 'thermal-controller'];
const context = (changes: Partial<GateContext> = {}): GateContext => ({
  targets: TARGETS,
  mode: Mode.MODE_NOMINAL,
  arms: NO_ARMS,
  nowUs: 0,
  ...changes,
});
const who = { requestId: 'r1', principal: 'ops' };
const thermal = (command: object) => ({
  ...who,
  target: 'thermal-controller',
  body: ThermalControllerCommand.encode(command as ThermalControllerCommand),
});
const cycle = (offTimeUs = 5_000_000) => ({
  ...who,
  target: 'power-manager',
  body: PowerManagerCommand.encode({ powerCycle: { switch: 'LCL3', offTimeUs } } as PowerManagerCommand),
});

describe('the gate', () => {
  it.each([
    [Mode.MODE_OFF, ['recovery']],
    [Mode.MODE_SURVIVAL, ['recovery']],
    [Mode.MODE_SAFE, ['recovery', 'safe']],
    [Mode.MODE_UNKNOWN, ['recovery', 'safe', 'normal']],
    [Mode.MODE_STANDBY, ['recovery', 'safe', 'normal']],
    [Mode.MODE_NOMINAL, ['recovery', 'safe', 'normal', 'job-start']],
  ])('COM-021 LK-8 FD-1 mode %s takes the classes %s, whatever the command', (mode, classes) => {
    for (const { target, action, field, contract, commandClass } of commandCatalogue) {
      // Every action at its smallest: an empty message, a flag, or the least number that its range allows.
      const value = /^(bool|string)$/.test(field.type)
        ? field.type === 'bool'
          ? true
          : 'x'
        : (field.minimum ?? {});
      const body = contracts[contract].encode({ [action]: field.type.startsWith('uint') ? 0 : value });
      const refusal = gate({ ...who, target, body }, context({ mode }));
      if (refusal?.refusal === 'RANGE') continue;
      if (classes.includes(commandClass)) expect(refusal?.refusal ?? 'NOT_ARMED').toBe('NOT_ARMED');
      else expect(refusal).toMatchObject({ refusal: 'WRONG_MODE' });
    }
  });

  it('COM-021 says class, lowest mode and mode in force', () => {
    const body = JobExecutorCommand.encode({ release: 'j1' } as JobExecutorCommand);
    expect(gate({ ...who, target: 'job-executor', body }, context({ mode: Mode.MODE_STANDBY }))).toEqual({
      refusal: 'WRONG_MODE',
      detail: 'release is of class job-start: taken from NOMINAL on, the mode is STANDBY',
    });
  });

  it.each([
    ['no subsystem', { ...thermal({ noop: true }), target: 'nobody' }, 'UNKNOWN_TARGET', /"nobody"/],
    ['no action', thermal({}), 'MALFORMED', /0 actions/],
    [
      'an action of nobody',
      { ...thermal({}), body: Uint8Array.of(0xf8, 0x07, 1) },
      'MALFORMED',
      /no action 127/,
    ],
    [
      'another wire type',
      { ...thermal({}), body: Uint8Array.of(0x12, 1, 0) },
      'MALFORMED',
      /no setLoopTarget|decod/,
    ],
    [
      'a fraction of a message',
      { ...thermal({}), body: Uint8Array.of(0x12, 2, 9, 1) },
      'MALFORMED',
      /no setLoop/,
    ],
    ['out of range', thermal({ setLoopTarget: { loopC: 31 } }), 'RANGE', /loopC: 31, allowed 10 to 30 degC/],
    ['no number', thermal({ setLoopTarget: { loopC: NaN } }), 'RANGE', /loopC: NaN/],
    ['nothing in its place', cycle(0), 'RANGE', /offTimeUs: 0, allowed a whole number, 1 to 60000000/],
  ])('COM-020 LK-7 refuses %s', (_, command, refusal, detail) => {
    const found = gate(command, context());
    expect(found).toMatchObject({ refusal });
    expect(found!.detail).toMatch(detail);
    expect(contentFault(command, TARGETS)).toEqual(found);
  });

  it('COM-026 LK-9 a hazardous command needs the arm of its principal, for exactly itself, in time', () => {
    const digest = digestOf(cycle());
    const arms = arm(NO_ARMS, { principal: 'ops', digest }, 0)!;
    expect(gate(cycle(), context())).toMatchObject({ refusal: 'NOT_ARMED' });
    expect(gate(cycle(), context({ arms }))).toBeNull();
    expect(gate(cycle(), context({ arms, nowUs: ARM_WINDOW_US }))).toBeNull();
    expect(gate(cycle(), context({ arms, nowUs: ARM_WINDOW_US + 1 }))).toMatchObject({
      refusal: 'NOT_ARMED',
    });
    expect(gate({ ...cycle(), principal: 'lab' }, context({ arms }))).toMatchObject({ refusal: 'NOT_ARMED' });
    expect(gate(cycle(5_000_001), context({ arms }))).toMatchObject({ refusal: 'NOT_ARMED' });
    expect(gate(cycle(), context({ arms: spend(arms, { principal: 'ops', digest }) }))).toMatchObject({
      refusal: 'NOT_ARMED',
    });
    expect(contentFault(cycle(), TARGETS)).toBeNull();
  });

  it('COM-026 LK-9 says why it is hazardous', () => {
    const { hazardous } = commandNamed('power-manager', 'powerCycle')!;
    expect(gate(cycle(), context())!.detail).toBe(`powerCycle is hazardous, arm it first: ${hazardous}`);
  });
});

describe('arms', () => {
  const key = (index: number) => ({ principal: 'ops', digest: `d${index}` });

  it('COM-026 are few, lapse, and arming again begins the window anew', () => {
    let arms = NO_ARMS;
    for (let index = 0; index < ARMS_MAX_ITEMS; index++) arms = arm(arms, key(index), index)!;
    expect(arm(arms, key(99), ARMS_MAX_ITEMS)).toBeNull();
    const renewed = arm(arms, key(0), 5_000_000)!;
    expect(renewed.size).toBe(ARMS_MAX_ITEMS);
    expect(isArmed(renewed, key(0), ARM_WINDOW_US + 5_000_000)).toBe(true);
    expect(withoutLapsed(arms, 0)).toBe(arms);
    expect(withoutLapsed(arms, ARM_WINDOW_US + 1).size).toBe(ARMS_MAX_ITEMS - 1);
    expect(arm(arms, key(99), ARM_WINDOW_US + 1)).not.toBeNull();
  });
});
