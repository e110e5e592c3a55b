// Puts health, bus watch, ladder, modes and watchdog together: one health cycle of the craft. Pure.
import { watchBus, BUS_WELL, type BusWatch } from './bus-watch';
import { climb, FRESH_LADDER, settleLadder, type LadderAction, type LadderState } from './escalation';
import {
  grantGrace,
  healthCycle,
  startHealth,
  takeEcho,
  type Echo,
  type HealthFinding,
  type HealthState,
  type ServiceHealth,
} from './health';
import { BOOT_MODE, decideMode, groundMode, type ModeState } from './modes';
import { RECOVERY_TABLE } from './recovery-table';
import { decideStroke } from './watchdog';
import type { Mode } from '@dawnline/contracts';

export interface SupervisorState {
  readonly health: HealthState;
  readonly bus: BusWatch;
  readonly ladder: LadderState;
  readonly mode: ModeState;
  readonly shedTier: number | null;
  readonly heard: boolean;
  readonly ladderSafe: boolean;
  readonly resetRequested: boolean;
  readonly strokes: number;
  readonly isStrokeWithheld: boolean;
}

export type SupervisorOutput =
  | { readonly kind: 'finding'; readonly finding: HealthFinding }
  | { readonly kind: 'action'; readonly action: LadderAction; readonly cause: string }
  | {
      readonly kind: 'bus';
      readonly change: 'lost' | 'restored';
      readonly reason: string;
      readonly lostUs: number;
    }
  | { readonly kind: 'mode'; readonly from: Mode; readonly to: ModeState }
  | { readonly kind: 'stroke' }
  | { readonly kind: 'withheld'; readonly services: readonly string[] };

export interface SupervisorStep {
  readonly state: SupervisorState;
  readonly outputs: readonly SupervisorOutput[];
}

export function startSupervisor(
  services: readonly { name: string; critical: boolean }[],
  nowUs: number,
  mode: ModeState = BOOT_MODE,
  ladder: LadderState = FRESH_LADDER,
  bootId = 0,
): SupervisorState {
  return {
    health: startHealth(services, nowUs, bootId),
    bus: BUS_WELL,
    ladder,
    mode,
    shedTier: null,
    heard: false,
    ladderSafe: false,
    resetRequested: false,
    strokes: 0,
    isStrokeWithheld: false,
  };
}

const steps = (trigger: string): readonly string[] =>
  RECOVERY_TABLE.filter((row) => row.trigger === trigger).flatMap((row) => row.steps);

/** Runs the rows that health findings trigger. While the bus is lost nothing is held against a service. */
function respond(state: SupervisorState, findings: readonly HealthFinding[], nowUs: number): SupervisorStep {
  const outputs: SupervisorOutput[] = findings.map((finding) => ({ kind: 'finding', finding }));
  let next = state;
  for (const finding of findings) {
    if (finding.kind !== 'fatal' || !steps('health-fatal').includes('climb-ladder')) continue;
    const critical = next.health.services.find(({ name }) => name === finding.service)?.critical ?? false;
    const { state: ladder, action } = climb(next.ladder, finding.service, critical, nowUs);
    outputs.push({ kind: 'action', action, cause: `${finding.service} ${finding.reason}` });
    next = { ...next, ladder };
    if (action.kind === 'restart') next = { ...next, health: grantGrace(next.health, action.service, nowUs) };
    if (action.kind === 'processor-reset' || action.kind === 'power-on-reset')
      next = { ...next, resetRequested: true };
    if (action.kind === 'safe') next = { ...next, ladderSafe: true };
  }
  return { state: next, outputs };
}

function withMode(state: SupervisorState, outputs: SupervisorOutput[]): SupervisorState {
  const services = state.health.services;
  // The GPU must idle without its guardians; a dead job-executor endangers nothing, unless it stays down (FD-24).
  const isLacking = ({ name, critical, verdict }: ServiceHealth): boolean =>
    state.ladder.givenUp.includes(name) || (critical && (verdict === 'fatal' || verdict === 'restarting'));
  const unhealthy = services.filter(isLacking).map(({ name }) => name);
  const mode = decideMode(state.mode, {
    allHealthy: services.every(({ verdict }) => verdict === 'good'),
    unhealthy: state.bus.isLost ? [] : unhealthy,
    shedTier: state.shedTier,
    ladderSafe: state.ladderSafe,
  });
  if (mode !== state.mode) outputs.push({ kind: 'mode', from: state.mode.mode, to: mode });
  return { ...state, mode, ladderSafe: false };
}

function withStroke(state: SupervisorState, outputs: SupervisorOutput[]): SupervisorState {
  const decision = decideStroke(state.health.services, state.resetRequested);
  if (decision.stroke) {
    outputs.push({ kind: 'stroke' });
    return { ...state, strokes: state.strokes + 1, isStrokeWithheld: false };
  }
  if (!state.isStrokeWithheld) outputs.push({ kind: 'withheld', services: decision.withheldBy });
  return { ...state, isStrokeWithheld: true };
}

/** One health cycle (FD-13). */
export function supervise(state: SupervisorState, connected: boolean, nowUs: number): SupervisorStep {
  const expected =
    state.health.services.filter(({ isJudged, bootId }) => isJudged && bootId !== 0).length >= 2;
  const bus = watchBus(state.bus, connected, state.heard, expected, nowUs);
  const outputs: SupervisorOutput[] = [];
  if (bus.change)
    outputs.push({ kind: 'bus', change: bus.change, reason: bus.reason, lostUs: state.bus.lostUs });
  let next: SupervisorState = { ...state, bus: bus.state, heard: false };
  // Pings that a lost bus swallowed must not stay open for ever; the services get a new chance.
  if (bus.state.isLost || bus.change === 'restored')
    next = { ...next, health: grantGrace(next.health, '', nowUs) };
  if (connected) {
    const cycle = healthCycle(next.health, nowUs);
    const response = respond({ ...next, health: cycle.state }, cycle.findings, nowUs);
    next = response.state;
    outputs.push(...response.outputs);
  }
  const allGood = next.health.services.every(({ verdict }) => verdict === 'good');
  next = { ...next, ladder: settleLadder(next.ladder, allGood, nowUs) };
  next = withMode(next, outputs);
  // With the bus lost no answer proves anything: the stroke is withheld, and a bus that stays lost ends in a reset.
  next = bus.state.isLost ? next : withStroke(next, outputs);
  return { state: next, outputs };
}

/** A service's answer. */
export function hear(state: SupervisorState, echo: Echo, nowUs: number): SupervisorStep {
  const step = takeEcho(state.health, echo);
  return respond({ ...state, heard: true, health: step.state }, step.findings, nowUs);
}

/** Ground consent to a mode (FD-2). */
export function command(state: SupervisorState, wanted: Mode): SupervisorStep {
  const allHealthy = state.health.services.every(({ verdict }) => verdict === 'good');
  const mode = groundMode(state.mode, wanted, allHealthy);
  const outputs: SupervisorOutput[] =
    mode === state.mode ? [] : [{ kind: 'mode', from: state.mode.mode, to: mode }];
  return { state: { ...state, mode }, outputs };
}
