import { strict as assert } from 'node:assert';
import {
  contractOfTopic,
  DecodeError,
  type Contract,
  type EpsBatterySample,
  type EpsSwitchesSample,
  type GpuStatusSample,
  type Header,
} from '@dawnline/contracts';
import { MODELLED_GPU } from '@hil/plant';
import type { DeviceBench } from './bench';

/** What becomes of a device that real hardware plays. */
export interface ExternalChange {
  readonly device: string;
  /** Heard for the first time or again; silent for longer than its maximum age; drives the plant, or the model does again. */
  readonly what: 'connected' | 'lost' | 'feeds-plant' | 'leaves-plant' | 'unreadable';
  readonly detail: string;
}

export interface ExternalSample {
  readonly device: string;
  readonly contract: Contract<object>;
  readonly message: object;
}

/** How a real device's samples reach the plant. */
interface Feed {
  /** False when the sample holds nothing that the plant could use. */
  take(message: object, nowUs: number): boolean;
  release(): void;
}

interface External {
  readonly device: string;
  readonly contract: Contract<object>;
  readonly maximumAgeUs: number;
  readonly feed: Feed | null;
  heardUs: number | null;
  isConnected: boolean;
  fedUs: number | null;
  isUnreadable: boolean;
}

const US_PER_S = 1_000_000;
/** Beyond these a measurement is no measurement (assumed: any pack of the rig's class; any GPU board). */
const BATTERY_RANGE_V = [1, 200] as const;
const GPU_MAXIMUM_W = 2_000;
const ALL_SWITCHES = 0xffffffff;

/**
 * Listens to real hardware in the place of simulated devices: stamps arrivals, tells when one is lost and when it is back,
 * and lets battery, GPU and switches drive the plant.
 */
export class ExternalFeed {
  private readonly devices: ReadonlyMap<string, External>;

  constructor(
    private readonly bench: DeviceBench,
    private readonly onChange: (change: ExternalChange) => void,
  ) {
    this.devices = new Map(bench.external.map((device) => [this.topicOf(device), this.externalOf(device)]));
  }

  /** Sample topics of the devices: subscribe to them at QoS 0 and hand what comes to `take`. */
  get topics(): readonly string[] {
    return [...this.devices.keys()];
  }

  /** A sample of real hardware, which arrived now; null when it cannot be read. Header times are not looked at. */
  take(topic: string, payload: Uint8Array, nowUs: number): ExternalSample | null {
    const external = this.devices.get(topic);
    assert(external, `${topic} is a topic of real hardware`);
    const message = this.decode(external, payload);
    if (message === null) return null;
    const { device, contract, feed } = external;
    external.heardUs = nowUs;
    if (!external.isConnected) this.change(external, 'connected', '');
    external.isConnected = true;
    if (feed?.take(message, nowUs)) {
      if (external.fedUs === null) this.change(external, 'feeds-plant', '');
      external.fedUs = nowUs;
    }
    return { device, contract, message };
  }

  /** Each step of the plant: what was not renewed in time is not used any more. */
  step(nowUs: number): void {
    for (const external of this.devices.values()) {
      const { heardUs, fedUs, maximumAgeUs, feed } = external;
      if (fedUs !== null && nowUs - fedUs > maximumAgeUs) {
        feed?.release();
        external.fedUs = null;
        this.change(external, 'leaves-plant', 'the model takes over');
      }
      if (external.isConnected && heardUs !== null && nowUs - heardUs > maximumAgeUs) {
        external.isConnected = false;
        this.change(external, 'lost', `no sample for ${(nowUs - heardUs) / US_PER_S} s`);
      }
    }
  }

  private change({ device }: External, what: ExternalChange['what'], detail: string): void {
    this.onChange({ device, what, detail });
  }

  private decode(external: External, payload: Uint8Array): object | null {
    let fault: string;
    try {
      const message = external.contract.decode(payload);
      const { craft } = (message as { header: Header }).header;
      if (craft === '' || craft === this.bench.craft.id) return message;
      fault = `header names craft '${craft}', not '${this.bench.craft.id}'`;
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      fault = error.message;
    }
    if (!external.isUnreadable) this.change(external, 'unreadable', fault);
    external.isUnreadable = true;
    return null;
  }

  private topicOf(device: string): string {
    return `craft/${this.bench.craft.id}/dev/${device}/sample`;
  }

  private externalOf(device: string): External {
    const contract = contractOfTopic(this.topicOf(device));
    assert(contract, `device ${device} has a contract`);
    const { maximumAgeS } = this.bench.craft.devices.find(({ id }) => id === device)!;
    return {
      device,
      contract,
      maximumAgeUs: maximumAgeS * US_PER_S,
      feed: this.feedOf(device),
      heardUs: null,
      isConnected: false,
      fedUs: null,
      isUnreadable: false,
    };
  }

  /** Null for devices that only measure: what they say goes to the flight software alone. */
  private feedOf(device: string): Feed | null {
    if (device === 'eps/battery') return this.batteryFeed();
    if (device === 'eps/switches') return this.switchesFeed();
    const gpu = /^gpu\/(\d+)\//.exec(device)?.[1];
    return gpu === undefined ? null : this.gpuFeed(Number(gpu));
  }

  private batteryFeed(): Feed {
    const { inputs } = this.bench.plant;
    return {
      take: (message) => {
        const { voltageAV, voltageBV, currentAA, currentBA } = message as EpsBatterySample;
        const volts = meanOf([voltageAV, voltageBV], BATTERY_RANGE_V);
        if (volts === null) return false;
        const amperes = meanOf([currentAA, currentBA], [-Infinity, Infinity]);
        inputs.batteryExternalV[0] = volts;
        inputs.batteryExternalA[0] = amperes ?? 0;
        inputs.batteryExternalMetered[0] = amperes === null ? 0 : 1;
        return true;
      },
      release: () => {
        inputs.batteryExternalV[0] = 0;
        inputs.batteryExternalMetered[0] = 0;
      },
    };
  }

  private gpuFeed(id: number): Feed {
    const { inputs } = this.bench.plant;
    const index = this.bench.craft.gpus.findIndex((gpu) => gpu.id === id);
    return {
      take: (message) => {
        const { powerW, absent } = message as GpuStatusSample;
        if (absent === true || !(powerW >= 0 && powerW <= GPU_MAXIMUM_W)) return false;
        inputs.gpuExternalW[index] = powerW;
        return true;
      },
      release: () => {
        inputs.gpuExternalW[index] = MODELLED_GPU;
      },
    };
  }

  /** The modelled rails follow the real switches. Without them the GPU rail opens by itself, as without a permission. */
  private switchesFeed(): Feed {
    return {
      take: (message, nowUs) => {
        const { closed } = message as EpsSwitchesSample;
        if (closed.length !== this.bench.craft.rails.length) return false;
        const states = closed.reduce((bits, isClosed, index) => (isClosed ? bits | (1 << index) : bits), 0);
        this.bench.switches.command(ALL_SWITCHES, states, true, nowUs);
        return true;
      },
      release: () => undefined,
    };
  }
}

/** Mean of the redundant channels that measure something possible; null when none does. */
function meanOf(values: readonly number[], [low, high]: readonly [number, number]): number | null {
  const valid = values.filter((value) => Number.isFinite(value) && value >= low && value <= high);
  return valid.length === 0 ? null : valid.reduce((sum, value) => sum + value, 0) / valid.length;
}
