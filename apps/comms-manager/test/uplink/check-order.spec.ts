import {
  JobExecutorCommand,
  Mode,
  PowerManagerCommand,
  Refusal,
  type Telecommand,
} from '@dawnline/contracts';
import { crc16, FRAME_MAX_BYTES, sealFrame } from '@dawnline/telecommand';
import { arm, NO_ARMS } from '../../src/commands/arming';
import { digestOf } from '../../src/commands/content';
import { SOURCE_BURST_ITEMS } from '../../src/comms-manager.limits';
import type { UplinkContext } from '../../src/uplink/judge';
import { NO_RATES, takeToken, type SourceRates } from '../../src/uplink/source-rate';
import { takeFrame, type UplinkState } from '../../src/uplink/uplink';
import { frame, ONBOARD_US, openUplink, sealingKey, telecommand, uplinkContext } from '../fixture';

const TARGET = 'job-executor';
const HAZARDOUS = JobExecutorCommand.encode({ closeBreaker: true } as JobExecutorCommand);
const NOW_US = uplinkContext().nowUs;
const ARMED = arm(
  NO_ARMS,
  { principal: 'ops', digest: digestOf({ target: TARGET, body: HAZARDOUS }) },
  NOW_US,
)!;

function spent(): SourceRates {
  let rates = NO_RATES;
  for (let count = 0; count < SOURCE_BURST_ITEMS; count++)
    ({ rates } = takeToken(rates, 'ops', false, NOW_US));
  return rates;
}

/** One frame that is sound but for what is done to it. */
interface Draft {
  fields: Partial<Telecommand>;
  keyId: number;
  sequence: number;
  context: { -readonly [K in keyof UplinkContext]?: UplinkContext[K] };
  state: { -readonly [K in keyof UplinkState]?: UplinkState[K] };
  /** On the sealed bytes, before their CRC is made right. */
  damage: ((sealed: Buffer) => void)[];
  isCrcWrong: boolean;
  isTooLong: boolean;
}

interface Check {
  readonly name: string;
  readonly refusal: string;
  readonly detail: RegExp;
  readonly fails: (draft: Draft) => void;
}

/** In the order of LK-15. What each one lets fail shows only when all before it hold. */
const CHECKS: readonly Check[] = [
  { name: 'length', refusal: 'MALFORMED', detail: /^length/, fails: (draft) => (draft.isTooLong = true) },
  { name: 'CRC', refusal: 'MALFORMED', detail: /^CRC/, fails: (draft) => (draft.isCrcWrong = true) },
  {
    name: 'key id',
    refusal: 'UNAUTHENTICATED',
    detail: /^not authenticated$/,
    fails: (draft) => draft.damage.push((sealed) => sealed.writeUInt16BE(7, 2)),
  },
  {
    name: 'MAC',
    refusal: 'UNAUTHENTICATED',
    detail: /^not authenticated$/,
    fails: (draft) => draft.damage.push((sealed) => (sealed[20] ^= 1)),
  },
  {
    name: 'craft',
    refusal: 'UNAUTHENTICATED',
    detail: /^not authenticated$/,
    fails: ({ fields }) => (fields.craft = 'odc-2'),
  },
  { name: 'window', refusal: 'REPLAYED', detail: /^not above 5$/, fails: (draft) => (draft.sequence = 5) },
  {
    name: 'source rate',
    refusal: 'RATE_LIMITED',
    detail: /too many/,
    fails: ({ state }) => (state.rates = spent()),
  },
  {
    name: 'expiry',
    refusal: 'EXPIRED',
    detail: /expired 1 us ago/,
    fails: ({ fields }) => (fields.expiresOnboardUs = ONBOARD_US - 1),
  },
  {
    name: 'target',
    refusal: 'UNKNOWN_TARGET',
    detail: /"nobody"/,
    fails: ({ fields }) => (fields.target = 'nobody'),
  },
  {
    name: 'schema',
    refusal: 'MALFORMED',
    detail: /2 actions/,
    fails: ({ fields }) => (fields.body = Buffer.concat([fields.body!, fields.body!])),
  },
  {
    name: 'range',
    refusal: 'RANGE',
    detail: /^powerCycle\.offTimeUs: 0, allowed/,
    fails: ({ fields }) => {
      fields.target = 'power-manager';
      fields.body = PowerManagerCommand.encode({
        powerCycle: { switch: 'LCL3', offTimeUs: 0 },
      } as PowerManagerCommand);
    },
  },
  {
    name: 'request id',
    refusal: 'DUPLICATE',
    detail: /r1 was used/,
    fails: ({ context }) => {
      const known = {
        requestId: 'r1',
        principal: 'ops',
        target: TARGET,
        digest: 'other',
        isArm: false,
        expiresUs: NOW_US,
        state: 'released',
        refusal: Refusal.REFUSAL_NONE,
        detail: '',
      } as const;
      context.requests = new Map([['ops r1', known]]);
    },
  },
  {
    name: 'mode',
    refusal: 'WRONG_MODE',
    detail: /from STANDBY on, the mode is SAFE/,
    fails: ({ context }) => (context.mode = Mode.MODE_SAFE),
  },
  {
    name: 'arm',
    refusal: 'NOT_ARMED',
    detail: /arm it first/,
    fails: ({ context }) => (context.arms = NO_ARMS),
  },
];

