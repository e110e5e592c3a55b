import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  contractOfTopic,
  topicOf,
  toPlain,
  type Contract,
  type Header,
  type TopicParameters,
} from '@dawnline/contracts';
import { parseTle, parseUtc } from '@dawnline/orbit';
import { loadCraft, type Craft } from '@hil/crafts';
import { createPlant, STEP_US, stepPlant, type Plant, type PlantInitial } from '@hil/plant';
import { DeviceBench, type BenchOptions } from '@hil/devices';

export const craft: Craft = loadCraft(
  readFileSync(join(__dirname, '../../crafts/odc-1.yaml'), 'utf8'),
  'odc-1.yaml',
);

/** Keyed uniform numbers as a world would give them. */
export function uniformOf(seed: number) {
  return (purpose: string, index: number): number =>
    createHash('sha256').update(`${seed}:${purpose}:${index}`).digest().readUInt32BE(0) / 2 ** 32;
}

interface Sample {
  readonly atUs: number;
  readonly topic: string;
  readonly payload: Uint8Array;
}

/** A plant with its bench and a drawer for all samples: the smallest world. */
export class Flight {
  nowUs = 0;
  readonly samples: Sample[] = [];
  readonly plant: Plant;
  readonly bench: DeviceBench;
  private sequence = 0;

  constructor(
    seed = 1,
    options: BenchOptions = {},
    initial: Partial<PlantInitial> = {},
    start = '2026-08-19T03:11:00Z',
  ) {
    const orbit = craft.orbits.find((candidate) => candidate.id === 'B')!;
    this.plant = createPlant(craft, parseTle(orbit.tle[0], orbit.tle[1]), parseUtc(start), {
      stateOfCharge: 0.9,
      railsClosed: { LCL1: true },
      gpusBooted: true,
      ...initial,
    });
    this.bench = new DeviceBench(
      craft,
      this.plant,
      {
        nowUs: () => this.nowUs,
        publish: (topic, payload) => this.samples.push({ atUs: this.nowUs, topic, payload }),
        uniform: uniformOf(seed),
      },
      options,
    );
  }

  run(seconds: number): this {
    for (let step = 0; step < seconds * 10; step++) {
      this.nowUs += STEP_US;
      stepPlant(this.plant);
      this.bench.step(this.nowUs);
    }
    return this;
  }

  /** Samples of a device, decoded, oldest first. */
  of(device: string): Record<string, unknown>[] {
    return this.samples
      .filter(({ topic }) => topic === `craft/odc-1/dev/${device}/sample`)
      .map(({ topic, payload }) => {
        const contract = contractOfTopic(topic)!;
        return toPlain(contract.name, contract.decode(payload));
      });
  }

  last(device: string): Record<string, unknown> {
    const sample = this.of(device).at(-1);
    if (!sample) throw new Error(`no sample of ${device}`);
    return sample;
  }

  command<T extends { header: Header }>(
    contract: Contract<T>,
    from: string,
    body: Omit<T, 'header'>,
    parameters: TopicParameters = {},
    header: Partial<Header> = {},
  ): void {
    this.sequence += 1;
    const complete = {
      schema: 1,
      craft: 'odc-1',
      source: from,
      bootId: 1,
      sequence: this.sequence,
      ...header,
    };
    const topic = topicOf(contract.packet!.topic, { craft: 'odc-1', from, ...parameters });
    this.bench.receive(topic, contract.encode({ header: complete, ...body } as unknown as T));
  }
}
