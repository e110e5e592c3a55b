/** Without a stroke for this long the watchdog bites (fdir reference FD-16, as cFS HS: published). */
export const HARDWARE_WATCHDOG_US = 10_000_000;
/** Grace of a boot and of a restart of the stroking service (FD-18: assumed, boot as cFS HS). */
export const BOOT_GRACE_US = 65_000_000;
export const RESTART_GRACE_US = 30_000_000;

/** The OBC's hardware watchdog, in mission time. It needs neither the bus nor the service that it watches. */
export class HardwareWatchdog {
  private deadlineUs: number;
  private lastStrokeUs: number;

  constructor(nowUs: number) {
    this.lastStrokeUs = nowUs;
    this.deadlineUs = nowUs + BOOT_GRACE_US;
  }

  stroke(nowUs: number): void {
    this.lastStrokeUs = nowUs;
    this.deadlineUs = nowUs + HARDWARE_WATCHDOG_US;
  }

  /** The computer was reset: the start-up grace begins again. */
  rearm(nowUs: number): void {
    this.lastStrokeUs = nowUs;
    this.deadlineUs = nowUs + BOOT_GRACE_US;
  }

  /** The stroking service starts: its grace ends at its first stroke. */
  grantStart(nowUs: number, cause: string): void {
    const graceUs = cause === 'service-restart' ? RESTART_GRACE_US : BOOT_GRACE_US;
    this.deadlineUs = Math.max(this.deadlineUs, nowUs + graceUs);
  }

  /** Null while all is well; after a bite the boot's grace begins. */
  tick(nowUs: number): { readonly silentUs: number } | null {
    if (nowUs < this.deadlineUs) return null;
    const silentUs = nowUs - this.lastStrokeUs;
    this.rearm(nowUs);
    return { silentUs };
  }
}
