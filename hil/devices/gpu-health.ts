import { harderRecovery, RECOVERY_ACTION, recoveryActionOf, XID_RECOVERY_ACTION } from '@hil/plant';

/** Xids that a sample carries. */
const RECENT_XIDS_MAX_ITEMS = 8;
/** Corrected errors within a minute that make the driver report a high rate (assumed). */
const HIGH_RATE_ERRORS = 1000;
const HIGH_RATE_WINDOW_US = 60_000_000;

/** What a GPU counts, remaps and reports of its own errors. Rows stay remapped for life; all else ends with power. */
export class GpuHealth {
  /** Last Xid since power-on, 0 for none; a change of the recovery action does not count. */
  xid = 0;
  xidCount = 0;
  /** Newest last. */
  readonly recentXids: number[] = [];
  /** As NVML numbers it. */
  recoveryAction: number = RECOVERY_ACTION.none;
  eccCorrected = 0;
  eccUncorrected = 0;
  remappedRows = 0;
  pendingRows = 0;
  remapFailed = false;
  pcieReplays = 0;
  private windowUs = -HIGH_RATE_WINDOW_US;
  private windowErrors = 0;

  constructor(private readonly remapRows: number) {}

  get remapPending(): boolean {
    return this.pendingRows > 0;
  }

  /** A changed recovery action is told too, after its cause. */
  raiseXid(xid: number): void {
    this.xid = xid;
    this.note(xid);
    const action = harderRecovery(this.recoveryAction, recoveryActionOf(xid));
    if (action === this.recoveryAction) return;
    this.recoveryAction = action;
    this.note(XID_RECOVERY_ACTION);
  }

  /** Memory errors that were corrected; too many in a minute are told once. */
  correct(count: number, nowUs: number): void {
    this.eccCorrected += count;
    if (nowUs - this.windowUs >= HIGH_RATE_WINDOW_US) {
      this.windowUs = nowUs;
      this.windowErrors = 0;
    }
    const before = this.windowErrors;
    this.windowErrors += count;
    if (before < HIGH_RATE_ERRORS && this.windowErrors >= HIGH_RATE_ERRORS) this.raiseXid(92);
  }

  /** Puts a spare in the place of a bad row at the next reset. */
  remapRow(hasSpare = true): void {
    if (hasSpare && this.remappedRows + this.pendingRows < this.remapRows) {
      this.pendingRows += 1;
      this.raiseXid(63);
    } else {
      this.remapFailed = true;
      this.raiseXid(64);
    }
  }

  /** A reset, or power coming back: rows are remapped, and nothing more is asked for. */
  restart(): void {
    this.remappedRows += this.pendingRows;
    this.pendingRows = 0;
    this.recoveryAction = RECOVERY_ACTION.none;
  }

  powerOff(): void {
    this.restart();
    this.xid = 0;
    this.xidCount = 0;
    this.recentXids.length = 0;
    this.eccCorrected = 0;
    this.eccUncorrected = 0;
    this.pcieReplays = 0;
  }

  private note(xid: number): void {
    this.xidCount += 1;
    this.recentXids.push(xid);
    if (this.recentXids.length > RECENT_XIDS_MAX_ITEMS) this.recentXids.shift();
  }
}
