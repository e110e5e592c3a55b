import type { Disk, Host, TenantEntry } from '@dawnline/host';
import { sealResults, type SealedBundle } from '@dawnline/results';
import type { Procedures } from '@dawnline/storage';
import { tenantKeyOf } from './bundle';
import type { Input } from '../executor';
import { bundleFile, resultFolder } from '../folders';
import type { JobRecord } from '../job';
import { provenanceOf } from './provenance';

/** What the desk needs of the craft. */
export interface BundleHost {
  readonly table: {
    readonly craft: string;
    readonly tenants?: readonly TenantEntry[];
    readonly signingKeyHex?: string;
  };
  readonly clock: Pick<Host['clock'], 'now' | 'onboardTimeUs'>;
  readonly entropy: Host['entropy'];
}

/** Seals results of completed jobs, one after another, and feeds what came of it back as inputs. */
export class BundleDesk {
  constructor(
    private readonly host: BundleHost,
    private readonly disk: Disk,
    private readonly procedures: Procedures,
    private readonly recordOf: (job: string) => JobRecord | null,
    private readonly feed: (input: Input) => void,
  ) {}

  seal(job: string): void {
    this.procedures.run(
      'bundles',
      'result.seal',
      () => this.sealed(job),
      (outcome) => {
        const value = outcome.ok ? outcome.value : null;
        if (!outcome.ok) this.feed({ kind: 'not-sealed', job, reason: outcome.error.message, final: false });
        else if (value?.kind === 'sealed') {
          const { sha256, bytes } = value;
          const path = `${this.disk.name}:${bundleFile(job)}`;
          this.feed({ kind: 'sealed', job, bundle: { path, sha256, bytes } });
        } else if (value?.kind === 'refused') {
          const reason = `${value.refusal}: ${value.detail}`;
          // What was not read back may be written well the next time; nothing else gets better by itself.
          this.feed({ kind: 'not-sealed', job, reason, final: value.refusal !== 'read-back' });
        }
      },
    );
  }

  /** Null when the job is gone meanwhile. A bundle of an earlier life is written anew: nobody has been told of it. */
  private async sealed(job: string): Promise<SealedBundle | null> {
    const { table, clock, entropy } = this.host;
    const record = this.recordOf(job);
    if (record?.state !== 'COMPLETED' || table.signingKeyHex === undefined) return null;
    const { order } = record;
    const key = tenantKeyOf(table.tenants, order.tenant);
    if (order.secret && key === null) {
      return { kind: 'refused', refusal: 'recipient', detail: `tenant '${order.tenant}' has no key now` };
    }
    const folder = resultFolder(job, record.resultAttempt);
    return sealResults(this.disk, {
      files: record.results.map((file) => ({ ...file, source: `${folder}/${file.path}` })),
      provenance: provenanceOf(table.craft, record, {
        nowUs: clock.now(),
        onboardUs: clock.onboardTimeUs(),
      }),
      // Whoever has a key gets nothing that others can read, whether asked for or not.
      recipient: key === null ? null : Buffer.from(key, 'hex'),
      signingKey: Buffer.from(table.signingKeyHex, 'hex'),
      entropy,
      outPath: bundleFile(job),
    });
  }
}
