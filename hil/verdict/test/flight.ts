import type { EventEntry, FlightEntry, StartEntry, TelecommandEntry } from '@hil/record';

const US_PER_S = 1_000_000;

/** A synthetic flight record; times in mission seconds. */
export class Flight {
  readonly entries: FlightEntry[];

  constructor(world: StartEntry['world'] = 'simulated') {
    const start: StartEntry = {
      kind: 'start',
      t: 0,
      format: 1,
      world,
      scenario: 'first-orbit',
      craft: 'odc-1',
      seed: 1,
      epochUnixUs: 1_766_000_000_000_000,
      durationUs: 100 * US_PER_S,
      software: '0.1.0',
      node: 'v22.0.0',
      broker: world === 'live' ? 'embedded' : '',
    };
    this.entries = [start];
  }

  add(...entries: FlightEntry[]): this {
    this.entries.push(...entries);
    return this;
  }

  event(
    s: number,
    source: string,
    code: string,
    parameters: Record<string, string | number> = {},
    severity: EventEntry['severity'] = 'LOW',
    text = `${code} ${Object.values(parameters).join(' ')}`,
  ): this {
    const texts = Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, String(value)]),
    );
    return this.add({ kind: 'event', t: s * US_PER_S, source, code, severity, parameters: texts, text });
  }

  truth(s: number, fields: Record<string, string | number> = {}): this {
    const calm = { stateOfCharge: 0.8, dieC: 60, hbmC: 65, ledgerResidual: 1e-9 };
    return this.add({ kind: 'truth', t: s * US_PER_S, fields: { ...calm, ...fields } });
  }

  mode(s: number, to: string): this {
    return this.event(s, 'fault-manager', 'MODE_CHANGED', { from: '', to, cause: 'test' });
  }

  state(s: number, job: string, to: string, attempt: number, step: number): this {
    return this.event(s, 'job-executor', 'JOB_STATE', { job, from: '', to, cause: 'TEST', attempt, step });
  }

  /** The events of an attempt from its intent to its first step. */
  attempt(s: number, job: string, attempt: number, restoredStep: number): this {
    return this.state(s, job, 'STARTING', attempt, restoredStep)
      .event(s, 'job-executor', 'JOB_STARTED', { job, attempt, restore: 0 })
      .state(s + 1, job, 'RUNNING', attempt, restoredStep)
      .event(s + 2, 'job-executor', 'JOB_STEPPING', { job, attempt, step: restoredStep + 1 });
  }

  progress(s: number, job: string, attempt: number, step: number): this {
    const fields = { jobs: [{ job, state: 'JOB_RUNNING', attempt, step: String(step) }] };
    const contract = 'JobExecutorHousekeeping';
    return this.add({ kind: 'telemetry', t: s * US_PER_S, contract, source: 'job-executor', fields });
  }

  verified(s: number, job: string, sequence: number, step: number): this {
    return this.event(s, 'job-executor', 'CHECKPOINT_VERIFIED', { job, sequence, step });
  }

  telecommand(s: number, requestId: string, ...stages: TelecommandEntry['stage'][]): this {
    const common = { kind: 'telecommand', station: 'svalbard', target: 'job-executor', detail: '' } as const;
    return this.add(...stages.map((stage) => ({ ...common, t: s * US_PER_S, requestId, stage })));
  }

  fault(
    s: number,
    what: 'onset' | 'heal' | 'refused',
    id = 'hang',
    fault = 'gpu.kernel-hang',
    target = 'gpu0',
  ): this {
    return this.add({ kind: 'fault', t: s * US_PER_S, id, fault, target, what, details: {} });
  }

  rate(s: number, rate: number): this {
    return this.add({ kind: 'rate', t: s * US_PER_S, rate, reason: 'test' });
  }

  end(s: number, reason = 'complete'): this {
    const common = { kind: 'end', fingerprint: 'ab12', wallSeconds: 2, counters: {} } as const;
    return this.add({ ...common, t: s * US_PER_S, reason });
  }
}

/** A job that runs, loses its executor at step 57, resumes from its checkpoint at step 50 and completes. */
export function jobFlight(): Flight {
  return new Flight()
    .truth(0)
    .mode(1, 'NOMINAL')
    .event(2, 'job-executor', 'JOB_ACCEPTED', { job: 'train' })
    .state(2, 'train', 'QUEUED', 0, 0)
    .attempt(3, 'train', 0, 0)
    .verified(20, 'train', 1, 50)
    .progress(25, 'train', 0, 57)
    .state(26, 'train', 'STOPPING', 0, 55)
    .state(27, 'train', 'REQUEUED', 0, 55)
    .attempt(30, 'train', 1, 50)
    .verified(50, 'train', 2, 100)
    .state(60, 'train', 'STOPPING', 1, 100)
    .state(61, 'train', 'COMPLETED', 1, 100)
    .event(61, 'job-executor', 'JOB_COMPLETED', { job: 'train', digest: 'cafe', attempts: 2 })
    .truth(62)
    .end(100);
}