/** Takes one frame that fails these checks. Later ones are applied first: the earlier may build on what they left. */
function taken(...failing: readonly Check[]) {
  const draft: Draft = {
    fields: { target: TARGET, body: HAZARDOUS },
    keyId: 1,
    sequence: 6,
    context: { arms: ARMED },
    state: {},
    damage: [],
    isCrcWrong: false,
    isTooLong: false,
  };
  for (const check of [...failing].reverse()) check.fails(draft);
  const sealed = Buffer.from(sealFrame(sealingKey(draft.keyId), draft.sequence, telecommand(draft.fields)));
  for (const damage of draft.damage) damage(sealed);
  const end = sealed.length - 2;
  sealed.writeUInt16BE(crc16(sealed.subarray(0, end)) ^ (draft.isCrcWrong ? 1 : 0), end);
  const bytes = draft.isTooLong ? Buffer.concat([sealed, Buffer.alloc(FRAME_MAX_BYTES)]) : sealed;
  const before = takeFrame(openUplink(), frame(5), uplinkContext()).state;
  return takeFrame({ ...before, ...draft.state }, bytes, uplinkContext(draft.context));
}

describe('the order of the checks', () => {
  it('LK-15 takes the frame that fails none of them', () => {
    expect(taken().outcome).toMatchObject({ kind: 'command', command: { target: TARGET } });
  });

  it.each(CHECKS)('LK-15 $name alone is refused as $refusal', (check) => {
    const { outcome } = taken(check);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: check.refusal });
    expect((outcome as { detail: string }).detail).toMatch(check.detail);
  });

  const pairs = CHECKS.slice(1).map((later, index) => ({ earlier: CHECKS[index], later }));
  it.each(pairs)('COM-020 LK-15 $earlier.name comes before $later.name', ({ earlier, later }) => {
    const { outcome, numberUsed } = taken(earlier, later);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: earlier.refusal });
    expect((outcome as { detail: string }).detail).toMatch(earlier.detail);
    // LK-13: up to the window nothing is used, and after it the number is.
    expect(numberUsed).toBe(CHECKS.indexOf(earlier) > CHECKS.findIndex(({ name }) => name === 'window'));
  });

  it('COM-022 LK-13 a frame sealed for another craft moves nothing, with whatever key', () => {
    const before = takeFrame(openUplink(), frame(5), uplinkContext()).state;
    for (const craft of ['odc-2', '']) {
      const { state, outcome } = takeFrame(before, frame(6, { craft }), uplinkContext());
      expect(outcome).toMatchObject({ refusal: 'UNAUTHENTICATED', keyId: 0, command: null });
      expect(state.windows).toEqual(before.windows);
    }
  });
});
