import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import {
  createKeys,
  formatKeyFile,
  GroundSegment,
  isEnded,
  KEY_FILE_MODE,
  nextSequence,
  parseKeyFile,
  sealingKeyOf,
  type KeyFile,
  type StageTick,
} from '@hil/ground';
import type { MissionClock } from './mission-clock';
import type { RigBus } from './rig-bus';

/** Under this name the scenario's telecommands are sent. */
const PRINCIPAL = 'ground';
const KEY_BYTES = 32;

/** The keys of a craft from their file; made anew where there is none. Only the owner may read the file. */
export function readOrCreateKeys(file: string, craft: string): KeyFile {
  if (existsSync(file)) return parseKeyFile(readFileSync(file, 'utf8'), file);
  const keys = createKeys(craft, () => new Uint8Array(randomBytes(KEY_BYTES)));
  mkdirSync(dirname(file), { recursive: true });
  replaceDurably(file, formatKeyFile(keys));
  return keys;
}

/** The frame leaves right after: its sequence must be on the disk first. */
function replaceDurably(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'w', KEY_FILE_MODE);
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(temporary, file);
}

export interface GroundDeskOptions {
  readonly craft: string;
  readonly epochUnixUs: number;
  readonly keyFile: string;
  readonly bus: RigBus;
  readonly clock: MissionClock;
  readonly stationInView: () => string;
  readonly onTick: (tick: StageTick) => void;
}

/** The rig's ground segment. It touches nothing but the topics of ground stations, as any ground would. */
export class GroundDesk {
  private readonly segment: GroundSegment;

  constructor(options: GroundDeskOptions) {
    const { craft, bus, clock, keyFile } = options;
    const keys = readOrCreateKeys(keyFile, craft);
    const key = keys.keys.find(({ role }) => role === 'operational') ?? keys.keys[0];
    this.segment = new GroundSegment(
      {
        craft,
        epochUnixUs: options.epochUnixUs,
        principal: PRINCIPAL,
        key: sealingKeyOf(key),
        sequence: key.sequence,
      },
      {
        nowUs: () => clock.now(),
        stationInView: options.stationInView,
        publish: (topic, payload) => bus.publishRaw(topic, payload, 1),
        takeSequence: (lowest) => {
          // Read again: `dawnline tc` counts in the same file.
          const next = nextSequence(parseKeyFile(readFileSync(keyFile, 'utf8'), keyFile), key.id, lowest);
          replaceDurably(keyFile, formatKeyFile(next.keys));
          return next.sequence;
        },
        onTick: options.onTick,
      },
    );
    bus.subscribe([this.segment.filter], 1, (topic, payload) => this.segment.receive(topic, payload));
  }

  send(id: string, station: string, target: string, command: Readonly<Record<string, unknown>>): void {
    this.segment.send({ requestId: id, target, command, station });
  }

  tick(): void {
    this.segment.tick();
  }

  /** What is still open at the end of the flight is unknown. */
  end(): void {
    for (const request of this.segment.requests.values())
      if (!isEnded(request)) this.segment.giveUp(request.requestId, 'the flight ended');
  }
}
