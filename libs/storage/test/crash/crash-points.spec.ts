import { bestIntactStep, checkAlways, checkNextLife } from './checks';
import { report } from './report';
import type { Mirror } from './flow';
import { Rig, type Moment } from './rig';
import { floorOf, fly, segments, type Segment } from './segments';

/**
 * What strikes, and when. A kill leaves the page cache. Power loss decides on each pending operation by a key, or drops
 * all of them (fault:D2), or tears all (fault:D1); that it applies all is what a kill leaves.
 */
const STRIKES: readonly (readonly ['kill' | 'keyed' | 'dropped' | 'torn', readonly Moment[]])[] = [
  ['kill', ['before', 'during', 'after']],
  ['keyed', ['before', 'during', 'after']],
  ['dropped', ['after']],
  ['torn', ['during', 'after']],
];
/** The next attempt's whole commit is tried after each so many strikes; restore and scrub after every one. */
const WHOLE_EVERY = 5;

interface Span {
  readonly first: number;
  readonly last: number;
}

/** The calls of the undisturbed segment; those of the boot belong to the first one. inv:C2 is looked at before each. */
async function spanOf(segment: Segment, isFirst: boolean): Promise<Span> {
  const rig = new Rig(1, segment.contents);
  const told = { ...segment.told };
  const bootCalls = await fly(segment, rig, told, [], () => checkAlways(rig, told));
  const span = { first: isFirst ? 1 : bootCalls + 1, last: rig.calls };
  await checkNextLife(
    rig,
    segment.mirror,
    told,
    floorOf(segment, told, bestIntactStep(rig.models, told.sequence)),
  );
  return span;
}

async function strike(
  segment: Segment,
  call: number,
  moment: Moment,
  rule: string,
  isWhole: boolean,
): Promise<void> {
  const rig = new Rig(call * 31 + rule.length, segment.contents);
  const told = { ...segment.told };
  const act = (): void => (rule === 'kill' ? rig.kill() : rig.losePower(rule as 'keyed'));
  await fly(segment, rig, told, [{ call, moment, act }]);
  const floor = floorOf(segment, told, bestIntactStep(rig.models, told.sequence));
  await checkNextLife(rig, segment.mirror, told, floor, isWhole ? 'whole' : 'restore');
}

/** Fewer would mean that the enumeration has lost a part of the store (counted: 271 and 398). */
const CALLS_AT_LEAST = { watermark: 240, copy: 360 };
const MINUTES_10 = 600_000;

describe.each<Mirror>(['watermark', 'copy'])('crash points, %s on the second device', (mirror) => {
  it(
    'STO-003 JOB-2 JOB-3 JP-6 JP-7 JP-8 JP-9 JP-27 inv:C1 inv:C2 inv:C3 fault:D1 fault:D2 hold at every port call of commit, verify, ' +
      'copy, watermark, retention, adoption, settlement, restore and scrub: before, during and after, by SIGKILL and power loss',
    async () => {
      const failures: string[] = [];
      let calls = 0;
      let strikes = 0;
      for (const [index, segment] of (await segments(mirror)).entries()) {
        const { first, last } = await spanOf(segment, index === 0);
        calls += last - first + 1;
        for (let call = first; call <= last; call++)
          for (const [rule, moments] of STRIKES)
            for (const moment of moments)
              await strike(segment, call, moment, rule, strikes++ % WHOLE_EVERY === 0).catch((error: Error) =>
                failures.push(`${segment.name}, ${rule} ${moment} call ${call}: ${error.message}`),
              );
      }
      expect(failures.slice(0, 10)).toEqual([]);
      expect(calls).toBeGreaterThanOrEqual(CALLS_AT_LEAST[mirror]);
      report(
        `crash points of the checkpoint store, second device with ${mirror}: ${calls} port calls, ${strikes} strikes, 0 failures`,
      );
    },
    MINUTES_10,
  );
});

describe('the checks of the crash points', () => {
  it('fail for a store that removes the old checkpoint before the new one is recorded', async () => {
    const [segment] = await segments('watermark');
    const hasty: Segment = {
      ...segment,
      run: async (executor) => {
        await executor.store.discard([1, 2]);
        await executor.commit(0);
        await executor.takeCommits(0);
      },
    };
    let call = 0;
    const calm = new Rig(1, hasty.contents);
    await fly(hasty, calm, { ...hasty.told }, [], (method, path) => {
      if (call === 0 && method === 'disk.makeFolder' && path.endsWith('.tmp-3')) call = calm.calls;
    });
    expect(call).toBeGreaterThan(0);
    const rig = new Rig(1, hasty.contents);
    const told = { ...hasty.told };
    await fly(hasty, rig, told, [{ call, moment: 'before', act: () => rig.kill() }]);
    await expect(checkNextLife(rig, 'watermark', told, told.step, 'restore')).rejects.toThrow(/JOB-2/);
    expect(() => checkAlways(rig, told)).toThrow(/inv:C2/);
  });

  it('fail when both devices lie about their flushes: declared unrecoverable', async () => {
    const [segment] = await segments('copy');
    const rig = new Rig(1, segment.contents);
    const told = { ...segment.told };
    for (const device of [0, 1]) rig.ail(device, { lyingSyncUs: Infinity });
    await fly(segment, rig, told);
    expect(told.sequence).toBe(3);
    rig.losePower('dropped');
    rig.heal();
    await expect(checkNextLife(rig, 'copy', told, told.step, 'restore')).rejects.toThrow(/inv:C1/);
  });
});
