// A job file as it is written, before units and defaults are worked out. The schema is in schema.ts.

export interface RuleFields {
  /** Exactly one of the three says what was seen. */
  readonly exit?: number;
  readonly signal?: string;
  readonly reason?: string;
  readonly action: ActionName;
}

export type ActionName = 'fail' | 'retry' | 'retryFree' | 'hold' | 'requeue';

/** A file beside the job file, or one from elsewhere under a path of its own. */
export type FileFields = string | { readonly path: string; readonly from: string };

export interface JobFields {
  readonly schema: 1;
  readonly job: string;
  readonly tenant: string;
  readonly kind?: 'batch' | 'service';
  readonly program?: string;
  readonly command?: readonly string[];
  readonly arguments?: readonly string[];
  readonly files?: readonly FileFields[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly environmentAllow?: readonly string[];
  readonly resources?: {
    readonly gpus?: number;
    readonly memory?: string;
    readonly disk?: string;
    readonly gpuMemory?: string;
  };
  readonly utilisation?: { readonly gpu?: number; readonly memory?: number };
  readonly steps?: { readonly total: number; readonly time?: string };
  readonly checkpoints?: {
    readonly every?: number;
    readonly signal?: boolean;
    readonly keep?: number;
    readonly keepEvery?: number;
    readonly adopt?: string;
    readonly format?: string;
  };
  readonly watchdog?: {
    readonly start?: string;
    readonly heartbeat?: string;
    readonly progress?: string;
    readonly log?: string;
  };
  readonly grace?: string;
  readonly pausable?: boolean;
  readonly minimumRun?: string;
  readonly deadline?: string;
  readonly priority?: number;
  readonly seed?: number;
  readonly restart?: {
    readonly jobFaults?: number;
    readonly platformStops?: number;
    readonly rules?: readonly RuleFields[];
  };
  readonly results?: readonly string[];
  readonly secret?: boolean;
  readonly defence?: { readonly kind: 'duplicate' | 'digest' | 'canary'; readonly digest?: string };
  readonly service?: { readonly requestLimit?: string; readonly health?: string };
}
