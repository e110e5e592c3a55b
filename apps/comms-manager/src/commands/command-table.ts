// Commands that were dispatched and are not terminal yet (LK-2 to LK-5).
//
// dispatched  released to the target, nothing heard yet
// accepted    the target took it
// started     the target works on it
// A success of completion, or a failure at any stage, is terminal and closes the row.
import { strict as assert } from 'node:assert';
import { Stage } from '@dawnline/contracts';
import {
  ACCEPTANCE_WINDOW_US,
  COMPLETION_WINDOW_US,
  OPEN_COMMANDS_MAX_ITEMS,
  OPEN_RECOVERY_RESERVE_ITEMS,
} from '../comms-manager.limits';

export interface OpenCommand {
  readonly requestId: string;
  readonly principal: string;
  readonly target: string;
  readonly state: 'dispatched' | 'accepted' | 'started';
  /** For the next report; never after the command's own expiry. */
  readonly deadlineUs: number;
  /** Expired while it is executed is a time-out (LK-2). */
  readonly expiresUs: number;
}

export type CommandTable = ReadonlyMap<string, OpenCommand>;

export interface CommandKey {
  readonly requestId: string;
  readonly principal: string;
  readonly target: string;
}

/** A command that passed every check, for its target. */
export interface Command extends CommandKey {
  /** The target's command packet without its header. */
  readonly body: Uint8Array;
  /** Mission time after which nobody may act on it. */
  readonly expiresUs: number;
}

/** A request id is unique per principal; the target is part of the row's name, so no other subsystem can close it. */
const nameOf = (key: CommandKey): string => `${key.target} ${key.principal} ${key.requestId}`;

/** Opens a row, or finds the one of the same request, which keeps its deadline. Null when full. */
export function openCommand(
  table: CommandTable,
  key: CommandKey & Pick<Command, 'expiresUs'>,
  nowUs: number,
  isRecovery = false,
): CommandTable | null {
  if (table.has(nameOf(key))) return table;
  const reserve = isRecovery ? 0 : OPEN_RECOVERY_RESERVE_ITEMS;
  if (table.size >= OPEN_COMMANDS_MAX_ITEMS - reserve) return null;
  const { requestId, principal, target, expiresUs } = key;
  const row: OpenCommand = {
    requestId,
    principal,
    target,
    state: 'dispatched',
    deadlineUs: Math.min(nowUs + ACCEPTANCE_WINDOW_US, expiresUs),
    expiresUs,
  };
  const next = new Map(table).set(nameOf(key), row);
  assert(next.size <= OPEN_COMMANDS_MAX_ITEMS);
  return next;
}

export function rowOf(table: CommandTable, key: CommandKey): OpenCommand | null {
  return table.get(nameOf(key)) ?? null;
}

/** Removes a row without a report. */
export function withoutCommand(table: CommandTable, key: CommandKey): CommandTable {
  const next = new Map(table);
  next.delete(nameOf(key));
  return next;
}

export interface StageReport extends CommandKey {
  readonly stage: Stage;
  readonly ok: boolean;
}

export type ReportOutcome =
  | { readonly kind: 'progress' | 'terminal'; readonly table: CommandTable }
  /** Of an unknown, closed or timed-out command, or out of order: discarded and counted. */
  | { readonly kind: 'discarded'; readonly reason: string };

/** Takes one report of a target. */
export function applyReport(table: CommandTable, report: StageReport, nowUs: number): ReportOutcome {
  const row = table.get(nameOf(report));
  if (!row) return { kind: 'discarded', reason: 'no such command is open' };
  if (!report.ok) {
    if (report.stage === Stage.STAGE_STARTED && row.state === 'dispatched') {
      return { kind: 'discarded', reason: 'start failed before acceptance' };
    }
    return { kind: 'terminal', table: withoutCommand(table, report) };
  }
  switch (report.stage) {
    // A target that knows the request of a resend reports its present stage at once, without those before it (LK-6).
    case Stage.STAGE_COMPLETED:
      return { kind: 'terminal', table: withoutCommand(table, report) };
    case Stage.STAGE_ACCEPTED:
      if (row.state === 'started') return { kind: 'discarded', reason: 'accepted after it started' };
      return { kind: 'progress', table: advanced(table, row, 'accepted', nowUs) };
    case Stage.STAGE_STARTED:
    case Stage.STAGE_PROGRESS:
      return { kind: 'progress', table: advanced(table, row, 'started', nowUs) };
    default:
      return { kind: 'discarded', reason: `stage ${report.stage} is no stage of a target` };
  }
}

function advanced(
  table: CommandTable,
  row: OpenCommand,
  state: OpenCommand['state'],
  nowUs: number,
): CommandTable {
  const deadlineUs = Math.min(nowUs + COMPLETION_WINDOW_US, row.expiresUs);
  return new Map(table).set(nameOf(row), { ...row, state, deadlineUs });
}

/** Closes the commands whose deadline passed: a slot is freed by time, not only by a reply (LK-5). */
export function closeOverdue(
  table: CommandTable,
  nowUs: number,
): { table: CommandTable; overdue: readonly OpenCommand[] } {
  const overdue = [...table.values()].filter((row) => row.deadlineUs <= nowUs);
  return { table: overdue.reduce<CommandTable>(withoutCommand, table), overdue };
}
