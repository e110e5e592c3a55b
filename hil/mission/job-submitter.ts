import {
  DecodeError,
  filterOf,
  defaultsOf,
  JobExecutorCommand,
  type JobSpecification,
  Refusal,
  Stage,
  VerificationReport,
} from '@dawnline/contracts';
import { buildFields } from '@hil/ground';
import type { ScenarioJob } from '@hil/scenarios';
import type { BusClient } from '@dawnline/bus';

/** An order without an answer is sent again: a broker that crashed may have lost it (assumed). */
const RESEND_PERIOD_US = 10_000_000;
/** Refusals that pass: the same order is accepted later. */
const PASSING: readonly Refusal[] = [
  Refusal.REFUSAL_BUSY,
  Refusal.REFUSAL_WRONG_MODE,
  Refusal.REFUSAL_EXPIRED,
  Refusal.REFUSAL_FAILED,
];

/** Name under which orders are sent. */
const ORDERER = 'rig';

/** What the submitter needs of a place on the bus, in either world. */
export interface SubmitterBus {
  readonly client: Pick<BusClient, 'publish'>;
  subscribe(
    filters: readonly string[],
    qos: 0 | 1,
    handler: (topic: string, payload: Uint8Array) => void,
  ): void;
}

interface Order {
  readonly job: ScenarioJob;
  /** Each try after a refusal is a request of its own. */
  tries: number;
  sentUs: number | null;
  isAnswered: boolean;
}

/** Puts the scenario's jobs into the queue of job-executor at their times, until it has answered. */
export class JobSubmitter {
  private readonly orders: Order[];

  constructor(
    craft: string,
    jobs: readonly ScenarioJob[],
    private readonly bus: Pick<SubmitterBus, 'client' | 'subscribe'>,
  ) {
    this.orders = jobs.map((job) => ({ job, tries: 1, sentUs: null, isAnswered: false }));
    const template = VerificationReport.packet!.topic;
    const filter = filterOf(template, { craft, subsystem: 'job-executor', from: ORDERER });
    bus.subscribe([filter], 1, (_, payload) => this.answer(payload));
  }

  /** About once a second of mission time. */
  tick(nowUs: number): void {
    for (const order of this.orders) {
      const isDue =
        order.sentUs === null ? nowUs >= order.job.atUs : nowUs - order.sentUs >= RESEND_PERIOD_US;
      if (order.isAnswered || !isDue) continue;
      order.sentUs = nowUs;
      this.submit(order);
    }
  }

  private submit({ job, tries }: Order): void {
    this.bus.client.publish(
      JobExecutorCommand,
      {
        submit: {
          ...defaultsOf<JobSpecification>('JobSpecification'),
          ...buildFields('JobSpecification', job.order),
          job: job.id,
          tenant: job.tenant,
          program: job.program,
          arguments: [...job.arguments],
          totalSteps: job.totalSteps,
          stepTimeUs: job.stepTimeUs,
          checkpointEverySteps: job.checkpointEverySteps,
          watchdogUs: job.watchdogUs,
          utilisation: job.utilisation,
          memoryUtilisation: job.memoryUtilisation,
          priority: job.priority,
          seed: job.seed,
        },
      },
      {
        parameters: { from: ORDERER },
        header: { requestId: `submit-${job.id}-${tries}`, principal: job.tenant },
      },
    );
  }

  private answer(payload: Uint8Array): void {
    let report: VerificationReport;
    try {
      report = VerificationReport.decode(payload);
    } catch (error) {
      if (error instanceof DecodeError) return;
      throw error;
    }
    const { requestId } = report.header;
    const order = this.orders.find(({ job, tries }) => requestId === `submit-${job.id}-${tries}`);
    if (!order) return;
    // Only completion says that the job is durable.
    if (report.ok) order.isAnswered ||= report.stage === Stage.STAGE_COMPLETED;
    else if (PASSING.includes(report.refusal)) order.tries += 1;
    else order.isAnswered = true;
  }
}
