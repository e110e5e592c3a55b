import { ThermalControllerCommand, toPlain, type Header } from '@dawnline/contracts';
import { commandPacket, topFields } from '../../src/commands/command-packet';

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
    expect(topFields(encoded({ noop: true }))).toEqual({ numbers: [4] });
    expect(topFields(encoded({ setLoopTarget: { loopC: 1 } }))).toEqual({ numbers: [2] });
    expect(topFields(new Uint8Array(0))).toEqual({ numbers: [] });
    const carried = { fault: 'body carries a header' };
    expect(topFields(encoded({ header: HEADER, noop: true }))).toEqual(carried);
    expect(topFields(Uint8Array.from([0x20, 0x01, 0x0a, 0x00]))).toEqual(carried);
    for (const bytes of [
      [0x20],
      [0x20, 0xff],
      [0x12, 0x02, 0x01],
      [0x11, 1, 2],
      [0x00, 0x01],
      [0x13, 0x14],
    ]) {
      expect(topFields(Uint8Array.from(bytes))).toHaveProperty('fault');
    }
  });
});
