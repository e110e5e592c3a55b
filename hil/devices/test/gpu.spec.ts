import { EpsSwitchesCommand, GpuCommand } from '@dawnline/contracts';
import { GPU_MODE, GPU_THERMAL } from '@hil/plant';
import { Flight } from './flight';

const JE = 'job-executor';
const gpu = { gpu: 0 };
const bound = (job: string, attempt = 0) => ({
  bind: { job, attempt, utilisation: 0.9, memoryUtilisation: 0.5 },
});

function permit(flight: Flight, closed = true): void {
  const body = { switchMask: 1, states: closed ? 1 : 0, gpuPermission: closed };
  flight.command(EpsSwitchesCommand, 'power-manager', body);
}

/** Runs with the rail's permission renewed. */
function run(flight: Flight, seconds: number): Flight {
  for (let second = 0; second < seconds; second += 1) {
    permit(flight);
    flight.run(1);
  }
  return flight;
}

function powerCycle(flight: Flight): void {
  permit(flight, false);
  flight.run(2);
  run(flight, 50);
}

const status = (flight: Flight) => flight.last('gpu/0/status');

describe('errors of a GPU', () => {
  it('are counted; a high rate is told once in a minute', () => {
    const flight = new Flight();
    const { health } = flight.bench.gpu(0)!;
    health.correct(999, flight.nowUs);
    flight.run(2);
    expect(status(flight)).toMatchObject({ eccCorrected: 999, xidCount: 0, recentXids: [] });
    health.correct(500, flight.nowUs);
    health.correct(500, flight.nowUs);
    flight.run(1);
    expect(status(flight)).toMatchObject({ eccCorrected: 1999, xid: 92, xidCount: 1, recoveryAction: 0 });
    health.correct(1000, flight.nowUs + 60_000_000);
    expect(health.xidCount).toBe(2);
  });

  it('shows the memory in use: the context of a job, else what the driver keeps, else nothing', () => {
    const flight = new Flight();
    run(flight, 50);
    expect(status(flight)).toMatchObject({ ready: true, memoryUsedBytes: 64 * 1024 * 1024 });
    flight.command(GpuCommand, JE, bound('alpha'), gpu);
    run(flight, 2);
    expect(status(flight).memoryUsedBytes).toBeGreaterThan(40e9);
    expect(status(flight).memoryUsedBytes).toBeLessThanOrEqual(80e9);
    flight.command(GpuCommand, JE, { release: true }, gpu);
    run(flight, 2);
    expect(status(flight).memoryUsedBytes).toBeLessThan(512 * 1024 * 1024);
    flight.command(GpuCommand, JE, { reset: true }, gpu);
    run(flight, 2);
    expect(status(flight)).toMatchObject({ ready: false, memoryUsedBytes: 0 });
  });

  it('remap rows: pending until a reset, failed when no spare is left', () => {
    const flight = new Flight();
    const { health } = flight.bench.gpu(0)!;
    health.remapRow();
    flight.run(2);
    expect(status(flight)).toMatchObject({
      remapPending: true,
      remappedRows: 0,
      xid: 63,
      recentXids: [63, 154],
      recoveryAction: 4,
    });
    flight.command(GpuCommand, JE, { reset: true }, gpu);
    run(flight, 1);
    expect(status(flight)).toMatchObject({ remapPending: false, remappedRows: 1, recoveryAction: 0 });
    for (let row = 1; row < 512; row += 1) health.remapRow();
    expect(health.remapFailed).toBe(false);
    health.remapRow();
    flight.run(1);
    expect(status(flight)).toMatchObject({ remapFailed: true, xid: 64, recoveryAction: 1 });
    powerCycle(flight);
    expect(status(flight)).toMatchObject({ remappedRows: 512, remapFailed: true, xid: 0, xidCount: 0 });
  });

  it('keep the last eight Xids, and the hardest recovery action', () => {
    const flight = new Flight();
    const { health } = flight.bench.gpu(0)!;
    for (const xid of [8, 13, 31, 43, 79, 119, 94, 63]) health.raiseXid(xid);
    expect(health.recentXids).toEqual([13, 31, 43, 79, 154, 119, 94, 63]);
    expect([health.xid, health.xidCount, health.recoveryAction]).toEqual([63, 9, 2]);
  });

  it('block it until a reset', () => {
    const flight = new Flight();
    const unit = flight.bench.gpu(0)!;
    flight.command(GpuCommand, JE, bound('alpha'), gpu);
    flight.run(1);
    unit.block();
    flight.command(GpuCommand, JE, bound('alpha', 1), gpu);
    flight.command(GpuCommand, JE, { setCapW: 250 }, gpu);
    flight.run(1);
    expect(unit.refused).toBe(2);
    expect(status(flight)).toMatchObject({ ready: false, boundJob: '', capW: 350 });
    flight.command(GpuCommand, JE, { reset: true }, gpu);
    expect(status(run(flight, 47)).ready).toBe(true);
  });

  it('grow with the dose, beyond 2 krad', () => {
    const flight = new Flight();
    run(flight, 60);
    expect(status(flight).eccCorrected).toBe(0);
    flight.plant.inputs.gpuExtraDoseRad[0] = 12_000;
    run(flight, 60);
    expect(status(flight).eccCorrected).toBeGreaterThanOrEqual(9);
    expect(status(flight).eccCorrected).toBeLessThanOrEqual(10);
  });
});

describe('a GPU that overheats', () => {
  it('slows down, shuts down with Xid 79, and waits for a power cycle', () => {
    const flight = new Flight(1, {}, { temperaturesC: { die: 80, plate: 80, hbm: 80, loop: 70 } });
    flight.command(GpuCommand, JE, bound('alpha'), gpu);
    flight.plant.inputs.pumpHealth.fill(0);
    const seen = new Set<number>();
    while (flight.plant.state.gpuMode[0] !== GPU_MODE.lost && flight.nowUs < 1e9) {
      run(flight, 1);
      seen.add(status(flight).clockEvents as number);
      seen.add(flight.plant.state.gpuThermalState[0]);
    }
    // 0x20 software slowdown; 0x48 hardware slowdown, thermal.
    expect([...seen].filter((bits) => (bits & ~4) === 0x20)).not.toEqual([]);
    expect(seen.has(GPU_THERMAL.shutDown)).toBe(true);
    run(flight, 1);
    expect(status(flight)).toMatchObject({ ready: false, xid: 79, recoveryAction: 2 });
    flight.command(GpuCommand, JE, { reset: true }, gpu);
    expect(status(run(flight, 60)).ready).toBe(false);
    flight.plant.state.nodeTemperatureK.fill(300);
    powerCycle(flight);
    expect(status(flight)).toMatchObject({ ready: true, xid: 0 });
  });
});
