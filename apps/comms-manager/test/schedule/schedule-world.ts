import {
  CommsManagerCommand,
  CommsManagerHousekeeping,
  Event,
  HealthPing,
  Refusal,
  ScheduleReport,
  Stage,
  ThermalControllerCommand,
  topicOf,
  VerificationReport,
  type Body,
  type Header,
  type Mode,
} from '@dawnline/contracts';
import type { CraftTable } from '@dawnline/host';
import { runService } from '@dawnline/service';
import { createWorld, type Endpoint, type World } from '@hil/simulation';
import { subsystem } from '../../src/subsystem';
import { TLE } from '../craft';
import { KEYS, ONBOARD_US } from '../fixture';
import { beginOf, S, sha256Of } from './plan';

const CRAFT = 'odc-1';
const GROUND = 'ground';
const PART_BYTES = 200;

const table = {
  craft: CRAFT,
  epochUnixUs: ONBOARD_US,
  tle: TLE,
  services: [
    { name: 'comms-manager', critical: true, computer: 'obc' },
    { name: 'thermal-controller', critical: true, computer: 'obc' },
  ],
  // None: the prediction of passes would take most of the time of these flights.
  stations: [],
  devices: [],
  keys: KEYS,
} as unknown as CraftTable;

interface Seen {
  readonly tUs: number;
  readonly requestId: string;
  readonly principal: string;
}

type Answer = 'complete' | 'fail' | 'silent';

/** comms-manager in the simulated world, with a thermal-controller that the test plays. */
export class ScheduleWorld {
  readonly world: World;
  /** Commands as the target got them. */
  readonly commands: Seen[] = [];
  readonly events: { tUs: number; code: string; parameters: Record<string, string> }[] = [];
  /** Why comms-manager died, each time. */
  readonly crashes: string[] = [];
  readonly pages: ScheduleReport[] = [];
  housekeeping: CommsManagerHousekeeping | null = null;
  /** What the target does with a command, and after how long. */
  answer: (requestId: string) => Answer = () => 'complete';
  answerAfterUs = 50_000;
  private readonly bus: Endpoint;
  private readonly ends = new Map<string, VerificationReport>();
  private sequence = 0;
  private requests = 0;
  private modeEpoch = 0;

  constructor(seed = 1) {
    this.world = createWorld({ seed, epochUnixUs: ONBOARD_US });
    this.world.addComputer({ name: 'obc', disks: [{ name: 'nvm' }], hostsBroker: true, watchdogUs: null });
    this.world.addNode({
      name: 'comms-manager',
      computer: 'obc',
      table,
      boot: (host) => runService(subsystem, host),
    });
    this.bus = this.world.endpoint('test');
    this.world.onNode(({ node, what, details }) => {
      if (what === 'crash' && node === 'comms-manager')
        this.crashes.push(String(details.reason ?? details.cause));
    });
    this.listen();
  }

  get nowUs(): number {
    return this.world.nowUs;
  }

  run(seconds: number): Promise<void> {
    return this.world.run(this.nowUs + Math.round(seconds * S));
  }

  runTo(us: number): Promise<void> {
    return this.world.run(us);
  }

  /** Request ids in the order in which the target got them. */
  get ids(): string[] {
    return this.commands.map(({ requestId }) => requestId);
  }

  of(code: string): Record<string, string>[] {
    return this.events.filter((event) => event.code === code).map(({ parameters }) => parameters);
  }

  /** Sends a command to comms-manager; returns its request id. */
  send(command: Partial<CommsManagerCommand>, requestId = `r${++this.requests}`): string {
    const payload = CommsManagerCommand.encode({
      ...command,
      header: this.header(GROUND, { requestId }),
    } as never);
    this.bus.publish(`craft/${CRAFT}/tc/comms-manager/${GROUND}`, payload, 1);
    return requestId;
  }

  /** Sends a command and gives its terminal report; fails when there is none in ten seconds. */
  async order(command: Partial<CommsManagerCommand>): Promise<{ ok: boolean; detail: string }> {
    const requestId = this.send(command);
    for (let wait = 0; wait < 200 && !this.ends.has(requestId); wait++) await this.run(0.05);
    const end = this.ends.get(requestId);
    if (!end) throw new Error(`no end of ${JSON.stringify(Object.keys(command))}`);
    return { ok: end.ok, detail: end.detail };
  }

