import { strict as assert } from 'node:assert';
import { Injectable } from '@nestjs/common';
import type { Refusal } from '@dawnline/contracts';
import { Journal, JOURNAL_COMPACT_BYTES, Procedures } from '@dawnline/storage';
import { Comms } from '../comms';
import { LEDGER_COMPACT_RATIO, LEDGER_RETRY_US } from '../comms-manager.limits';
import type { CommandKey } from './command-table';
import {
  conclude,
  decodeRequests,
  encodeRequests,
  remember,
  type RememberedRequest,
  type Requests,
} from './requests';

const FOLDER = 'comms-manager/requests';

/** Keeps the released requests on disk: a request is there before its command leaves, through every reset (LK-6). */
@Injectable()
export class RequestLedger {
  private readonly procedures: Procedures;
  private journal: Journal | null = null;
  private retryUs: number | null = null;
  private compactedBytes = 0;
  private compacting = false;
  private readonly openListeners: ((requests: Requests) => void)[] = [];

  constructor(private readonly comms: Comms) {
    this.procedures = new Procedures((source) => comms.service.attach(source));
    this.open();
  }

  /** Called once, with what an earlier life of the service left. */
  onOpen(listener: (requests: Requests) => void): void {
    this.openListeners.push(listener);
  }

  /** Called by the work loop. */
  tick(nowUs: number): void {
    if (this.retryUs === null || nowUs < this.retryUs) return;
    this.retryUs = null;
    this.open();
  }

  /** False when no more can be remembered. `settled` is told when the request is on disk, or why it is not. */
  remember(
    request: Omit<RememberedRequest, 'state' | 'refusal' | 'detail'>,
    isRecovery: boolean,
    settled: (failure: string | null) => void,
  ): boolean {
    const { requests } = this.comms.state;
    assert(requests, 'nothing is released before the ledger is read');
    const next = remember(requests, request, isRecovery, this.comms.service.clock.now());
    if (!next) return false;
    this.comms.update({ requests: next });
    this.append([...next.values()].at(-1)!, settled);
    return true;
  }

  /** Notes how a request ended; nobody waits for it, since without it the request counts as released. */
  conclude(key: CommandKey, refusal: Refusal, detail: string): void {
    const { requests } = this.comms.state;
    const concluded = requests && conclude(requests, key, refusal, detail);
    if (!concluded) return;
    this.comms.update({ requests: concluded.requests });
    this.append(concluded.entry, () => undefined);
  }

  private open(): void {
    const { nvm } = this.comms.service.disks;
    assert(nvm, 'comms-manager needs the non-volatile memory nvm');
    this.procedures.run(
      null,
      'read-request-ledger',
      () => Journal.open([nvm], FOLDER),
      (outcome) => {
        const { service } = this.comms;
        if (!outcome.ok) {
          service.event('REQUEST_LEDGER_UNREADABLE', { reason: outcome.error.message });
          this.retryUs = service.clock.now() + LEDGER_RETRY_US;
          return;
        }
        const { journal, snapshot, records, torn } = outcome.value;
        this.journal = journal;
        this.compactedBytes = snapshot.length;
        for (const { bytes } of torn) service.event('REQUEST_LEDGER_TORN', { bytes });
        const requests = decodeRequests([snapshot, ...records]);
        this.comms.update({ requests });
        for (const listener of this.openListeners) listener(requests);
      },
    );
  }

  private append(entry: RememberedRequest, settled: (failure: string | null) => void): void {
    const { journal } = this;
    assert(journal, 'the ledger is written only after it was read');
    this.procedures.run(
      null,
      'append-request',
      () => journal.append(encodeRequests([entry])),
      (outcome) => {
        settled(outcome.ok ? null : outcome.error.message);
        this.compactIfNeeded(journal, !outcome.ok);
      },
    );
  }

  /** A copy that refused an append is out until a compaction rewrites it. */
  private compactIfNeeded(journal: Journal, isOut: boolean): void {
    const bound = Math.max(JOURNAL_COMPACT_BYTES, LEDGER_COMPACT_RATIO * this.compactedBytes);
    if (this.compacting || (!isOut && journal.bytes <= bound)) return;
    this.compacting = true;
    const snapshot = encodeRequests([...this.comms.state.requests!.values()]);
    this.procedures.run(
      null,
      'compact-requests',
      () => journal.compact(snapshot),
      (outcome) => {
        this.compacting = false;
        if (outcome.ok) this.compactedBytes = snapshot.length;
      },
    );
  }
}
