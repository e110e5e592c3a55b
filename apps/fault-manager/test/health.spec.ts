import {
  BOOT_GRACE_US,
  FATAL_CYCLES,
  HEALTHY_CYCLES,
  RESTART_GRACE_US,
  WARN_CYCLES,
} from '../src/fault-manager.limits';
import {
  grantGrace,
  healthCycle,
  startHealth,
  takeEcho,
  type Echo,
  type HealthFinding,
  type HealthState,
} from '../src/health';

const SECOND_US = 1_000_000;
const NAMES = [
  { name: 'power-manager', critical: true },
  { name: 'job-executor', critical: false },
];

/** Services that answer each ping unless told not to. */
class Rig {
  state: HealthState = startHealth(NAMES, 0);
  nowUs = 0;
  findings: HealthFinding[] = [];
  progress = 0;
  bootId = 1;

  cycle(
    answering: readonly string[] = ['power-manager', 'job-executor'],
    change: Partial<Echo> = {},
  ): HealthFinding[] {
    const step = healthCycle(this.state, this.nowUs);
    this.state = step.state;
    const found = [...step.findings];
    this.progress += 1;
    for (const ping of step.findings) {
      if (ping.kind !== 'ping' || !answering.includes(ping.service)) continue;
      const echo = {
        service: ping.service,
        key: ping.key,
        progress: this.progress,
        bootId: this.bootId,
        instance: 'a',
      };
      const taken = takeEcho(this.state, { ...echo, ...change });
      this.state = taken.state;
      found.push(...taken.findings);
    }
    this.nowUs += SECOND_US;
    this.findings = found;
    return found;
  }

  of(kind: HealthFinding['kind']): HealthFinding[] {
    return this.findings.filter((finding) => finding.kind === kind);
  }
}

function healthyRig(): Rig {
  const rig = new Rig();
  for (let cycle = 0; cycle < HEALTHY_CYCLES + 1; cycle++) rig.cycle();
  return rig;
}

describe('health', () => {
  it('FLT-001 pings each service once a cycle with a unique non-zero key, and not while one is open', () => {
    const rig = new Rig();
    const keys: number[] = [];
    for (let cycle = 0; cycle < 3; cycle++)
      for (const ping of rig.cycle()) if (ping.kind === 'ping') keys.push(ping.key);
    expect(keys).toHaveLength(6);
    expect(new Set(keys).size).toBe(6);
    expect(keys).not.toContain(0);
    rig.cycle(['job-executor']);
    rig.cycle(['job-executor']);
    expect(rig.of('ping').map((ping) => ping.service)).toEqual(['job-executor']);
  });

  it('FLT-002 warns at 3 cycles after the ping and declares dead at 5, once each', () => {
    const rig = healthyRig();
    const seen: string[] = [];
    for (let cycle = 0; cycle <= FATAL_CYCLES + 2; cycle++) {
      for (const finding of rig.cycle(['power-manager'])) {
        if (finding.kind === 'warned' || finding.kind === 'fatal')
          seen.push(`${finding.kind} ${finding.service} ${cycle}`);
      }
    }
    expect(seen).toEqual([`warned job-executor ${WARN_CYCLES}`, `fatal job-executor ${FATAL_CYCLES}`]);
  });

  it('FLT-003 counts answers without progress as misses', () => {
    const rig = healthyRig();
    const stalled = { progress: rig.progress };
    let fatalAfter = 0;
    for (let cycle = 1; cycle <= FATAL_CYCLES + 1 && fatalAfter === 0; cycle++) {
      rig.cycle(undefined, stalled);
      if (rig.of('fatal').length > 0) fatalAfter = cycle;
    }
    expect(fatalAfter).toBe(FATAL_CYCLES + 1);
    expect(rig.of('fatal')).toContainEqual({
      kind: 'fatal',
      service: 'power-manager',
      reason: 'answers without progress',
    });
  });

  it('FLT-004 takes a wrong key as fatal, and ignores a duplicate, a late key and an unsolicited zero', () => {
    const rig = healthyRig();
    const echo = { service: 'power-manager', progress: 99, bootId: 1, instance: 'a' };
    const answered = rig.state.services[0].answeredKey;
    expect(takeEcho(rig.state, { ...echo, key: answered }).findings[0].kind).toBe('ignored');
    rig.cycle([]);
    const open = rig.state.services[0].openKey;
    expect(takeEcho(rig.state, { ...echo, key: answered - 1 }).findings[0].kind).toBe('ignored');
    expect(takeEcho(rig.state, { ...echo, key: open + 40 }).findings[0].kind).toBe('fatal');
    expect(takeEcho(rig.state, { ...echo, key: 0 }).findings[0].kind).toBe('fatal');
    expect(takeEcho(rig.state, { ...echo, service: 'nobody', key: open }).findings[0].kind).toBe('ignored');
  });

  it('FLT-004 takes an answer to an earlier life of its own for late, not for wrong', () => {
    const before = healthCycle(startHealth(NAMES, 0, 1), 0);
    const after = healthCycle(startHealth(NAMES, 0, 2), 0);
    const key = before.state.services[1].openKey;
    const late = { service: 'job-executor', key, progress: 5, bootId: 1, instance: 'a' };
    expect(takeEcho(after.state, late).findings[0].kind).toBe('ignored');
  });

  it('FLT-005 takes two instances of one boot as fatal', () => {
    const rig = healthyRig();
    rig.cycle(['power-manager'], { instance: 'b' });
    expect(rig.of('duplicate-instance')).toHaveLength(1);
    expect(rig.of('fatal')).toHaveLength(1);
  });

  it('FLT-006 judges from the first answer or from the end of the grace', () => {
    const rig = new Rig();
    const last = BOOT_GRACE_US / SECOND_US;
    for (let cycle = 0; cycle < last; cycle++) {
      rig.cycle([]);
      expect(rig.of('fatal')).toEqual([]);
    }
    rig.cycle([]);
    expect(rig.of('fatal')).toHaveLength(2);
    rig.state = grantGrace(rig.state, 'power-manager', rig.nowUs);
    const dead: number[] = [];
    for (let cycle = 0; cycle <= RESTART_GRACE_US / SECOND_US; cycle++) {
      rig.cycle([]);
      if (rig.of('fatal').length > 0) dead.push(cycle);
    }
    expect(dead).toEqual([RESTART_GRACE_US / SECOND_US]);
  });

  it('FLT-007 tells a restart at once and recovery after three good cycles', () => {
    const rig = healthyRig();
    rig.bootId = 2;
    rig.cycle();
    expect(rig.of('restarted')).toContainEqual({ kind: 'restarted', service: 'power-manager', bootId: 2 });
    expect(rig.state.services[0].verdict).toBe('returning');
    rig.cycle();
    expect(rig.of('recovered')).toEqual([]);
    rig.cycle();
    expect(rig.of('recovered').map(({ service }) => service)).toEqual(['power-manager', 'job-executor']);
  });
});
