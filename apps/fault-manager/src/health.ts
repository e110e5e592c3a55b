// Health of the services: pings with keys, echoes with progress (FD-13 to FD-19). Pure.
import { strict as assert } from 'node:assert';
import {
  BOOT_GRACE_US,
  FATAL_CYCLES,
  HEALTHY_CYCLES,
  RESTART_GRACE_US,
  WARN_CYCLES,
} from './fault-manager.limits';

export interface ServiceHealth {
  readonly name: string;
  readonly critical: boolean;
  /** Key of the open ping; 0 when none is open. */
  readonly openKey: number;
  readonly answeredKey: number;
  /** Cycles since the open ping was sent; its own cycle is 0. */
  readonly openCycles: number;
  /** Cycles whose answers showed no progress. */
  readonly stalledCycles: number;
  readonly progress: number;
  readonly bootId: number;
  readonly instance: string;
  /** Judged from its first answer or from this time, whichever is first (FD-18). */
  readonly judgedFromUs: number;
  readonly isJudged: boolean;
  /** Good cycles in a row. */
  readonly goodCycles: number;
  /** restarting: dead, its restart was asked for. returning: came back by itself within its limits and proves itself; no reason to lower the mode. */
  readonly verdict: 'unknown' | 'good' | 'returning' | 'warned' | 'fatal' | 'restarting';
}

export interface HealthState {
  readonly services: readonly ServiceHealth[];
  readonly nextKey: number;
}

export type HealthFinding =
  | { readonly kind: 'ping'; readonly service: string; readonly key: number }
  | { readonly kind: 'warned'; readonly service: string; readonly missed: number }
  | { readonly kind: 'fatal'; readonly service: string; readonly reason: string }
  | { readonly kind: 'recovered'; readonly service: string }
  | { readonly kind: 'restarted'; readonly service: string; readonly bootId: number }
  | { readonly kind: 'duplicate-instance'; readonly service: string; readonly instances: string }
  | { readonly kind: 'ignored'; readonly service: string; readonly reason: string };

export interface HealthStep {
  readonly state: HealthState;
  readonly findings: readonly HealthFinding[];
}

export interface Echo {
  readonly service: string;
  readonly key: number;
  readonly progress: number;
  readonly bootId: number;
  readonly instance: string;
}

/** Keys of one boot lie above those of the boots before, so that an answer to an earlier life is known for late. */
const KEYS_PER_BOOT = 0x100000;
const BOOTS_COUNTED = 0x1000;

export function startHealth(
  services: readonly { name: string; critical: boolean }[],
  nowUs: number,
  bootId = 0,
): HealthState {
  return {
    nextKey: (bootId % BOOTS_COUNTED) * KEYS_PER_BOOT + 1,
    services: services.map(({ name, critical }) => ({
      name,
      critical,
      openKey: 0,
      answeredKey: 0,
      openCycles: 0,
      stalledCycles: 0,
      progress: 0,
      bootId: 0,
      instance: '',
      judgedFromUs: nowUs + BOOT_GRACE_US,
      isJudged: false,
      goodCycles: 0,
      verdict: 'unknown',
    })),
  };
}

/** FD-14: the fatal test runs before the warn test. Missed cycles and cycles without progress have the same limits. */
function judge(service: ServiceHealth): 'good' | 'warned' | 'fatal' {
  const missed = Math.max(service.openKey === 0 ? 0 : service.openCycles, service.stalledCycles);
  if (missed >= FATAL_CYCLES) return 'fatal';
  return missed >= WARN_CYCLES ? 'warned' : 'good';
}

/** Cycles since the last good answer, for telemetry. */
export function missedCycles(service: ServiceHealth): number {
  return Math.max(service.openKey === 0 ? 0 : service.openCycles, service.stalledCycles);
}

function cycleOf(
  service: ServiceHealth,
  nowUs: number,
  key: number,
): { next: ServiceHealth; findings: HealthFinding[] } {
  const findings: HealthFinding[] = [];
  const isJudged = service.isJudged || nowUs >= service.judgedFromUs;
  let next: ServiceHealth = { ...service, isJudged };
  if (service.openKey === 0) {
    next = { ...next, openKey: key, openCycles: 0 };
    findings.push({ kind: 'ping', service: service.name, key });
  } else next = { ...next, openCycles: service.openCycles + 1 };
  if (!isJudged) return { next, findings };
  const verdict = judge(next);
  if (verdict === 'fatal' && service.verdict !== 'fatal') {
    const reason = next.stalledCycles >= FATAL_CYCLES ? 'answers without progress' : 'does not answer';
    findings.push({ kind: 'fatal', service: service.name, reason });
  } else if (verdict === 'warned' && service.verdict !== 'fatal' && service.verdict !== 'warned') {
    findings.push({ kind: 'warned', service: service.name, missed: missedCycles(next) });
  }
  if (verdict !== 'good')
    return { next: { ...next, verdict: worse(service.verdict, verdict), goodCycles: 0 }, findings };
  return { next, findings };
}

