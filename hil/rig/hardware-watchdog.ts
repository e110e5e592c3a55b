/** Without a stroke for this long the watchdog bites (fdir reference FD-16, as cFS HS: published). */
export const HARDWARE_WATCHDOG_US = 10_000_000;
/** Grace of a boot and of a restart of the stroking service (FD-18: assumed, boot as cFS HS). */
export const BOOT_GRACE_US = 65_000_000;
export const RESTART_GRACE_US = 30_000_000;

/** The OBC's hardware watchdog, in mission time. It needs neither the bus nor the service that it watches. */
export class HardwareWatchdog {
  /** End of the start-up grace; a stroke ends it too. */
  private graceUs: number;
  private lastStrokeUs: number;

  constructor(nowUs: number) {
    this.lastStrokeUs = nowUs;
    this.graceUs = nowUs + BOOT_GRACE_US;
  }

  stroke(nowUs: number): void {
    this.lastStrokeUs = nowUs;
    this.graceUs = nowUs;
  }

  /** The computer was reset: the start-up grace begins again. */
  rearm(nowUs: number): void {
    this.lastStrokeUs = nowUs;
    this.graceUs = nowUs + BOOT_GRACE_US;
  }

  /** The stroking service starts: its grace ends at its first stroke. */
  grantStart(nowUs: number, cause: string): void {
    this.graceUs = Math.max(
      this.graceUs,
      nowUs + (cause === 'service-restart' ? RESTART_GRACE_US : BOOT_GRACE_US),
    );
  }

  /** Null while all is well; after a bite the boot's grace begins. */
  tick(nowUs: number, limitUs = HARDWARE_WATCHDOG_US): { readonly silentUs: number } | null {
    const silentUs = nowUs - this.lastStrokeUs;
    if (silentUs < limitUs || nowUs < this.graceUs) return null;
    this.rearm(nowUs);
    return { silentUs };
  }
}
