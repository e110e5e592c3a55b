import { strict as assert } from 'node:assert';
import { Controller } from '@nestjs/common';
import { Receive } from '@dawnline/bus';
import { progressOf, type CfdpInput, type CfdpOutput, type Indication } from '@dawnline/cfdp';
import { FileReply, FolderListing, Refusal, topicOf, type Body } from '@dawnline/contracts';
import { FileClient, type FolderPage } from '@dawnline/files';
import type { CommandContext, CommandOutcome } from '@dawnline/service';
import { Procedures } from '@dawnline/storage';
import { Comms, type ActionTable, type HousekeepingPart, type Room } from '../comms';
import { Transfers } from './transfers';

type Told = Extract<Indication, { type: 'accepted' | 'refused' }>;

const BUSY: CommandOutcome = {
  kind: 'refused',
  refusal: Refusal.REFUSAL_BUSY,
  detail: 'the state of the transfers is not read yet',
};

function answerOf(outputs: readonly CfdpOutput[]): Told | null {
  for (const output of outputs) {
    if (output.kind !== 'indication') continue;
    const { indication } = output;
    if (indication.type === 'accepted' || indication.type === 'refused') return indication;
  }
  return null;
}

/** Files by CFDP class 2: commands, housekeeping, and the answers of the payload host. */
@Controller()
export class FilesController implements Room {
  private readonly procedures: Procedures;
  readonly actions: ActionTable = {
    filePut: (command, context) => this.put(command.filePut!, context),
    fileCancel: ({ fileCancel }) => this.request({ kind: 'cancel', transaction: fileCancel! }),
    fileSuspend: ({ fileSuspend }) => this.request({ kind: 'suspend', transaction: fileSuspend! }),
    fileResume: ({ fileResume }) => this.request({ kind: 'resume', transaction: fileResume! }),
    fileList: (command, context) => this.list(command.fileList!, context),
  };

  constructor(
    private readonly comms: Comms,
    private readonly transfers: Transfers,
  ) {
    this.procedures = new Procedures((source) => comms.service.attach(source));
    comms.register('files', this);
  }

  work(): void {
    this.transfers.work();
  }

  @Receive(FileReply, { filter: FileClient.REPLIES })
  onFileReply(reply: FileReply): void {
    this.transfers.client.take(reply);
  }

  housekeeping(): HousekeepingPart {
    const { files } = this.comms.state;
    if (!files) return {};
    const all = [...files.transactions.values()];
    const { bytesIn, bytesOut, pdusRefused } = files.counters;
    return {
      filesSending: all.filter(({ role }) => role === 'sending').length,
      filesReceiving: all.filter(({ role }) => role === 'receiving').length,
      fileBytesIn: bytesIn,
      fileBytesOut: bytesOut,
      fileGaps: all.reduce((sum, of) => sum + progressOf(of).gaps, 0),
      filePdusRefused: pdusRefused,
    };
  }

  private put({ source, destination }: { source: string; destination: string }, context: CommandContext): CommandOutcome {
    const outcome = this.request({ kind: 'put', source, destination, to: GROUND_ENTITY });
    return outcome;
  }

  private request(input: CfdpInput): CommandOutcome {
    if (!this.transfers.isOpen) return BUSY;
    const told = answerOf(this.transfers.give(input));
    if (told?.type === 'refused')
      return { kind: 'refused', refusal: Refusal.REFUSAL_RANGE, detail: told.reason };
    return { kind: 'completed', detail: told?.type === 'accepted' ? `transaction ${told.file.transaction}` : '' };
  }
}
