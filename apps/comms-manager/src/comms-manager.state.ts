import type { CfdpState } from '@dawnline/cfdp';
import type { Stamp } from '@dawnline/monitoring';
import { NO_ARMS, type Arms } from './commands/arming';
import type { CommandTable } from './commands/command-table';
import type { Requests } from './commands/requests';
import { NO_CONTACT, type ContactState, type RadioState } from './contact/contact';
import type { Prediction } from './contact/prediction';
import { TABLE_ELEMENTS, type Elements } from './contact/elements';
import { EMPTY_DOWNLINK, type DownlinkState } from './downlink/downlink';
import type { KeyStates } from './keys/key-states';
import { emptyRecorder, type RecorderState } from './recorder/recorder';
import { NO_DEFINITIONS, type Definitions } from './recorder/definitions';
import { EMPTY_SCHEDULE, type ScheduleState } from './schedule/schedule';
import { CLOSED_UPLINK, type UplinkState } from './uplink/uplink';

/** Everything comms-manager knows between two turns; what must survive a restart is on disk besides. */
export interface CommsState {
  readonly prediction: Prediction | null;
  readonly radio: RadioState | null;
  /** Newest stamp of each radio's samples, by device. */
  readonly radioStamps: Readonly<Record<string, Stamp | null>>;
  readonly contact: ContactState;
  readonly elements: Elements;
  /** Null until they have been read from disk. No key bytes. */
  readonly keys: KeyStates | null;
  readonly uplink: UplinkState;
  readonly commands: CommandTable;
  /** Null until they have been read from disk. */
  readonly requests: Requests | null;
  readonly arms: Arms;
  readonly schedule: ScheduleState;
  readonly downlink: DownlinkState;
  /** Null until the stored state of the transfers has been read. */
  readonly files: CfdpState | null;
  readonly recorder: RecorderState;
  readonly definitions: Definitions;
  /** Reports of unknown or closed commands since boot (LK-5). */
  readonly reportsDiscarded: number;
}

export const INITIAL_STATE: CommsState = Object.freeze({
  prediction: null,
  radio: null,
  radioStamps: { 'radio/s': null, 'radio/x': null },
  contact: NO_CONTACT,
  elements: TABLE_ELEMENTS,
  keys: null,
  uplink: CLOSED_UPLINK,
  commands: new Map(),
  requests: null,
  arms: NO_ARMS,
  schedule: EMPTY_SCHEDULE,
  downlink: EMPTY_DOWNLINK,
  files: null,
  recorder: emptyRecorder(1),
  definitions: NO_DEFINITIONS,
  reportsDiscarded: 0,
});
