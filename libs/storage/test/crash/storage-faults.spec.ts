import type { DiskFault } from '../../../../hil/simulation/disk/disk-faults';
import { bestIntactStep, checkNextLife } from './checks';
import type { Mirror } from './flow';
import { report } from './report';
import { Rig, type Strike } from './rig';
import { floorOf, fly, segments, type Segment } from './segments';

type Extent = Parameters<typeof checkNextLife>[4];

/** One fault, struck at one call of a segment. */
interface Struck {
  readonly rig: Rig;
  readonly segment: Segment;
  readonly call: number;
  /** 0 is the device of the checkpoints. */
  readonly device: number;
}

interface Fault {
  readonly title: string;
  /** What happens from the call on. */
  strikes(struck: Struck): readonly Strike[];
  /** How the life ends; a kill where absent. Then the fault heals, but for one that is for ever. */
  readonly ends?: 'dropped';
  readonly forEver?: boolean;
  /** Whether a checkpoint's only copy may be damaged: then what is left of those acknowledged is due (JOB-3). */
  damages?(struck: Struck): boolean;
  /** Cells that are declared unrecoverable. */
  isDeclared?(struck: Struck): boolean;
  readonly extent?: Extent;
}

/** In force from the call on. */
const lasting =
  (fault: DiskFault) =>
  ({ call, device }: Struck): Strike[] => [{ call, moment: 'before', act: (rig) => rig.ail(device, fault) }];

/** In force for that one call, whichever device it goes to. */
const once =
  (fault: DiskFault) =>
  ({ rig, call }: Struck): Strike[] =>
    rig.ailOnce(call, fault);

const dead: DiskFault = { errors: { operations: [], path: '', probability: 1 } };
const onlyCopy = ({ segment, device }: Struck): boolean => segment.mirror === 'watermark' && device === 0;
/** Calls from the beginning of the lie to the loss of power, taken in turn; Infinity is the end of the segment. */
const LIE_CALLS = [2, 9, 25, Infinity];

const FAULTS: Readonly<Record<string, Fault>> = {
  D3: {
    title: 'a device lies about its flushes from there on until power is lost',
    strikes: ({ call, device }) => [
      ...lasting({ lyingSyncUs: Infinity })({ call, device } as Struck),
      {
        call: call + LIE_CALLS[(call >> 1) % LIE_CALLS.length],
        moment: 'before',
        act: (rig) => rig.losePower('dropped'),
      },
    ],
    ends: 'dropped',
    damages: onlyCopy,
  },
  D4: {
    title: 'bits rot in one file, each file in turn',
    strikes: ({ segment, call, device }) => {
      const paths = [...segment.contents[device].keys()];
      const path = paths[(call >> 1) % paths.length];
      return [{ call, moment: 'before', act: (rig) => void rig.models[device].rot(path, 3, String(call)) }];
    },
    damages: onlyCopy,
  },
  'D4 for ever': {
    title: 'a whole device is gone for ever',
    strikes: lasting(dead),
    forEver: true,
    // Checkpoints that were never copied are gone with their device; what was copied is not.
    isDeclared: onlyCopy,
    damages: ({ device }) => device === 0,
    extent: 'second device',
  },
  D5: {
    title: 'one read or write meets another block',
    strikes: once({ misdirected: { operations: [], path: '', probability: 1 } }),
    damages: ({ segment }) => segment.mirror === 'watermark',
  },
  D6: { title: 'one operation fails', strikes: once(dead) },
  'D6 lasting': { title: 'every operation of a device fails until its next life', strikes: lasting(dead) },
  D7: {
    title: 'one flush fails, the next says clean, then power is lost',
    strikes: lasting({ failingSyncs: 1 }),
    ends: 'dropped',
  },
  D8: { title: 'a device is full', strikes: lasting({ freeBytes: 0 }) },
  D9: { title: 'a device is a hundred times slower', strikes: lasting({ slowFactor: 100 }) },
  D10: { title: 'a device is read-only', strikes: lasting({ readOnly: true }) },
};

/** As in the crash points: whole next attempts now and then. */
const WHOLE_EVERY = 5;

async function callsOf(segment: Segment): Promise<number> {
  const rig = new Rig(1, segment.contents);
  await fly(segment, rig, { ...segment.told });
  return rig.calls;
}

async function strike(
  fault: Fault,
  segment: Segment,
  call: number,
  device: number,
  isWhole: boolean,
): Promise<boolean> {
  const rig = new Rig(call, segment.contents);
  const struck = { rig, segment, call, device };
  if (fault.isDeclared?.(struck)) return false;
  const told = { ...segment.told };
  await fly(segment, rig, told, fault.strikes(struck));
  if (fault.ends) rig.losePower(fault.ends);
  else rig.kill();
  if (!fault.forEver) rig.heal();
  const living = fault.forEver ? [rig.models[1 - device]] : rig.models;
  const best = bestIntactStep(living, told.sequence);
  const isDamaged = segment.isDamaged || (fault.damages?.(struck) ?? false);
  const floor = isDamaged ? Math.min(told.step, best) : floorOf(segment, told, best);
  await checkNextLife(rig, segment.mirror, told, floor, fault.extent ?? (isWhole ? 'whole' : 'restore'));
  return true;
}

async function everyCall(fault: Fault, mirror: Mirror): Promise<{ strikes: number; failures: string[] }> {
  const failures: string[] = [];
  let strikes = 0;
  for (const segment of await segments(mirror)) {
    const calls = await callsOf(segment);
    for (let call = 1; call <= calls; call++) {
      // Each device at every second call: half of the product, the same half in every run.
      const device = call % 2;
      try {
        if (await strike(fault, segment, call, device, strikes % WHOLE_EVERY === 0)) strikes += 1;
      } catch (error) {
        failures.push(`${segment.name}, ${mirror}, call ${call}, ssd${device}: ${(error as Error).message}`);
      }
    }
  }
  return { strikes, failures };
}

const MINUTES_10 = 600_000;

describe('storage faults at every port call of the checkpoint store', () => {
  it.each(Object.entries(FAULTS).map(([id, fault]) => [id, fault.title, fault] as const))(
    'STO-011 JOB-2 JOB-3 JP-6 inv:C1 inv:C2 inv:C3 fault:%s: %s',
    async (id, _, fault) => {
      const failures: string[] = [];
      let strikes = 0;
      for (const mirror of ['watermark', 'copy'] as const) {
        const found = await everyCall(fault, mirror);
        strikes += found.strikes;
        failures.push(...found.failures);
      }
      expect(failures.slice(0, 10)).toEqual([]);
      expect(strikes).toBeGreaterThan(600);
      report(`storage fault ${id} at the port calls of the checkpoint store: ${strikes} strikes, 0 failures`);
    },
    MINUTES_10,
  );
});
