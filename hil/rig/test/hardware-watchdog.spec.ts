import {
  BOOT_GRACE_US,
  HARDWARE_WATCHDOG_US,
  HardwareWatchdog,
  RESTART_GRACE_US,
} from '../hardware-watchdog';

describe('hardware watchdog', () => {
  it('bites once when no stroke came within its period, then grants a boot', () => {
    const watchdog = new HardwareWatchdog(0);
    watchdog.stroke(5_000_000);
    expect(watchdog.tick(5_000_000 + HARDWARE_WATCHDOG_US - 1)).toBeNull();
    expect(watchdog.tick(5_000_000 + HARDWARE_WATCHDOG_US)).toEqual({ silentUs: HARDWARE_WATCHDOG_US });
    expect(watchdog.tick(5_000_001 + HARDWARE_WATCHDOG_US)).toBeNull();
  });

  it('bites also when the first stroke never comes', () => {
    const watchdog = new HardwareWatchdog(0);
    expect(watchdog.tick(BOOT_GRACE_US - 1)).toBeNull();
    expect(watchdog.tick(BOOT_GRACE_US)).not.toBeNull();
  });

  it('grants the stroking service its start, which its first stroke ends', () => {
    const watchdog = new HardwareWatchdog(0);
    watchdog.stroke(100);
    watchdog.grantStart(200, 'service-restart');
    expect(watchdog.tick(200 + RESTART_GRACE_US - 1)).toBeNull();
    watchdog.stroke(300);
    expect(watchdog.tick(300 + HARDWARE_WATCHDOG_US)).not.toBeNull();
  });
});