function worse(before: ServiceHealth['verdict'], now: 'warned' | 'fatal'): 'warned' | 'fatal' {
  return before === 'fatal' ? 'fatal' : now;
}

/** One health cycle: ages open pings, judges, and pings every service that has no ping open. */
export function healthCycle(state: HealthState, nowUs: number): HealthStep {
  const findings: HealthFinding[] = [];
  let nextKey = state.nextKey;
  const services = state.services.map((service) => {
    const step = cycleOf(service, nowUs, nextKey);
    if (step.findings.some((finding) => finding.kind === 'ping'))
      nextKey = nextKey === 0xffffffff ? 1 : nextKey + 1;
    findings.push(...step.findings);
    return step.next;
  });
  assert(nextKey > 0, 'a key is never zero');
  return { state: { services, nextKey }, findings };
}

function answered(service: ServiceHealth, echo: Echo): { next: ServiceHealth; findings: HealthFinding[] } {
  const findings: HealthFinding[] = [];
  const isNewBoot = echo.bootId !== service.bootId;
  if (isNewBoot && service.bootId !== 0) {
    findings.push({ kind: 'restarted', service: service.name, bootId: echo.bootId });
  }
  const hasProgress = isNewBoot || echo.progress > service.progress;
  const goodCycles = isNewBoot ? 1 : hasProgress ? service.goodCycles + 1 : 0;
  // A service that came back must prove itself before it counts as healthy again.
  let verdict = isNewBoot && service.verdict === 'good' ? 'returning' : service.verdict;
  if (goodCycles >= HEALTHY_CYCLES && verdict !== 'good') {
    if (verdict !== 'unknown') findings.push({ kind: 'recovered', service: service.name });
    verdict = 'good';
  }
  const next: ServiceHealth = {
    ...service,
    openKey: 0,
    answeredKey: echo.key,
    openCycles: 0,
    stalledCycles: hasProgress ? 0 : service.stalledCycles + 1,
    progress: echo.progress,
    bootId: echo.bootId,
    instance: echo.instance,
    isJudged: true,
    goodCycles,
    verdict,
  };
  assert(next.openKey === 0 && next.stalledCycles >= 0);
  return { next, findings };
}

/** FD-19: two instances of one boot cannot both be right. */
function isSecondInstance(service: ServiceHealth, echo: Echo): boolean {
  return service.instance !== '' && echo.bootId === service.bootId && echo.instance !== service.instance;
}

/** Takes an echo. A wrong key is fatal, a duplicate of an answered key is ignored (FD-13). */
export function takeEcho(state: HealthState, echo: Echo): HealthStep {
  const service = state.services.find((candidate) => candidate.name === echo.service);
  if (!service)
    return { state, findings: [{ kind: 'ignored', service: echo.service, reason: 'unknown service' }] };
  const replaced = (next: ServiceHealth, findings: readonly HealthFinding[]): HealthStep => ({
    state: { ...state, services: state.services.map((other) => (other === service ? next : other)) },
    findings,
  });
  if (isSecondInstance(service, echo)) {
    const instances = `${service.instance}, ${echo.instance}`;
    return replaced({ ...service, verdict: 'fatal', goodCycles: 0 }, [
      { kind: 'duplicate-instance', service: service.name, instances },
      { kind: 'fatal', service: service.name, reason: 'two instances answer' },
    ]);
  }
  if (echo.key === service.openKey && echo.key !== 0) {
    const { next, findings } = answered(service, echo);
    return replaced(next, findings);
  }
  // Keys rise: an older one is a duplicate, or the late answer of a ping that was given up.
  if (echo.key !== 0 && (echo.key < service.openKey || service.openKey === 0)) {
    return {
      state,
      findings: [{ kind: 'ignored', service: service.name, reason: `key ${echo.key} is not open` }],
    };
  }
  return replaced({ ...service, verdict: 'fatal', goodCycles: 0 }, [
    { kind: 'fatal', service: service.name, reason: `answered key ${echo.key}, asked ${service.openKey}` },
  ]);
}

/** After a restart was asked for: the open ping is forgotten and the service has its grace (FD-18). */
export function grantGrace(state: HealthState, name: string, nowUs: number): HealthState {
  return {
    ...state,
    services: state.services.map((service) =>
      service.name === name || name === ''
        ? {
            ...service,
            openKey: 0,
            answeredKey: service.openKey || service.answeredKey,
            openCycles: 0,
            stalledCycles: 0,
            isJudged: false,
            judgedFromUs: nowUs + RESTART_GRACE_US,
            goodCycles: 0,
            // A restart that does not help must be seen as a new failure (FD-21).
            verdict: service.verdict === 'fatal' ? 'restarting' : service.verdict,
          }
        : service,
    ),
  };
}

/** Within its limit: its open ping is younger than the warning, or it is inside its grace (FD-16). */
export function isWithinLimit(service: ServiceHealth): boolean {
  return !service.isJudged || judge(service) === 'good';
}
