import { guardProcess } from '../shutdown';

describe('end of the rig', () => {
  const calls: string[] = [];
  const guard = {
    handleSignals: true,
    stop: (reason: string) => void calls.push(reason),
    killNow: () => void calls.push('killed'),
  };
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    calls.push(`exit ${code}`);
    return undefined as never;
  });
  let release: () => void = () => undefined;

  beforeEach(() => {
    calls.length = 0;
    release = guardProcess(guard);
  });
  afterEach(() => release());
  afterAll(() => exit.mockRestore());

  it('ends the flight in order at the first Ctrl-C, and at once at the second', () => {
    process.emit('SIGINT', 'SIGINT');
    process.emit('SIGINT', 'SIGINT');
    expect(calls).toEqual(['interrupted', 'exit 130']);
  });

  it('takes the processes along whatever ends the rig', () => {
    process.listeners('exit').at(-1)!.call(process, 1);
    expect(calls).toEqual(['killed']);
  });

  it('lets go after the flight', () => {
    release();
    const before = process.listenerCount('SIGTERM');
    guardProcess({ ...guard, handleSignals: false })();
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
