import type { FlightEntry } from '@hil/record';
import { FaultTracker, type PlannedFault } from '@hil/faults';
import { catalogue, event, planned } from './rig';

const S = 1_000_000;

function onset(plan: PlannedFault, t: number, details = {}): FlightEntry {
  return { kind: 'fault', t, id: plan.id, fault: plan.fault, target: plan.target, what: 'onset', details };
}

function heal(plan: PlannedFault, t: number): FlightEntry {
  return { kind: 'fault', t, id: plan.id, fault: plan.fault, target: plan.target, what: 'heal', details: {} };
}

const boot = (node: string, t: number): FlightEntry => ({ kind: 'node', t, node, what: 'boot', details: {} });
const telemetry = (source: string, t: number): FlightEntry => ({
  kind: 'telemetry',
  t,
  contract: '',
  source,
  fields: {},
});
const job = (t: number, to: string): FlightEntry => event(t, 'job-executor', 'JOB_STATE', { job: 'a', to });

function track(plan: PlannedFault, entries: FlightEntry[]) {
  const tracker = new FaultTracker(catalogue, [plan]);
  for (const entry of entries) tracker.onFlight(entry);
  return { tracker, outcome: tracker.outcomes()[0] };
}

describe('the tracker', () => {
  it('sees a kernel hang detected by the watchdog and recovered by a later attempt', () => {
    const plan = planned('gpu.kernel-hang', 'gpu/0');
    const stepping = (t: number, attempt: string): FlightEntry =>
      event(t, 'job-executor', 'JOB_STEPPING', { job: 'a', attempt, step: '7' });
    const { outcome, tracker } = track(plan, [
      stepping(5 * S, '0'),
      onset(plan, 10 * S, { job: 'a', attempt: 0, xid: 8 }),
      event(11 * S, 'job-executor', 'WATCHDOG_FIRED', { job: 'b' }),
      event(12 * S, 'job-executor', 'GPU_XID', { gpu: '0', xid: '8' }),
      stepping(15 * S, '0'),
      stepping(30 * S, '1'),
      heal(plan, 31 * S),
    ]);
    expect(outcome).toMatchObject({
      onsetUs: 10 * S,
      detectedUs: 12 * S,
      detectedBy: 'job-executor/GPU_XID',
      recoveredUs: 30 * S,
      healedUs: 31 * S,
      refused: '',
    });
    expect(tracker.pending(40 * S)).toEqual([]);
  });

  it('asks a killed executor to step its job again, but only if one was running', () => {
    const plan = planned('process.killed', 'job-executor');
    const back = [
      boot('job-executor', 12 * S),
      event(13 * S, 'fault-manager', 'SERVICE_RESTARTED', { service: 'job-executor' }),
    ];
    const idle = track(plan, [onset(plan, 10 * S), ...back]);
    expect(idle.outcome).toMatchObject({ detectedUs: 13 * S, recoveredUs: 13 * S });
    const busy = track(plan, [job(S, 'JOB_RUNNING'), onset(plan, 10 * S), ...back]);
    expect(busy.outcome.recoveredUs).toBeNull();
    expect(busy.tracker.pending(20 * S)).toEqual(['f1']);
    expect(busy.tracker.pending(200 * S)).toEqual([]);
    busy.tracker.onFlight(event(14 * S, 'job-executor', 'JOB_STEPPING', { job: 'a', attempt: '0' }));
    expect(busy.tracker.outcomes()[0].recoveredUs).toBe(14 * S);
  });

  it('does not take another service for the target', () => {
    const plan = planned('process.killed', 'power-manager');
    const { outcome } = track(plan, [
      onset(plan, 10 * S),
      boot('comms-manager', 11 * S),
      event(12 * S, 'fault-manager', 'SERVICE_RESTARTED', { service: 'comms-manager' }),
      telemetry('power-manager', 12 * S),
    ]);
    expect(outcome).toMatchObject({ detectedUs: null, recoveredUs: null });
  });

  it('sees a stuck sensor isolated under the name that the voter uses', () => {
    for (const [target, source, sensor] of [
      ['tcs/loop/loop_a_c', 'thermal-controller', 'loop_a'],
      ['tcs/loop/loop_a_c', 'thermal-controller', 'tcs/loop/loop_a_c'],
      ['eps/battery/temperature_b_c', 'thermal-controller', 'battery_b'],
      ['eps/battery/voltage_a_v', 'power-manager', 'battery voltage A'],
    ]) {
      const plan = planned('sensor.stuck-at', target);
      const { outcome } = track(plan, [
        onset(plan, 10 * S),
        event(11 * S, source, 'SENSOR_ISOLATED', { sensor: 'loop_c' }),
        event(20 * S, source, 'SENSOR_ISOLATED', { sensor }),
      ]);
      expect(outcome).toMatchObject({ detectedUs: 20 * S, recoveredUs: 20 * S });
    }
  });

  it('waits after a broker crash for every service that was heard before', () => {
    const plan = planned('bus.broker-crash', 'bus');
    const services = ['power-manager', 'job-executor'];
    const { tracker } = track(plan, [
      ...services.map((service) => telemetry(service, 9 * S)),
      onset(plan, 10 * S),
      telemetry('power-manager', 10.5 * S),
      heal(plan, 15 * S),
      event(16 * S, 'power-manager', 'BUS_RECONNECTED'),
      telemetry('power-manager', 16 * S),
    ]);
    expect(tracker.outcomes()[0]).toMatchObject({
      detectedUs: 16 * S,
      detectedBy: 'power-manager/BUS_RECONNECTED',
      recoveredUs: null,
    });
    tracker.onFlight(telemetry('job-executor', 17 * S));
    expect(tracker.outcomes()[0].recoveredUs).toBe(17 * S);
    // What was said during the outage comes late, with the time at which it was said.
    tracker.onFlight(event(11 * S, 'fault-manager', 'BUS_LOST', { reason: 'silent' }));
    expect(tracker.outcomes()[0]).toMatchObject({ detectedUs: 11 * S, detectedBy: 'fault-manager/BUS_LOST' });
  });

  it('counts the onset of a fault that may go unnoticed, unless somebody noticed it', () => {
    const plan = planned('storage.full', 'ssd0');
    const { outcome, tracker } = track(plan, [onset(plan, 10 * S)]);
    expect(outcome).toMatchObject({
      detectedUs: 10 * S,
      detectedBy: expect.stringMatching(/^nobody: /) as string,
    });
    tracker.onFlight(event(12 * S, 'job-executor', 'LEDGER_FAILED'));
    expect(tracker.outcomes()[0].detectedUs).toBe(12 * S);
  });

  it("takes a late event for nobody's detection of a fault that may go unnoticed", () => {
    const plan = planned('storage.full', 'ssd0');
    const { outcome } = track(plan, [onset(plan, 10 * S), event(900 * S, 'job-executor', 'LEDGER_FAILED')]);
    expect(outcome).toMatchObject({
      detectedUs: 10 * S,
      detectedBy: expect.stringMatching(/^nobody: /) as string,
    });
    // One that must not go unnoticed was noticed too late.
    const hang = planned('process.hang', 'power-manager');
    const late = event(900 * S, 'fault-manager', 'SERVICE_UNRESPONSIVE', { service: 'power-manager' });
    expect(track(hang, [onset(hang, 10 * S), late]).outcome).toMatchObject({ detectedUs: 900 * S });
  });

  it('credits a loss of array power to the fault that struck last, where the older one may go unnoticed', () => {
    const drive = planned('actuator.drive-loss', 'attitude');
    const strings = planned('power.string-loss', 'array', { id: 'f2' });
    const degraded = event(60 * S, 'power-manager', 'ARRAY_DEGRADED');
    expect(track(drive, [onset(drive, 10 * S), degraded]).outcome.detectedUs).toBe(60 * S);
    const tracker = new FaultTracker(catalogue, [drive, strings]);
    for (const entry of [onset(drive, 10 * S), onset(strings, 50 * S), degraded]) tracker.onFlight(entry);
    expect(tracker.outcomes()).toMatchObject([
      { id: 'f1', detectedUs: 10 * S, detectedBy: expect.stringMatching(/^nobody: /) as string },
      { id: 'f2', detectedUs: 60 * S, detectedBy: 'power-manager/ARRAY_DEGRADED' },
    ]);
  });

  it('does not wait for what only the removal of a fault can bring', () => {
    const plan = planned('power.cell-fault', 'battery');
    const { tracker } = track(plan, [onset(plan, 10 * S)]);
    expect(tracker.pending(11 * S)).toEqual(['f1']);
    expect(tracker.pending(16 * S)).toEqual([]);
    tracker.onFlight(heal(plan, 9000 * S));
    expect(tracker.outcomes()[0].recoveredUs).toBe(9000 * S);
  });

  it('takes budgets of the scenario before those of the catalogue', () => {
    const own = new FaultTracker(catalogue, [planned('process.killed', 'x', { detectWithinUs: 5 })]);
    expect(own.outcomes()[0]).toMatchObject({ detectWithinUs: 5, recoverWithinUs: 60 * S });
  });

  it('takes in faults that nobody planned, and remembers refusals', () => {
    const tracker = new FaultTracker(catalogue);
    const plan = planned('process.pause', 'comms-manager', { id: 'hand-1' });
    tracker.onFlight(onset(plan, S));
    tracker.onFlight({
      ...onset(planned('gpu.kernel-hang', 'gpu/0'), S),
      what: 'refused',
      details: { reason: 'no job holds gpu/0' },
    } as FlightEntry);
    expect(tracker.pending(2 * S)).toEqual(['hand-1']);
    expect(tracker.outcomes()[1]).toMatchObject({ onsetUs: null, refused: 'no job holds gpu/0' });
  });
});
