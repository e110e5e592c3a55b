import { VerificationReport } from '@dawnline/contracts';
import { saidBy, type GroundPacket, type StageTick } from '@hil/ground';

/** Requests of others whose end is remembered, so that a report sent again is told once (assumed). */
const ENDED_MAX_ITEMS = 1_024;

/** Stages of telecommands that others sent: their reports come down on the same link, and belong to the record. */
export class Overheard {
  private readonly ended = new Set<string>();

  /** `own` is the principal whose stages are told elsewhere. */
  constructor(private readonly own: string) {}

  take({ contract, message, station }: GroundPacket): StageTick | null {
    if (contract !== VerificationReport.name) return null;
    const report = message as VerificationReport;
    const { requestId, principal } = report.header;
    const said = saidBy(report);
    const name = `${principal} ${requestId}`;
    if (principal === this.own || requestId === '' || !said || this.ended.has(name)) return null;
    const { stage, detail } = said;
    if (stage === 'completed' || stage === 'refused') {
      if (this.ended.size >= ENDED_MAX_ITEMS) this.ended.delete(this.ended.values().next().value!);
      this.ended.add(name);
    }
    return { t: report.stageTimeUs, requestId, station, target: report.target, stage, detail };
  }
}
