import { strict as assert } from 'node:assert';
import { Controller } from '@nestjs/common';
import { Refusal, type CommsManagerCommand } from '@dawnline/contracts';
import { DiskError, type Disk } from '@dawnline/host';
import type { CommandContext, CommandOutcome } from '@dawnline/service';
import { ensureFolder, Procedures, writeAtomically } from '@dawnline/storage';
import { Comms, type ActionTable, type Room } from '../comms';
import { decodeDefinitions, define, encodeDefinitions } from './definitions';

const FOLDER = 'comms-manager';
const PATH = `${FOLDER}/housekeeping`;
const LANE = 'definitions';

/** The stored periods; 'absent' before the first definition, 'untrusted' when the file cannot be believed. */
async function readDefinitions(disk: Disk): Promise<ReadonlyMap<string, number> | 'absent' | 'untrusted'> {
  try {
    return decodeDefinitions(await disk.read(PATH)) ?? 'untrusted';
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return error.code === 'ENOENT' ? 'absent' : 'untrusted';
  }
}

/** Housekeeping definitions: changed by command, on disk before the command completes. */
@Controller()
export class DefinitionsController implements Room {
  readonly actions: ActionTable = {
    defineHousekeeping: (command, context) => this.define(command, context),
    sendHousekeeping: (command) => this.sendOnce(command),
  };
  private readonly disk: Disk;
  private readonly procedures: Procedures;

  constructor(private readonly comms: Comms) {
    const { service } = comms;
    const disk = service.disks.nvm;
    assert(disk, 'comms-manager needs the non-volatile memory nvm');
    this.disk = disk;
    this.procedures = new Procedures((source) => service.attach(source));
    comms.register('definitions', this);
    this.procedures.run(
      LANE,
      'read-definitions',
      () => readDefinitions(this.disk),
      (outcome) => {
        assert(outcome.ok, 'reading turns the errors of a disk into untrusted definitions');
        this.onRead(outcome.value);
      },
    );
  }

  private onRead(found: ReadonlyMap<string, number> | 'absent' | 'untrusted'): void {
    if (found === 'absent') return;
    if (found === 'untrusted') {
      this.comms.service.event('HOUSEKEEPING_DEFINITIONS_LOST', {});
      return;
    }
    const { definitions } = this.comms.state;
    // What a command has defined meanwhile is newer.
    this.comms.update({
      definitions: { ...definitions, periodsUs: new Map([...found, ...definitions.periodsUs]) },
    });
  }

  private unknown(subsystem: string): CommandOutcome | null {
    const known = this.comms.service.table.services.map(({ name }) => name);
    if (known.includes(subsystem)) return null;
    const detail = `subsystem "${subsystem}" is none of ${known.join(', ')}`;
    return { kind: 'refused', refusal: Refusal.REFUSAL_RANGE, detail };
  }

  private define({ defineHousekeeping }: CommsManagerCommand, context: CommandContext): CommandOutcome {
    const { subsystem, periodUs } = defineHousekeeping!;
    const unknown = this.unknown(subsystem);
    if (unknown) return unknown;
    const definitions = define(this.comms.state.definitions, subsystem, periodUs);
    if (!definitions)
      return { kind: 'refused', refusal: Refusal.REFUSAL_BUSY, detail: 'too many definitions' };
    this.comms.update({ definitions });
    this.procedures.run(
      LANE,
      'write-definitions',
      async () => {
        await ensureFolder(this.disk, FOLDER);
        await writeAtomically(this.disk, PATH, encodeDefinitions(definitions));
      },
      (outcome) => {
        if (outcome.ok) context.complete();
        else
          context.fail(
            Refusal.REFUSAL_FAILED,
            `in force until the next restart only: ${outcome.error.message}`,
          );
      },
    );
    return { kind: 'pending' };
  }

  private sendOnce({ sendHousekeeping }: CommsManagerCommand): CommandOutcome {
    const subsystem = sendHousekeeping!;
    const unknown = this.unknown(subsystem);
    if (unknown) return unknown;
    const { definitions } = this.comms.state;
    const once = [...definitions.once.filter((name) => name !== subsystem), subsystem];
    this.comms.update({ definitions: { ...definitions, once } });
    return { kind: 'completed' };
  }
}
