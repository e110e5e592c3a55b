import { ThermalControllerCommand, toPlain, type Header } from '@dawnline/contracts';
import { bodyFault, commandPacket } from '../../src/commands/command-packet';

const HEADER: Header = {
  schema: 1,
  craft: 'odc-1',
  source: 'comms-manager',
  instance: 'comms-manager/1',
  bootId: 300,
  sequence: 7,
  missionTimeUs: 2 ** 40,
  onboardTimeUs: 2 ** 50,
  requestId: 'r1',
  replyTopic: '',
  expiresUs: 12,
  priority: 0,
  modeEpoch: 3,
  principal: 'ops',
};

describe('command packet', () => {
  it('COM-011 LK-1 is what the target would decode: our header, the body of the ground', () => {
    const body = ThermalControllerCommand.encode({
      setLoopTarget: { loopC: 18.5 },
    } as ThermalControllerCommand);
    const decoded = ThermalControllerCommand.decode(commandPacket(HEADER, body));
    expect(toPlain('ThermalControllerCommand', decoded)).toEqual({
      header: HEADER,
      setLoopTarget: { loopC: 18.5 },
    });
  });

  it('COM-010 finds a header in the body, and bytes that are no message', () => {
    const encoded = (command: object): Uint8Array =>
      ThermalControllerCommand.encode(command as ThermalControllerCommand);
    expect(bodyFault(encoded({ noop: true }))).toBeNull();
    expect(bodyFault(encoded({ setLoopTarget: { loopC: 1 } }))).toBeNull();
    expect(bodyFault(new Uint8Array(0))).toBeNull();
    expect(bodyFault(encoded({ header: HEADER, noop: true }))).toContain('header');
    expect(bodyFault(Uint8Array.from([0x20, 0x01, 0x0a, 0x00]))).toContain('header');
    for (const bytes of [
      [0x20],
      [0x20, 0xff],
      [0x12, 0x02, 0x01],
      [0x11, 1, 2],
      [0x00, 0x01],
      [0x13, 0x14],
    ]) {
      expect(bodyFault(Uint8Array.from(bytes))).not.toBeNull();
    }
  });
});
