// First rows of the recovery table (FD-27): what starts a response, what it does, how long it may take, what comes next.
import { FATAL_CYCLES, HEALTH_CYCLE_US } from './fault-manager.limits';

export interface RecoveryRow {
  readonly id: string;
  readonly trigger: 'health-fatal' | 'safe-tier' | 'survival-tier' | 'duplicate-instance';
  readonly steps: readonly ('climb-ladder' | 'mode-safe' | 'mode-survival')[];
  /** From the trigger to the confirmed effect. */
  readonly budgetUs: number;
  readonly next: string;
}

const SECOND_US = 1_000_000;

/** Budgets are assumed (FDIR reference 4.6, starter rows). */
export const RECOVERY_TABLE: readonly RecoveryRow[] = [
  {
    id: 'service-dead',
    trigger: 'health-fatal',
    steps: ['climb-ladder'],
    budgetUs: FATAL_CYCLES * HEALTH_CYCLE_US + 30 * SECOND_US,
    next: 'next rung of the ladder',
  },
  {
    id: 'two-instances',
    trigger: 'duplicate-instance',
    steps: ['climb-ladder'],
    budgetUs: 30 * SECOND_US,
    next: 'next rung of the ladder',
  },
  {
    id: 'low-charge',
    trigger: 'safe-tier',
    steps: ['mode-safe'],
    budgetUs: 10 * SECOND_US,
    next: 'empty-battery',
  },
  {
    id: 'empty-battery',
    trigger: 'survival-tier',
    steps: ['mode-survival'],
    budgetUs: 10 * SECOND_US,
    next: 'none',
  },
];
