import { inForce } from '../gpu/gpu-cap';
import { plannedSaveUs } from './checkpoint-interval';
import { isSaaSaveDue, stepTriggers, type Trigger, type TriggersOn } from './checkpoint-triggers';
import { requestCheckpoint, takesCheckpointSignal } from './checkpoints';
import { failureRates } from './failure-rate';
import type { Job, Run } from '../job';
import type { CheckpointCause } from '../job-state';
import type { Turn } from '../turn';

type Living = Job & { readonly run: Run };

const CAUSES: Readonly<Record<Trigger, CheckpointCause>> = {
  'load-shed': 'CKPT_LOADSHED',
  'planned-reset': 'CKPT_RESET',
  'thermal-warning': 'CKPT_THERMAL',
  ground: 'CKPT_GROUND',
  'saa-entry': 'CKPT_SAA',
  periodic: 'CKPT_PERIODIC',
};

const unixUs = (turn: Turn): number => turn.know.epochUnixUs + turn.know.nowUs;

/** Asks a running job for a checkpoint when its plan or something that threatens it says so (jobs.md section 6). */
export function scheduleCheckpoint(turn: Turn, job: Living): void {
  const { record, run } = job;
  if (record.state !== 'RUNNING' || !takesCheckpointSignal(turn, record) || !run.stepping) return;
  const { memory, request } = stepTriggers(run.triggers, triggersOn(turn, job), {
    nowUs: unixUs(turn),
    saveUs: plannedSaveUs(record.saveTimes),
    verifiedUs: record.checkpoints.length > 0 ? turn.know.epochUnixUs + record.checkpointUs : null,
    isOpen: run.checkpoint !== null,
  });
  turn.putRun(record.order.job, { triggers: memory });
  if (request) requestCheckpoint(turn, job, CAUSES[request]);
}

function triggersOn(turn: Turn, { record, run }: Living): TriggersOn {
  const { ceilings, range, drained } = turn.state.gpus[record.gpu];
  const nowUs = unixUs(turn);
  // Down at the least that the GPU can run with: what comes next is to suspend.
  const pressed = (source: 'power-manager' | 'thermal-controller'): boolean => {
    const ceiling = ceilings[source];
    return (
      ceiling !== undefined && inForce(ceiling, turn.know.nowUs) && ceiling.ceilingW <= range.minimumCapW
    );
  };
  const forecast = turn.know.planner.forecast(nowUs);
  const rates = failureRates(turn.state.failures, record.program);
  const saveUs = plannedSaveUs(record.saveTimes);
  const unsavedUs = Math.max(0, turn.know.ownUs - run.savedOwnUs);
  const input = { forecast, rates, solarFlux: turn.state.solarFlux, isHealthy: !drained, saveUs };
  const next = turn.know.planner.nextSave(record.order.job, input, nowUs, unsavedUs);
  return {
    'load-shed': pressed('power-manager'),
    // Asked for where the reset is planned, which waits for it.
    'planned-reset': false,
    'thermal-warning': pressed('thermal-controller'),
    ground: false,
    'saa-entry': turn.state.storm || isSaaSaveDue(forecast, rates, nowUs, saveUs, unsavedUs),
    periodic: next !== null && nowUs >= next,
  };
}