  /** A mode decision of fault-manager. */
  setMode(mode: Mode): void {
    this.modeEpoch += 1;
    const header = this.header('fault-manager', { modeEpoch: this.modeEpoch });
    const payload = HealthPing.encode({ header, key: 1, mode });
    this.bus.publish(`craft/${CRAFT}/health/comms-manager/ping`, payload, 1);
  }

  /** The commands of a whole load, one by one. */
  static loadOf(file: Uint8Array): Partial<CommsManagerCommand>[] {
    const parts = Array.from({ length: Math.ceil(file.length / PART_BYTES) }, (_, index) => ({
      loadSchedulePart: {
        offset: index * PART_BYTES,
        data: file.subarray(index * PART_BYTES, (index + 1) * PART_BYTES),
      },
    }));
    return [
      { beginScheduleLoad: beginOf(file) },
      ...parts,
      { checkScheduleLoad: true },
      { activateScheduleLoad: { sha256: sha256Of(file) } },
    ];
  }

  async load(file: Uint8Array): Promise<void> {
    for (const command of ScheduleWorld.loadOf(file)) {
      const { ok, detail } = await this.order(command);
      if (!ok) throw new Error(detail);
    }
  }

  private header(source: string, more: Partial<Header> = {}): Header {
    this.sequence += 1;
    return {
      schema: 1,
      craft: CRAFT,
      source,
      instance: 'test',
      bootId: 1,
      sequence: this.sequence,
      missionTimeUs: this.nowUs,
      principal: 'ops',
      ...more,
    } as Header;
  }

  private listen(): void {
    this.bus.subscribe(`craft/${CRAFT}/tc/thermal-controller/comms-manager`, (_, payload) =>
      this.onCommand(ThermalControllerCommand.decode(payload).header),
    );
    this.bus.subscribe(`craft/${CRAFT}/tc/comms-manager/${GROUND}/report`, (_, payload) => {
      const report = VerificationReport.decode(payload);
      if (!report.ok || report.stage === Stage.STAGE_COMPLETED)
        this.ends.set(report.header.requestId, report);
    });
    this.bus.subscribe(`craft/${CRAFT}/ev/comms-manager`, (_, payload) => {
      const { code, parameters } = Event.decode(payload);
      this.events.push({ tUs: this.nowUs, code, parameters: { ...parameters } });
    });
    this.bus.subscribe(`craft/${CRAFT}/tm/comms-manager`, (_, payload) => {
      this.housekeeping = CommsManagerHousekeeping.decode(payload);
    });
    this.bus.subscribe(`craft/${CRAFT}/tm/comms-manager/schedule`, (_, payload) => {
      this.pages.push(ScheduleReport.decode(payload));
    });
  }

  private onCommand({ requestId, principal }: Header): void {
    this.commands.push({ tUs: this.nowUs, requestId, principal });
    const answer = this.answer(requestId);
    if (answer === 'silent') return;
    this.world.at(this.nowUs + this.answerAfterUs, () => {
      this.report(requestId, principal, Stage.STAGE_ACCEPTED, true);
      this.report(requestId, principal, Stage.STAGE_COMPLETED, answer === 'complete');
    });
  }

  private report(requestId: string, principal: string, stage: Stage, ok: boolean): void {
    const body: Body<VerificationReport> = {
      stage,
      ok,
      refusal: ok ? Refusal.REFUSAL_NONE : Refusal.REFUSAL_FAILED,
      detail: ok ? '' : 'broken',
      target: 'thermal-controller',
      stageTimeUs: this.nowUs,
    };
    const header = this.header('thermal-controller', { requestId, principal });
    const parameters = { craft: CRAFT, subsystem: 'thermal-controller', from: 'comms-manager' };
    this.bus.publish(
      topicOf(VerificationReport.packet!.topic, parameters),
      VerificationReport.encode({ ...body, header }),
      1,
    );
  }
}
