import { Severity } from '@dawnline/contracts';
import {
  startSilenceWatch,
  stepSilenceWatch,
  type DeviceRate,
  type SilenceRules,
  type SilenceState,
  type Stamp,
} from '@dawnline/monitoring';
import { defineEvents } from './event-catalogue';
import type { Service } from './service';

const S = 1_000_000;

/** Bounds of the watch (assumed). The grace lets every device speak at least once after a boot. */
const RULES: SilenceRules = { periodUs: S, graceUs: 15 * S, lateUs: 3 * S, quietLooks: 15 };
/** A device that the craft's table does not name (assumed: the table's usual rate, its longest age at that rate). */
const UNLISTED: DeviceRate = { periodUs: S, maximumAgeUs: 5 * S };

/** Events of every service that lives by devices. */
export const DEVICE_EVENTS = defineEvents({
  DEVICE_SILENT: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'No sample of {device} for {ageS} s',
    action: 'Check the device, its rail and the bus.',
  },
  DEVICE_BACK: {
    severity: Severity.SEVERITY_INFORMATIVE,
    text: 'Samples of {device} are back',
    action: 'None.',
  },
});

/** What the watch needs of its service. */
export type WatchPorts = Pick<
  Service,
  'busConnected' | 'clock' | 'event' | 'messagesReceived' | 'registerState' | 'table'
>;

/** Reports devices that fall silent for longer than the craft's table allows, and that are back. */
export class DeviceWatch {
  private state: SilenceState;
  private readonly rates: ReadonlyMap<string, DeviceRate>;
  private received = 0;
  private heard = false;

  constructor(
    private readonly service: WatchPorts,
    /** Newest stamp of each device that should speak now. */
    private readonly stamps: () => Readonly<Record<string, Stamp | null>>,
  ) {
    this.state = startSilenceWatch(RULES, service.clock.now());
    this.rates = new Map(service.table.devices.map((device) => [device.id, device]));
    service.registerState('devices', () => this.state);
  }

  /** Once a second. */
  look(nowUs: number): void {
    this.heard = this.service.messagesReceived > this.received;
    this.received = this.service.messagesReceived;
    this.judge(nowUs);
  }

  private judge(nowUs: number): void {
    const { service, heard } = this;
    const { state, outputs, lookAgainUs } = stepSilenceWatch(
      this.state,
      { stamps: this.stamps(), rateOf: this.rateOf, busConnected: service.busConnected, heard },
      RULES,
      nowUs,
    );
    this.state = state;
    for (const { device, silent, ageUs } of outputs) {
      if (silent) service.event('DEVICE_SILENT', { device, ageS: Math.round(ageUs / S) });
      else service.event('DEVICE_BACK', { device });
    }
    if (lookAgainUs !== null) service.clock.after(lookAgainUs - nowUs, () => this.judge(service.clock.now()));
  }

  private readonly rateOf = (device: string): DeviceRate => this.rates.get(device) ?? UNLISTED;
}
