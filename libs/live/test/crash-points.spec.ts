import { ArmedCrashPoint, crashPointOf } from '../../host/src/live/crash-points';

const point = (nth: number, moment: 'before' | 'after') => ({
  on: 'job-executor/disk.append',
  path: 'ledger',
  nth,
  moment,
});

function disk(effects: string[]) {
  return {
    append: async (path: string) => void effects.push(path),
    read: async (path: string) => void effects.push(`read ${path}`),
  };
}

describe('crash points', () => {
  it('strike after the effect of the nth call that names the path', async () => {
    const effects: string[] = [];
    const armed = new ArmedCrashPoint('job-executor', point(2, 'after'), () => effects.push('dead'));
    const guarded = armed.guard('disk', disk(effects));
    await guarded.append('jobs/ledger');
    await guarded.append('other');
    await guarded.read('jobs/ledger');
    await guarded.append('jobs/ledger');
    expect(effects).toEqual(['jobs/ledger', 'other', 'read jobs/ledger', 'jobs/ledger', 'dead']);
  });

  it('strike before the effect, and the call never settles', () => {
    const effects: string[] = [];
    const armed = new ArmedCrashPoint('job-executor', point(1, 'before'), () => effects.push('dead'));
    void armed.guard('disk', disk(effects)).append('ledger');
    expect(effects).toEqual(['dead']);
  });

  it('strike at a call that names many paths, by any of them', () => {
    const effects: string[] = [];
    const digests = { on: 'job-executor/disk.digestAll', path: 'ckpt-3/', nth: 1, moment: 'before' } as const;
    const armed = new ArmedCrashPoint('job-executor', digests, () => effects.push('dead'));
    const guarded = armed.guard('disk', {
      digestAll: (paths: string[]) => void effects.push(paths.join(' ')),
    });
    guarded.digestAll(['ckpt-2/a', 'ckpt-2/b']);
    void guarded.digestAll(['ckpt-3/a', 'ckpt-3/b']);
    expect(effects).toEqual(['ckpt-2/a ckpt-2/b', 'dead']);
  });

  it('leave other services and ports alone', () => {
    const fail = (): never => {
      throw new Error('struck');
    };
    const port = disk([]);
    expect(new ArmedCrashPoint('fault-manager', point(1, 'before'), fail).guard('disk', port)).toBe(port);
    expect(new ArmedCrashPoint('job-executor', point(1, 'before'), fail).guard('bus', port)).toBe(port);
  });

  it('are refused with what is wrong', () => {
    const text = (change: object) => JSON.stringify({ ...point(1, 'after'), ...change });
    expect(crashPointOf(text({}))).toEqual(point(1, 'after'));
    expect(() => crashPointOf(text({ on: 'disk' }))).toThrow(/SERVICE\/PORT\.METHOD/);
    expect(() => crashPointOf(text({ nth: 0 }))).toThrow(/nth/);
    expect(() => crashPointOf(text({ moment: 'during' }))).toThrow(/moment/);
  });
});
