import {
  allowedOf,
  argumentFault,
  commandCatalogue,
  commandContractOf,
  commandNamed,
  commandTargets,
  FaultManagerCommand,
  Mode,
  PowerManagerCommand,
  ThermalControllerCommand,
} from '../src';

describe('the catalogue of commands', () => {
  it('LK-8 names every action of every target once, with its class', () => {
    const names = commandCatalogue.map(({ target, action }) => `${target} ${action}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(commandCatalogue.map(({ target }) => target))).toEqual(new Set(commandTargets()));
    expect(commandNamed('fault-manager', 'setMode')).toMatchObject({
      commandClass: 'recovery',
      hazardous: null,
    });
    expect(commandNamed('job-executor', 'submit')).toMatchObject({ commandClass: 'job-start' });
    expect(commandNamed('job-executor', 'nonsense')).toBeNull();
    expect(commandContractOf('nobody')).toBeNull();
  });

  it('LK-9 says why a hazardous command must be armed', () => {
    const hazardous = commandCatalogue.filter((entry) => entry.hazardous !== null);
    expect(hazardous.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['setSwitch', 'powerCycle', 'closeBreaker']),
    );
    for (const { hazardous: why } of hazardous) expect(why!.length).toBeGreaterThan(20);
  });

  it('every target can be asked for a sign of life in every mode', () => {
    for (const target of commandTargets())
      expect(commandNamed(target, 'noop')).toMatchObject({ commandClass: 'recovery', hazardous: null });
  });
});

describe('the check of arguments', () => {
  const loop = (loopC: number) =>
    argumentFault('ThermalControllerCommand', {
      setLoopTarget: { loopC },
    } as unknown as ThermalControllerCommand);

  it('takes both ends of a range and nothing beyond, nor what is no number', () => {
    expect(loop(10)).toBeNull();
    expect(loop(30)).toBeNull();
    for (const value of [9.999, 30.001, NaN, Infinity]) {
      expect(loop(value)).toEqual({ field: 'setLoopTarget.loopC', value, allowed: '10 to 30 degC' });
    }
  });

  it('judges decoded messages, in which an absent argument is its default', () => {
    const header = { craft: 'odc-1' } as never;
    const bytes = PowerManagerCommand.encode({
      header,
      powerCycle: { switch: 'LCL2' },
    } as unknown as PowerManagerCommand);
    expect(argumentFault('PowerManagerCommand', PowerManagerCommand.decode(bytes))).toEqual({
      field: 'powerCycle.offTimeUs',
      value: 0,
      allowed: 'a whole number, 1 to 60000000 us',
    });
  });

  it('takes only the members of an enumeration that its range names', () => {
    const fault = (setMode: number) =>
      argumentFault('FaultManagerCommand', { setMode } as unknown as FaultManagerCommand);
    expect(fault(Mode.MODE_SAFE)).toBeNull();
    for (const value of [Mode.MODE_OFF, 6, -1])
      expect(fault(value)).toMatchObject({
        field: 'setMode',
        allowed: 'one of MODE_SURVIVAL, MODE_SAFE, MODE_STANDBY, MODE_NOMINAL',
      });
  });

  it('holds texts to their length, and names the length that was given', () => {
    const message = { restartService: 'x'.repeat(65) } as unknown as FaultManagerCommand;
    expect(argumentFault('FaultManagerCommand', message)).toEqual({
      field: 'restartService',
      value: 65,
      allowed: 'a text of at most 64 characters',
    });
  });

  it('says nothing of what may be anything of its type', () => {
    expect(allowedOf({ number: 2, type: 'double', repeated: false, unit: 'W', description: 'Power' })).toBe(
      '',
    );
  });
});
