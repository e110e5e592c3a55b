import { Stage } from '@dawnline/contracts';
import {
  applyReport,
  closeOverdue,
  openCommand,
  rowOf,
  type CommandTable,
} from '../../src/commands/command-table';
import {
  ACCEPTANCE_WINDOW_US,
  COMPLETION_WINDOW_US,
  OPEN_COMMANDS_MAX_ITEMS,
  OPEN_RECOVERY_RESERVE_ITEMS,
} from '../../src/comms-manager.limits';

const EXPIRES_US = 600_000_000;
const KEY = { requestId: 'r1', principal: 'ops', target: 'power-manager', expiresUs: EXPIRES_US };
const opened = (key = KEY, nowUs = 0): CommandTable => openCommand(new Map(), key, nowUs)!;

function reported(table: CommandTable, stage: Stage, nowUs = 0, ok = true): CommandTable {
  const outcome = applyReport(table, { ...KEY, stage, ok }, nowUs);
  if (outcome.kind === 'discarded') throw new Error(outcome.reason);
  return outcome.table;
}

describe('command table', () => {
  it('COM-012 LK-4 goes through its stages to one terminal report', () => {
    let table = reported(opened(), Stage.STAGE_ACCEPTED);
    table = reported(table, Stage.STAGE_STARTED);
    table = reported(table, Stage.STAGE_PROGRESS);
    table = reported(table, Stage.STAGE_COMPLETED);
    expect(table.size).toBe(0);
    const second = applyReport(table, { ...KEY, stage: Stage.STAGE_COMPLETED, ok: true }, 0);
    expect(second).toMatchObject({ kind: 'discarded' });
  });

  it('COM-012 LK-4 ends with a failure at any stage; a start failure needs an acceptance', () => {
    for (const stage of [Stage.STAGE_ACCEPTED, Stage.STAGE_COMPLETED]) {
      expect(applyReport(opened(), { ...KEY, stage, ok: false }, 0)).toMatchObject({ kind: 'terminal' });
    }
    const start = { ...KEY, stage: Stage.STAGE_STARTED, ok: false };
    expect(applyReport(opened(), start, 0)).toMatchObject({ kind: 'discarded' });
    expect(applyReport(reported(opened(), Stage.STAGE_ACCEPTED), start, 0)).toMatchObject({
      kind: 'terminal',
    });
  });

  it('COM-013 LK-5 discards reports of unknown commands, of another target, and out of order', () => {
    const accepted = { ...KEY, stage: Stage.STAGE_ACCEPTED, ok: true };
    expect(applyReport(new Map(), accepted, 0)).toMatchObject({ kind: 'discarded' });
    expect(applyReport(opened(), { ...accepted, target: 'job-executor' }, 0)).toMatchObject({
      kind: 'discarded',
    });
    const started = reported(opened(), Stage.STAGE_STARTED);
    expect(applyReport(started, accepted, 0)).toMatchObject({ kind: 'discarded' });
    const routing = { ...KEY, stage: Stage.STAGE_ROUTING, ok: true };
    expect(applyReport(opened(), routing, 0)).toMatchObject({ kind: 'discarded' });
  });

  it('COM-012 LK-5 LK-10 is bounded, with a reserve for the recovery class; a resend takes no second slot, and a deadline frees one', () => {
    let table: CommandTable = new Map();
    for (let index = 0; index < OPEN_COMMANDS_MAX_ITEMS; index++) {
      const isRecovery = index >= OPEN_COMMANDS_MAX_ITEMS - OPEN_RECOVERY_RESERVE_ITEMS;
      const request = { ...KEY, requestId: `r${index}` };
      // LK-10: the last places are for the recovery class.
      if (isRecovery) expect(openCommand(table, request, index)).toBeNull();
      table = openCommand(table, request, index, isRecovery)!;
    }
    expect(openCommand(table, { ...KEY, requestId: 'one more' }, 0, true)).toBeNull();
    expect(openCommand(table, { ...KEY, requestId: 'r0' }, 99)).toBe(table);
    const { table: freed, overdue } = closeOverdue(table, ACCEPTANCE_WINDOW_US);
    expect(overdue.map((row) => row.requestId)).toEqual(['r0']);
    expect(openCommand(freed, { ...KEY, requestId: 'one more' }, 0, true)).not.toBeNull();
  });

  it('COM-012 LK-2 gives an accepted command the completion window from its last report', () => {
    const nowUs = ACCEPTANCE_WINDOW_US - 1;
    const table = reported(opened(), Stage.STAGE_STARTED, nowUs);
    expect(closeOverdue(table, nowUs + COMPLETION_WINDOW_US - 1).overdue).toEqual([]);
    const { table: closed, overdue } = closeOverdue(table, nowUs + COMPLETION_WINDOW_US);
    expect(overdue).toMatchObject([{ requestId: 'r1', state: 'started' }]);
    expect(rowOf(closed, KEY)).toBeNull();
  });

  it('COM-029 LK-2 ends at its own expiry, however far it is', () => {
    const brief = { ...KEY, expiresUs: 7 };
    expect(closeOverdue(opened(brief), 6).overdue).toEqual([]);
    expect(closeOverdue(opened(brief), 7).overdue).toMatchObject([{ state: 'dispatched' }]);
    const started = reported(opened(brief), Stage.STAGE_STARTED, 5);
    expect(closeOverdue(started, 7).overdue).toMatchObject([{ state: 'started' }]);
  });
});
