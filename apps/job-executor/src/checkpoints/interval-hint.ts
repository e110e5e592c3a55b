import { intervalHintUs } from './checkpoint-interval';
import { failureRates } from './failure-rate';
import type { JobRecord } from '../job';
import { HINT_SPAN_US } from '../job-executor.limits';
import { fluenceBetween } from './radiation-forecast';
import type { Turn } from '../turn';

const US_PER_S = 1e6;

/** What a job is told that keeps a clock of its own: the interval that costs least under the mean flux of the coming day. */
export function hintUs(turn: Turn, record: JobRecord): number {
  const nowUs = turn.know.epochUnixUs + turn.know.nowUs;
  const fluence = fluenceBetween(turn.know.planner.forecast(nowUs), nowUs, nowUs + HINT_SPAN_US);
  const protonFlux = fluence / (HINT_SPAN_US / US_PER_S) + turn.state.solarFlux;
  const rates = failureRates(turn.state.failures, record.program);
  return intervalHintUs({ saveTimes: record.saveTimes, rates, hazard: { protonFlux, isHealthy: true } });
}
