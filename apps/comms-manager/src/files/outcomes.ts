import {
  ConditionCode,
  conditionText,
  type FileLabel,
  type Indication,
  type TransactionId,
} from '@dawnline/cfdp';
import type { Service } from '@dawnline/service';

interface Asker {
  readonly requestId: string;
  readonly principal: string;
}

const fileOf = ({ role, source, destination }: FileLabel): string =>
  role === 'sending' ? source : destination;

/** Tells by events what became of files, with the request that asked for them (LK-1). */
export class Outcomes {
  /** Of transfers that are not over; what asked for them is forgotten in a reset. */
  private readonly askers = new Map<TransactionId, Asker>();
  private readonly faults = new Map<TransactionId, string>();

  constructor(private readonly service: Service) {}

  asked(transaction: TransactionId, asker: Asker): void {
    this.askers.set(transaction, asker);
  }

  tell(indication: Indication): void {
    if (indication.type === 'fault') this.faults.set(indication.file.transaction, indication.detail);
    else if (indication.type === 'finished') this.finished(indication);
    else if (indication.type === 'abandoned') this.unconfirmed(indication.file);
  }

  private finished({ file, condition }: Extract<Indication, { type: 'finished' }>): void {
    const { transaction, role, size } = file;
    const asker = this.askers.get(transaction);
    const detail = this.faults.get(transaction) ?? '';
    this.askers.delete(transaction);
    this.faults.delete(transaction);
    const parameters = { transaction, file: fileOf(file), bytes: size };
    if (condition !== ConditionCode.NoError) {
      const direction = role === 'sending' ? 'down' : 'up';
      const failed = {
        transaction,
        file: fileOf(file),
        direction,
        condition: conditionText(condition),
        detail,
      };
      this.service.event('FILE_FAILED', failed, asker ?? {});
    } else if (role === 'sending') this.service.event('FILE_SENT', parameters, asker ?? {});
    else this.service.event('FILE_RECEIVED', parameters);
  }

  private unconfirmed(file: FileLabel): void {
    this.service.event('FILE_OUTCOME_UNCONFIRMED', { transaction: file.transaction, file: fileOf(file) });
  }
}
