import {
  hear,
  startSupervisor,
  supervise,
  type SupervisorOutput,
  type SupervisorState,
} from '../src/supervisor';

const SECOND_US = 1_000_000;
const NAMES = [
  { name: 'power-manager', critical: true },
  { name: 'comms-manager', critical: true },
  { name: 'job-executor', critical: false },
];
const ALL = NAMES.map(({ name }) => name);

class Craft {
  state: SupervisorState = startSupervisor(NAMES, 0);
  nowUs = 0;
  progress = 0;

  /** One cycle in which the named services answer over a bus that is connected or not. */
  cycle(answering: readonly string[], connected = true): SupervisorOutput[] {
    this.progress += 1;
    const step = supervise(this.state, connected, this.nowUs);
    this.state = step.state;
    const outputs = [...step.outputs];
    for (const output of step.outputs) {
      if (output.kind !== 'finding' || output.finding.kind !== 'ping') continue;
      const { service, key } = output.finding;
      if (!answering.includes(service) || !connected) continue;
      const heard = hear(
        this.state,
        { service, key, progress: this.progress, bootId: 1, instance: 'a' },
        this.nowUs,
      );
      this.state = heard.state;
      outputs.push(...heard.outputs);
    }
    this.nowUs += SECOND_US;
    return outputs;
  }

  cycles(count: number, answering: readonly string[], connected = true): SupervisorOutput[] {
    return Array.from({ length: count }, () => this.cycle(answering, connected)).flat();
  }
}

const noticed = (outputs: readonly SupervisorOutput[]): SupervisorOutput[] =>
  outputs.filter(
    (output) => output.kind !== 'stroke' && !(output.kind === 'finding' && output.finding.kind === 'ping'),
  );
const kinds = (outputs: readonly SupervisorOutput[]): string[] =>
  noticed(outputs).map((output) => output.kind);

describe('supervisor', () => {
  it('FLT-017 does nothing but rise to NOMINAL in a calm orbit', () => {
    const craft = new Craft();
    expect(kinds(craft.cycles(5678, ALL))).toEqual(['mode']);
    expect(craft.state.strokes).toBe(5678);
  });

  it('FLT-008 withholds the stroke while a critical service is silent, not for another', () => {
    const craft = new Craft();
    craft.cycles(10, ALL);
    const quietJobs = craft.cycles(10, ['power-manager', 'comms-manager']);
    expect(quietJobs.filter(({ kind }) => kind === 'stroke')).toHaveLength(10);
    const quietPower = craft.cycles(4, ['comms-manager', 'job-executor']);
    expect(quietPower.filter(({ kind }) => kind === 'stroke')).toHaveLength(3);
    expect(noticed(quietPower)).toContainEqual({ kind: 'withheld', services: ['power-manager'] });
  });

  it('FLT-008 strokes no more once a processor reset was asked for', () => {
    const craft = new Craft();
    craft.cycles(10, ALL);
    const outputs = craft.cycles(400, ['comms-manager', 'job-executor']);
    const reset = outputs.findIndex(
      (output) => output.kind === 'action' && output.action.kind === 'processor-reset',
    );
    expect(reset).toBeGreaterThan(0);
    expect(outputs.slice(reset).filter(({ kind }) => kind === 'stroke')).toEqual([]);
  });

  it('FLT-013 keeps the mode while job-executor is dead, and lowers it while a critical service is', () => {
    const craft = new Craft();
    craft.cycles(10, ALL);
    expect(kinds(craft.cycles(8, ['power-manager', 'comms-manager']))).not.toContain('mode');
    craft.cycles(60, ALL);
    expect(kinds(craft.cycles(8, ['comms-manager', 'job-executor']))).toContain('mode');
    expect(kinds(craft.cycles(60, ALL))).toContain('mode');
    expect(craft.state.mode.cause).toBe('all services healthy');
  });

  it('FLT-016 restarts no service for a lost connection, and asks anew when it is back', () => {
    const craft = new Craft();
    craft.cycles(10, ALL);
    const lost = craft.cycles(8, ALL, false);
    expect(kinds(lost)).toEqual(['bus']);
    expect(lost.some(({ kind }) => kind === 'stroke')).toBe(false);
    expect(kinds(craft.cycles(10, ALL))).toEqual(['bus']);
    expect(craft.cycle(ALL).some(({ kind }) => kind === 'stroke')).toBe(true);
  });

  it('FLT-016 takes the silence of all services at once for a silent bus', () => {
    const craft = new Craft();
    craft.cycles(10, ALL);
    const silent = noticed(craft.cycles(8, []));
    expect(silent.map(({ kind }) => kind)).toEqual(['bus']);
    const back = noticed(craft.cycles(10, ALL));
    expect(back.map(({ kind }) => kind)).toEqual(['bus']);
    expect(back[0]).toMatchObject({ change: 'restored' });
  });
});
