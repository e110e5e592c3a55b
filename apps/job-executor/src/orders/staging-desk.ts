import type { Disk } from '@dawnline/host';
import type { Procedures } from '@dawnline/storage';
import type { Input } from '../executor';
import { placeInputs, readStagedOrder, sweep, type Known } from './staging';
import type { Output } from '../turn';

type StagingOutput = Extract<Output, { kind: 'stage' | 'fetch-order' | 'sweep' }>;

const LANE = 'staging';

/** Runs what concerns staged files, one procedure after another, and feeds the results back as inputs. */
export class StagingDesk {
  constructor(
    private readonly disk: Disk,
    private readonly procedures: Procedures,
    private readonly known: () => Known,
    private readonly feed: (input: Input) => void,
  ) {}

  perform(output: StagingOutput): void {
    if (output.kind === 'sweep') return this.sweep();
    const { ticket } = output;
    if (output.kind === 'stage') {
      const { order } = output;
      this.procedures.run(
        LANE,
        'job.stage',
        () => placeInputs(this.disk, order),
        (outcome) => {
          const fault = outcome.ok ? outcome.value : outcome.error.message;
          this.feed({ kind: 'staged', ticket, job: order.job, fault, refused: outcome.ok });
        },
      );
      return;
    }
    this.procedures.run(
      LANE,
      'job.fetch',
      () => readStagedOrder(this.disk, output.sha256),
      (outcome) => {
        if (!outcome.ok)
          this.feed({ kind: 'not-fetched', ticket, fault: outcome.error.message, refused: false });
        else if (typeof outcome.value === 'string')
          this.feed({ kind: 'not-fetched', ticket, fault: outcome.value, refused: true });
        else this.feed({ kind: 'submit', ticket, order: outcome.value });
      },
    );
  }

  /** What it leaves is removed by the next one. */
  private sweep(): void {
    this.procedures.run(
      LANE,
      'job.sweep',
      () => sweep(this.disk, this.known),
      () => undefined,
    );
  }
}
