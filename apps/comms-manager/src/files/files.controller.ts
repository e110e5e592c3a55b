import { Controller } from '@nestjs/common';
import { Receive } from '@dawnline/bus';
import { GROUND_ENTITY, progressOf, type CfdpInput, type CfdpOutput, type Indication } from '@dawnline/cfdp';
import { FileReply, FolderListing, Refusal, topicOf, type FolderRequest } from '@dawnline/contracts';
import { FileClient } from '@dawnline/files';
import type { CommandContext, CommandOutcome } from '@dawnline/service';
import { Procedures } from '@dawnline/storage';
import { Comms, type ActionTable, type HousekeepingPart, type Room } from '../comms';
import { FILE_LISTS_MAX_ITEMS } from '../comms-manager.limits';
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
    filePut: ({ filePut }, context) => {
      const { source, destination } = filePut!;
      return this.request({ kind: 'put', source, destination, to: GROUND_ENTITY }, context);
    },
    fileCancel: ({ fileCancel }, context) =>
      this.request({ kind: 'cancel', transaction: fileCancel! }, context),
    fileSuspend: ({ fileSuspend }, context) =>
      this.request({ kind: 'suspend', transaction: fileSuspend! }, context),
    fileResume: ({ fileResume }, context) =>
      this.request({ kind: 'resume', transaction: fileResume! }, context),
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

  /** Complete when it is durable: then it survives a reset. */
  private request(input: CfdpInput, context: CommandContext): CommandOutcome {
    if (!this.transfers.isOpen) return BUSY;
    const told = answerOf(this.transfers.give(input));
    if (told?.type === 'refused')
      return { kind: 'refused', refusal: Refusal.REFUSAL_RANGE, detail: told.reason };
    let detail = '';
    if (told?.type === 'accepted') {
      detail = `transaction ${told.file.transaction}`;
      this.transfers.outcomes.asked(told.file.transaction, context);
    }
    this.transfers.whenSaved((failure) => {
      if (failure === null) context.complete(detail);
      else context.fail(Refusal.REFUSAL_FAILED, failure);
    });
    return { kind: 'pending' };
  }

  /** The page goes down as a packet of its own; the command is complete when it waits for the link. */
  private list({ folder, after }: FolderRequest, context: CommandContext): CommandOutcome {
    if (this.procedures.pending >= FILE_LISTS_MAX_ITEMS)
      return { kind: 'refused', refusal: Refusal.REFUSAL_BUSY, detail: 'folders are being read' };
    this.procedures.run(
      'list-folder',
      'list-folder',
      () => this.transfers.store.list(folder, after),
      (outcome) => {
        const { requestId, principal } = context;
        const refusal = outcome.ok ? '' : outcome.error.message;
        const page = outcome.ok ? outcome.value : { entries: [], more: false };
        const header = this.comms.service.headerOf(FolderListing.name, { requestId, principal });
        const payload = FolderListing.encode({
          header,
          folder,
          ...page,
          entries: [...page.entries],
          refusal,
        });
        const topic = topicOf(FolderListing.packet!.topic, { craft: this.comms.service.craft });
        void this.comms.queue(1, { topic, payload }, true);
        if (refusal === '') context.complete(`${page.entries.length} entries`);
        else context.fail(Refusal.REFUSAL_FAILED, refusal);
      },
    );
    return { kind: 'pending' };
  }
}
