import { Module } from '@nestjs/common';
import { Dispatcher } from './commands/dispatcher';
import { CommandsController } from './commands/commands.controller';
import { RequestLedger } from './commands/request-ledger';
import { Comms } from './comms';
import { CommsManagerController } from './comms-manager.controller';
import { ContactController } from './contact/contact.controller';
import { ElementsStore } from './contact/elements-store';
import { DefinitionsController } from './recorder/definitions.controller';
import { RecorderController } from './recorder/recorder.controller';
import { DownlinkController } from './downlink/downlink.controller';
import { FilesController } from './files/files.controller';
import { Transfers } from './files/transfers';
import { KeyVault } from './keys/key-vault';
import { KeysController } from './keys/keys.controller';
import { PlanChanges } from './schedule/plan-changes';
import { ScheduleController } from './schedule/schedule.controller';
import { Scheduler } from './schedule/scheduler';
import { UplinkController } from './uplink/uplink.controller';

@Module({
  providers: [Comms, Dispatcher, RequestLedger, Scheduler, PlanChanges, Transfers, KeyVault, ElementsStore],
  controllers: [
    ContactController,
    KeysController,
    UplinkController,
    CommandsController,
    FilesController,
    DefinitionsController,
    RecorderController,
    ScheduleController,
    DownlinkController,
    CommsManagerController,
  ],
})
export class CommsManagerModule {}
