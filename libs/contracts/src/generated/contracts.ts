// Generated from proto/ by `npm run generate`. Do not edit.
import { defineContract } from '../contract';
import { dawnline } from './packets';

export enum Defence {
  DEFENCE_NONE = 0,
  DEFENCE_DIGEST = 1,
  DEFENCE_DUPLICATE = 2,
  DEFENCE_CANARY = 3,
}

export enum ElementsSource {
  ELEMENTS_SOURCE_TABLE = 0,
  ELEMENTS_SOURCE_UPLINKED = 1,
}

export enum EntryState {
  ENTRY_UNKNOWN = 0,
  ENTRY_WAITING = 1,
  ENTRY_OVERDUE = 2,
  ENTRY_RELEASED = 3,
  ENTRY_COMPLETED = 4,
  ENTRY_FAILED = 5,
  ENTRY_SKIPPED = 6,
  ENTRY_OUTCOME_UNKNOWN = 7,
}

export enum ExitAction {
  EXIT_UNKNOWN = 0,
  EXIT_FAIL = 1,
  EXIT_RETRY = 2,
  EXIT_RETRY_FREE = 3,
  EXIT_HOLD = 4,
  EXIT_REQUEUE = 5,
}

export enum FailureRule {
  FAILURE_ABORT = 0,
  FAILURE_WAIT = 1,
  FAILURE_GO_ON = 2,
}

export enum FileRefusal {
  FILE_REFUSAL_NONE = 0,
  FILE_REFUSAL_DENIED = 1,
  FILE_REFUSAL_NOT_FOUND = 2,
  FILE_REFUSAL_EXISTS = 3,
  FILE_REFUSAL_NO_SPACE = 4,
  FILE_REFUSAL_RANGE = 5,
  FILE_REFUSAL_CHECKSUM = 6,
  FILE_REFUSAL_DISK = 7,
  FILE_REFUSAL_BUSY = 8,
  FILE_REFUSAL_MALFORMED = 9,
}

export enum JobKind {
  JOB_KIND_BATCH = 0,
  JOB_KIND_SERVICE = 1,
}

export enum JobState {
  JOB_UNKNOWN = 0,
  JOB_QUEUED = 1,
  JOB_ADMITTED = 2,
  JOB_STARTING = 3,
  JOB_RUNNING = 4,
  JOB_PAUSED = 5,
  JOB_CHECKPOINTING = 6,
  JOB_STOPPING = 7,
  JOB_REQUEUED = 8,
  JOB_HELD = 9,
  JOB_COMPLETED = 10,
  JOB_FAILED = 11,
  JOB_CANCELLED = 12,
}

export enum KeyRole {
  KEY_ROLE_UNKNOWN = 0,
  KEY_ROLE_OPERATIONAL = 1,
  KEY_ROLE_RECOVERY = 2,
  KEY_ROLE_FILE = 3,
}

export enum KeyState {
  KEY_STATE_UNKNOWN = 0,
  KEY_STATE_ACTIVE = 1,
  KEY_STATE_STANDBY = 2,
  KEY_STATE_RETIRING = 3,
  KEY_STATE_RETIRED = 4,
}

export enum LateRule {
  LATE_SKIP = 0,
  LATE_HOLD = 1,
  LATE_RUN = 2,
}

export enum Mode {
  MODE_UNKNOWN = 0,
  MODE_OFF = 1,
  MODE_SURVIVAL = 2,
  MODE_SAFE = 3,
  MODE_STANDBY = 4,
  MODE_NOMINAL = 5,
}

export enum Refusal {
  REFUSAL_NONE = 0,
  REFUSAL_EXPIRED = 1,
  REFUSAL_UNAUTHENTICATED = 2,
  REFUSAL_REPLAYED = 3,
  REFUSAL_MALFORMED = 4,
  REFUSAL_WRONG_MODE = 5,
  REFUSAL_UNKNOWN_TARGET = 6,
  REFUSAL_RANGE = 7,
  REFUSAL_NOT_ARMED = 8,
  REFUSAL_RATE_LIMITED = 9,
  REFUSAL_BUSY = 10,
  REFUSAL_DUPLICATE = 11,
  REFUSAL_FAILED = 12,
}

export enum SequenceState {
  SEQUENCE_IDLE = 0,
  SEQUENCE_DUE = 1,
  SEQUENCE_RUNNING = 2,
  SEQUENCE_WAITING = 3,
}

export enum Severity {
  SEVERITY_UNKNOWN = 0,
  SEVERITY_INFORMATIVE = 1,
  SEVERITY_LOW = 2,
  SEVERITY_MEDIUM = 3,
  SEVERITY_HIGH = 4,
}

export enum Stage {
  STAGE_UNKNOWN = 0,
  STAGE_ACCEPTED = 1,
  STAGE_STARTED = 2,
  STAGE_PROGRESS = 3,
  STAGE_COMPLETED = 4,
  STAGE_ROUTING = 5,
}


/** Record numbers that the ground has */
export interface AcknowledgeTelemetry {
  /** Ranges, both ends included */
  ranges: TelemetryRange[];
}
export const AcknowledgeTelemetry = defineContract<AcknowledgeTelemetry>('AcknowledgeTelemetry', dawnline.AcknowledgeTelemetry, null);

/** Position, velocity, Sun and attitude from GNSS and sensors */
export interface AdcsStateSample {
  /** Packet header */
  header: Header;
  /** TEME position, x [km] */
  positionXKm: number;
  /** TEME position, y [km] */
  positionYKm: number;
  /** TEME position, z [km] */
  positionZKm: number;
  /** TEME velocity, x [km/s] */
  velocityXKmS: number;
  /** TEME velocity, y [km/s] */
  velocityYKmS: number;
  /** TEME velocity, z [km/s] */
  velocityZKmS: number;
  /** Sun direction in TEME, x [1] */
  sunX: number;
  /** Sun direction in TEME, y [1] */
  sunY: number;
  /** Sun direction in TEME, z [1] */
  sunZ: number;
  /** Sun sensor: share of full light [1] */
  sunSensor: number;
  /** Angle between wanted and estimated attitude [deg] */
  attitudeErrorDeg: number;
  /** GNSS time of the fix, Unix microseconds [us] */
  gnssTimeUs: number;
  /** Turn rate about x, gyro [deg/s] */
  rateXDegS: number;
  /** Turn rate about y, gyro [deg/s] */
  rateYDegS: number;
  /** Turn rate about z, gyro [deg/s] */
  rateZDegS: number;
  /** The star tracker sees stars; blind in the radiation belt's core */
  starTrackerValid: boolean;
}
export const AdcsStateSample = defineContract<AdcsStateSample>('AdcsStateSample', dawnline.AdcsStateSample, { topic: 'craft/{craft}/dev/adcs/state/sample', qos: 0, retained: false });

/** What one subsystem says to a job that would start on a GPU */
export interface AdmissionAnswer {
  /** Packet header */
  header: Header;
  /** Id of the question */
  ask: string;
  /** GPU number */
  gpu: number;
  /** It may start, as far as the sender is concerned */
  granted: boolean;
  /** What the answer rests on: lowest charge until the coming eclipse is over (power-manager), thermal margin in kelvins once all is warm (thermal-controller) [1] */
  predicted: number;
  /** Why not; empty when granted */
  reason: string;
}
export const AdmissionAnswer = defineContract<AdmissionAnswer>('AdmissionAnswer', dawnline.AdmissionAnswer, { topic: 'craft/{craft}/admission/{gpu}/{from}', qos: 1, retained: false });

/** job-executor's question whether a job may start on a GPU */
export interface AdmissionAsk {
  /** Id of the question, unique for ever */
  ask: string;
  /** GPU number */
  gpu: number;
  /** Highest power that the GPU may draw for it [W] */
  watts: number;
  /** How long it is expected to run; zero when unknown [us] */
  durationUs: number;
}
export const AdmissionAsk = defineContract<AdmissionAsk>('AdmissionAsk', dawnline.AdmissionAsk, null);

/** One verified checkpoint of a job */
export interface CheckpointFacts {
  /** Sequence [count] */
  sequence: number;
  /** Step [count] */
  step: number;
  /** Attempt that took it [count] */
  attempt: number;
  /** Size [B] */
  bytes: number;
  /** It stays */
  pinned: boolean;
}
export const CheckpointFacts = defineContract<CheckpointFacts>('CheckpointFacts', dawnline.CheckpointFacts, null);

/** Keeps a checkpoint from retention */
export interface CheckpointPin {
  /** Job id */
  job: string;
  /** Checkpoint [count] */
  sequence: number;
  /** It stays */
  pinned: boolean;
}
export const CheckpointPin = defineContract<CheckpointPin>('CheckpointPin', dawnline.CheckpointPin, null);

/** Commands to comms-manager */
export interface CommsManagerCommand {
  /** Packet header */
  header: Header;
  /** Do nothing, but report it */
  noop?: boolean | null;
  /** Drop everything waiting in class P3 */
  clearDiagnosticQueue?: boolean | null;
  /** Take a standby key into use; the key of its role used until now is taken for 24 h more, then retired */
  activateKey?: number | null;
  /** Never take a key again; neither the active operational key nor a recovery key can be retired */
  retireKey?: number | null;
  /** Add a new key in standby, wrapped by the recovery key */
  loadKey?: LoadKey | null;
  /** Predict contacts with this element set; the one before it is kept */
  loadElements?: LoadElements | null;
  /** Predict contacts with the element set before this one again */
  revertElements?: boolean | null;
  /** Begin to stage a schedule file in parts */
  beginScheduleLoad?: ScheduleLoadBegin | null;
  /** Stage the next part */
  loadSchedulePart?: ScheduleLoadPart | null;
  /** Check the staged schedule file as a whole */
  checkScheduleLoad?: boolean | null;
  /** Make the checked schedule file part of the schedule */
  activateScheduleLoad?: ScheduleActivation | null;
  /** Drop what is staged */
  dropScheduleLoad?: boolean | null;
  /** Stage and check a schedule file that is on board */
  loadScheduleFile?: ScheduleLoadFile | null;
  /** Enable the release, or sub-schedules */
  enableSchedule?: ScheduleRelease | null;
  /** Disable the release, or sub-schedules */
  disableSchedule?: ScheduleRelease | null;
  /** Move entries in time */
  shiftSchedule?: ScheduleShift | null;
  /** Delete entries */
  deleteSchedule?: ScheduleSelection | null;
  /** Let overdue entries run now */
  releaseOverdue?: ScheduleSelection | null;
  /** Start a sequence */
  startSequence?: number | null;
  /** Stop a sequence; its current command finishes */
  stopSequence?: number | null;
  /** Let a sequence that waits after a failure go on */
  continueSequence?: number | null;
  /** Delete a sequence that does not run */
  deleteSequence?: number | null;
  /** Send one page of the schedule down */
  reportSchedule?: ScheduleReportRequest | null;
  /** Release recorded packets that came down */
  acknowledgeTelemetry?: AcknowledgeTelemetry | null;
  /** Say how often housekeeping of a subsystem is recorded; kept over every reset */
  defineHousekeeping?: HousekeepingDefinition | null;
  /** Record the next housekeeping packet of this subsystem, once, whatever its definition */
  sendHousekeeping?: string | null;
  /** Send a file down */
  filePut?: FilePut | null;
  /** End a transfer, either way: SOURCE:SEQUENCE */
  fileCancel?: string | null;
  /** Let a transfer wait, either way: SOURCE:SEQUENCE */
  fileSuspend?: string | null;
  /** Go on with a suspended transfer: SOURCE:SEQUENCE */
  fileResume?: string | null;
  /** Send down what is in a folder, one page */
  fileList?: FolderRequest | null;
  /** Which member is set; only on decoded messages */
  action?: 'noop' | 'clearDiagnosticQueue' | 'activateKey' | 'retireKey' | 'loadKey' | 'loadElements' | 'revertElements' | 'beginScheduleLoad' | 'loadSchedulePart' | 'checkScheduleLoad' | 'activateScheduleLoad' | 'dropScheduleLoad' | 'loadScheduleFile' | 'enableSchedule' | 'disableSchedule' | 'shiftSchedule' | 'deleteSchedule' | 'releaseOverdue' | 'startSequence' | 'stopSequence' | 'continueSequence' | 'deleteSequence' | 'reportSchedule' | 'acknowledgeTelemetry' | 'defineHousekeeping' | 'sendHousekeeping' | 'filePut' | 'fileCancel' | 'fileSuspend' | 'fileResume' | 'fileList';
}
export const CommsManagerCommand = defineContract<CommsManagerCommand>('CommsManagerCommand', dawnline.CommsManagerCommand, { topic: 'craft/{craft}/tc/comms-manager/{from}', qos: 1, retained: false });

/** Housekeeping of comms-manager */
export interface CommsManagerHousekeeping {
  /** Packet header */
  header: Header;
  /** State of the service */
  service: ServiceStatus | null;
  /** A valid frame arrived in this predicted contact, or the receiver has lock */
  inContact: boolean;
  /** Station of the contact */
  station: string;
  /** Mission time of the next predicted acquisition of signal; zero when unknown [us] */
  nextContactUs: number;
  /** Station of the next predicted contact */
  nextStation: string;
  /** Uplink frames accepted since boot [count] */
  framesAccepted: number;
  /** Uplink frames refused since boot [count] */
  framesRefused: number;
  /** Reserved upper bound of the anti-replay sequence of the operational key [count] */
  replayBound: number;
  /** Packets waiting for downlink per class P0 to P3 [count] */
  queuedPackets: number[];
  /** Packets dropped by policy since boot per class P0 to P3 [count] */
  droppedPackets: number[];
  /** Bytes sent down since boot [bytes] */
  downlinkedBytes: number;
  /** Bytes of recorded packets that the ground has not acknowledged [bytes] */
  recordedBytes: number;
  /** Packets of them that are in memory only [count] */
  notStoredPackets: number;
  /** Writes of the recorder that the disk refused since boot [count] */
  storageFailures: number;
  /** Packets released by the ground since boot [count] */
  acknowledgedPackets: number;
  /** Commands dispatched and not yet terminal [count] */
  commandsOpen: number;
  /** Hazardous commands armed and not yet executed [count] */
  commandsArmed: number;
  /** Request ids remembered until their deadlines [count] */
  requestsRemembered: number;
  /** Reports of unknown, closed or out-of-order commands since boot [count] */
  reportsDiscarded: number;
  /** Uplink frames refused since boot that no key of the craft had sealed [count] */
  framesUnauthenticated: number;
  /** Uplink keys on board, and which are taken */
  keys: KeyStatus[];
  /** The record of the keys' states cannot be trusted: recovery keys alone are taken until a key is activated */
  keyStatesLost: boolean;
  /** A pass is predicted now, or the receiver has lock: frames are taken and the transmitter is on */
  windowOpen: boolean;
  /** Rate of the uplink as the S-band radio says; zero when it is silent [bit/s] */
  uplinkBps: number;
  /** Rate of the downlink as the S-band radio says; zero when it is silent [bit/s] */
  downlinkBps: number;
  /** Contacts since boot by outcome: full, short, one-way, missed [count] */
  passOutcomes: number[];
  /** Where the element set in use is from */
  elementsSource: ElementsSource;
  /** Epoch of the element set in use, Unix time; zero when it is unusable [us] */
  elementsEpochUs: number;
  /** Entries and sequences are released */
  scheduleEnabled: boolean;
  /** Entries of the schedule that are not ended [count] */
  scheduleEntries: number;
  /** On-board time of the next entry that waits; zero when none does [us] */
  scheduleNextUs: number;
  /** Entries that are overdue and wait for a decision [count] */
  scheduleOverdue: number;
  /** Commands of entries and sequences released since boot [count] */
  scheduleReleased: number;
  /** Sequences that were started and have not ended */
  sequencesRunning: number[];
  /** What is staged: nothing, or its state with size and digest */
  scheduleStaged: string;
  /** Files that wait to go down or are on their way [count] */
  filesSending: number;
  /** Files on their way up [count] */
  filesReceiving: number;
  /** File contents received since boot [bytes] */
  fileBytesIn: number;
  /** File contents sent since boot, repetitions included [bytes] */
  fileBytesOut: number;
  /** Pieces that are missing of all files on their way [count] */
  fileGaps: number;
  /** File PDUs refused since boot [count] */
  filePdusRefused: number;
  /** Reserved upper bound of the anti-replay sequence of the key for files [count] */
  fileReplayBound: number;
}
export const CommsManagerHousekeeping = defineContract<CommsManagerHousekeeping>('CommsManagerHousekeeping', dawnline.CommsManagerHousekeeping, { topic: 'craft/{craft}/tm/comms-manager', qos: 0, retained: false });

/** One computer: obc or host */
export interface ComputerSample {
  /** Packet header */
  header: Header;
  /** Processor load [1] */
  load: number;
  /** Share of memory free [1] */
  memoryFree: number;
  /** Share of disk free [1] */
  diskFree: number;
  /** Corrected memory errors since power-on [count] */
  eccCorrected: number;
  /** Boot number of the computer [count] */
  bootId: number;
  /** Why it last started */
  resetCause: string;
}
export const ComputerSample = defineContract<ComputerSample>('ComputerSample', dawnline.ComputerSample, { topic: 'craft/{craft}/dev/{computer}/state/sample', qos: 0, retained: false });

/** Dosimeter */
export interface DosimeterSample {
  /** Packet header */
  header: Header;
  /** Total dose since launch [rad] */
  doseRad: number;
  /** Particle count rate [Hz] */
  countRateHz: number;
}
export const DosimeterSample = defineContract<DosimeterSample>('DosimeterSample', dawnline.DosimeterSample, { topic: 'craft/{craft}/dev/env/dosimeter/sample', qos: 0, retained: false });

/** A frame that the craft's transmitter sends */
export interface DownlinkFrame {
  /** Packet header */
  header: Header;
  /** A telemetry transfer frame [bytes] */
  frame: Uint8Array;
}
export const DownlinkFrame = defineContract<DownlinkFrame>('DownlinkFrame', dawnline.DownlinkFrame, { topic: 'craft/{craft}/rf/downlink', qos: 1, retained: false });

/** One entry of the schedule as it stands */
export interface EntryStatus {
  /** Number */
  number: number;
  /** On-board time of release [us] */
  onboardUs: number;
  /** Sub-schedule; zero for none */
  group: number;
  /** What becomes of it when its time was overtaken */
  lateRule: LateRule;
  /** Subsystem the command is for */
  target: string;
  /** Who loaded it */
  principal: string;
  /** State */
  state: EntryState;
  /** Request id of its command */
  requestId: string;
}
export const EntryStatus = defineContract<EntryStatus>('EntryStatus', dawnline.EntryStatus, null);

/** Solar array */
export interface EpsArraySample {
  /** Packet header */
  header: Header;
  /** Current of string A [A] */
  stringCurrentAA: number;
  /** Current of string B [A] */
  stringCurrentBA: number;
  /** Array bus voltage [V] */
  voltageV: number;
  /** Panel temperature [degC] */
  temperatureC: number;
  /** Maximum power point tracker is tracking */
  mpptTracking: boolean;
}
export const EpsArraySample = defineContract<EpsArraySample>('EpsArraySample', dawnline.EpsArraySample, { topic: 'craft/{craft}/dev/eps/array/sample', qos: 0, retained: false });

/** Battery */
export interface EpsBatterySample {
  /** Packet header */
  header: Header;
  /** Terminal voltage, sensor A [V] */
  voltageAV: number;
  /** Terminal voltage, sensor B [V] */
  voltageBV: number;
  /** Current, sensor A, positive on discharge [A] */
  currentAA: number;
  /** Current, sensor B, positive on discharge [A] */
  currentBA: number;
  /** Temperature, sensor A [degC] */
  temperatureAC: number;
  /** Temperature, sensor B [degC] */
  temperatureBC: number;
  /** Temperature, sensor C [degC] */
  temperatureCC: number;
  /** Highest minus lowest cell voltage [V] */
  cellSpreadV: number;
}
export const EpsBatterySample = defineContract<EpsBatterySample>('EpsBatterySample', dawnline.EpsBatterySample, { topic: 'craft/{craft}/dev/eps/battery/sample', qos: 0, retained: false });

/** Main bus */
export interface EpsBusSample {
  /** Packet header */
  header: Header;
  /** Bus voltage [V] */
  voltageV: number;
  /** Total load current [A] */
  currentA: number;
}
export const EpsBusSample = defineContract<EpsBusSample>('EpsBusSample', dawnline.EpsBusSample, { topic: 'craft/{craft}/dev/eps/bus/sample', qos: 0, retained: false });

/** To the power switching; only power-manager may send it */
export interface EpsSwitchesCommand {
  /** Packet header */
  header: Header;
  /** Bit n set: switch n (LCL1 = bit 0, H1 = bit 8) takes its bit of states [count] */
  switchMask: number;
  /** New states, one bit per switch, 1 = closed [count] */
  states: number;
  /** Renew the GPU rail's permission; without one the rail opens by itself after 10 s */
  gpuPermission: boolean;
}
export const EpsSwitchesCommand = defineContract<EpsSwitchesCommand>('EpsSwitchesCommand', dawnline.EpsSwitchesCommand, { topic: 'craft/{craft}/dev/eps/switches/command/{from}', qos: 1, retained: false });

/** The twelve switches: LCL1 to LCL8, then heaters H1 to H4 */
export interface EpsSwitchesSample {
  /** Packet header */
  header: Header;
  /** Status bit per switch */
  closed: boolean[];
  /** Measured current per switch [A] */
  currentA: number[];
  /** Over-current trips per switch since power-on [count] */
  trips: number[];
}
export const EpsSwitchesSample = defineContract<EpsSwitchesSample>('EpsSwitchesSample', dawnline.EpsSwitchesSample, { topic: 'craft/{craft}/dev/eps/switches/sample', qos: 0, retained: false });

/** Something that happened, named by the event catalogue */
export interface Event {
  /** Packet header */
  header: Header;
  /** Catalogue id, unique within the source */
  code: string;
  /** Severity after PUS ST[05] */
  severity: Severity;
  /** Values for the catalogue's template */
  parameters: Record<string, string>;
  /** The template with its values, for people */
  text: string;
}
export const Event = defineContract<Event>('Event', dawnline.Event, { topic: 'craft/{craft}/ev/{subsystem}', qos: 1, retained: false });

/** What one kind of exit means for a job; exactly one of code, signal and reason */
export interface ExitRule {
  /** Exit code, 1 to 255; zero for any [count] */
  code: number;
  /** Signal that ended it, as SIGSEGV */
  signal: string;
  /** Cause code with which its attempt was stopped, as WATCHDOG_HEARTBEAT */
  reason: string;
  /** What follows */
  action: ExitAction;
}
export const ExitRule = defineContract<ExitRule>('ExitRule', dawnline.ExitRule, null);

/** Commands to fault-manager */
export interface FaultManagerCommand {
  /** Packet header */
  header: Header;
  /** Ground consent to a mode */
  setMode?: Mode | null;
  /** Restart one service */
  restartService?: string | null;
  /** Do nothing, but report it */
  noop?: boolean | null;
  /** Which member is set; only on decoded messages */
  action?: 'setMode' | 'restartService' | 'noop';
}
export const FaultManagerCommand = defineContract<FaultManagerCommand>('FaultManagerCommand', dawnline.FaultManagerCommand, { topic: 'craft/{craft}/tc/fault-manager/{from}', qos: 1, retained: false });

/** Housekeeping of fault-manager */
export interface FaultManagerHousekeeping {
  /** Packet header */
  header: Header;
  /** State of the service */
  service: ServiceStatus | null;
  /** Mode in force */
  mode: Mode;
  /** Rises with each mode decision [count] */
  modeEpoch: number;
  /** Why the mode was taken */
  modeCause: string;
  /** Health of each service */
  services: WatchedService[];
  /** Strokes of the hardware watchdog since boot [count] */
  watchdogStrokes: number;
  /** Recovery episodes since power-on [count] */
  episode: number;
  /** Actions of the running episode [count] */
  actions: number;
  /** Highest rung of the escalation ladder in the running episode [count] */
  rung: number;
}
export const FaultManagerHousekeeping = defineContract<FaultManagerHousekeeping>('FaultManagerHousekeeping', dawnline.FaultManagerHousekeeping, { topic: 'craft/{craft}/tm/fault-manager', qos: 0, retained: false });

/** Flushes a partial file, checks it and gives it its name */
export interface FileCommit {
  /** Partial file */
  partial: string;
  /** Path that it gets */
  destination: string;
  /** Size that it must have [B] */
  size: number;
  /** Checksum type, as in FileSum */
  type: number;
  /** Checksum that it must have */
  checksum: number;
}
export const FileCommit = defineContract<FileCommit>('FileCommit', dawnline.FileCommit, null);

/** One entry of a folder */
export interface FileEntry {
  /** Name in the folder */
  name: string;
  /** Size; zero for a folder [B] */
  bytes: number;
  /** It is a folder */
  folder: boolean;
}
export const FileEntry = defineContract<FileEntry>('FileEntry', dawnline.FileEntry, null);

/** Removes all partial files but those named */
export interface FileKeep {
  /** Partial files that stay */
  partials: string[];
}
export const FileKeep = defineContract<FileKeep>('FileKeep', dawnline.FileKeep, null);

/** Asks for a page of a folder's entries, by name */
export interface FileList {
  /** Path on the device; empty for its root */
  folder: string;
  /** Last name of the page before; empty for the first */
  after: string;
}
export const FileList = defineContract<FileList>('FileList', dawnline.FileList, null);

/** Opens a partial file, for a destination that may be written */
export interface FileOpen {
  /** CFDP transaction, SOURCE:SEQUENCE */
  partial: string;
  /** Path that the file is to get */
  destination: string;
  /** Its size; zero when unknown [B] */
  size: number;
  /** Keep what is there; otherwise begin anew */
  resume: boolean;
}
export const FileOpen = defineContract<FileOpen>('FileOpen', dawnline.FileOpen, null);

/** One PDU of CFDP class 2 (CCSDS 727.0-B-5) on its way down */
export interface FilePdu {
  /** Packet header */
  header: Header;
  /** The PDU as the standard has it [bytes] */
  pdu: Uint8Array;
}
export const FilePdu = defineContract<FilePdu>('FilePdu', dawnline.FilePdu, { topic: 'craft/{craft}/tm/comms-manager/file-pdu', qos: 1, retained: false });

/** Asks for a file to go down by CFDP class 2 */
export interface FilePut {
  /** Path on board, its device first, as nvm/files/a or ssd0/jobs/a/result.bundle; 1 to 255 bytes */
  source: string;
  /** Name that the ground is asked to give it; 1 to 255 bytes */
  destination: string;
}
export const FilePut = defineContract<FilePut>('FilePut', dawnline.FilePut, null);

/** Asks for a part of a file, all of it or nothing */
export interface FileRead {
  /** Path on the device */
  path: string;
  /** Where the part begins [B] */
  offset: number;
  /** Its length [B] */
  length: number;
}
export const FileRead = defineContract<FileRead>('FileRead', dawnline.FileRead, null);

/** What came of one FileRequest; the header carries its request id, and the boot by which a restart is seen */
export interface FileReply {
  /** Packet header */
  header: Header;
  /** Why it was not done; NONE when it was */
  refusal: FileRefusal;
  /** The reason, for people */
  detail: string;
  /** stat: it is there */
  found: boolean;
  /** stat: size [B] */
  bytes: number;
  /** stat: it is a folder */
  folder: boolean;
  /** read: the part [bytes] */
  data: Uint8Array;
  /** checksum: running value after the part */
  running: number;
  /** open: the partial file was there before */
  resumed: boolean;
  /** list: entries in the order of their names */
  entries: FileEntry[];
  /** list: there are more */
  more: boolean;
}
export const FileReply = defineContract<FileReply>('FileReply', dawnline.FileReply, { topic: 'craft/{craft}/file/{subsystem}/{from}/reply', qos: 1, retained: false });

/** One operation on the disks of another computer, to the subsystem that holds them; the header's request id pairs it with its reply */
export interface FileRequest {
  /** Packet header */
  header: Header;
  /** Disk, as ssd0 */
  device: string;
  /** Is it there, how long is it */
  stat?: FileStat | null;
  /** A part of a file */
  read?: FileRead | null;
  /** Checksum of a part */
  checksum?: FileSum | null;
  /** Entries of a folder */
  list?: FileList | null;
  /** Open a partial file */
  open?: FileOpen | null;
  /** Write a part */
  write?: FileWrite | null;
  /** Make a partial file durable */
  flush?: string | null;
  /** Give a partial file its name */
  commit?: FileCommit | null;
  /** Remove a partial file */
  discard?: string | null;
  /** Remove partial files that nobody knows any more */
  keep?: FileKeep | null;
  /** Which member is set; only on decoded messages */
  operation?: 'stat' | 'read' | 'checksum' | 'list' | 'open' | 'write' | 'flush' | 'commit' | 'discard' | 'keep';
}
export const FileRequest = defineContract<FileRequest>('FileRequest', dawnline.FileRequest, { topic: 'craft/{craft}/file/{self}/{from}', qos: 1, retained: false });

/** Asks whether a file or folder is there, and how long it is */
export interface FileStat {
  /** Path on the device */
  path: string;
}
export const FileStat = defineContract<FileStat>('FileStat', dawnline.FileStat, null);

/** Asks for the CFDP checksum of a part of a file or partial file, going on from the parts before */
export interface FileSum {
  /** Path on the device; empty for a partial file */
  path: string;
  /** Partial file; empty for a path */
  partial: string;
  /** Where the part begins: where the part before ended [B] */
  offset: number;
  /** Its length [B] */
  length: number;
  /** Checksum type of the SANA registry: 0 modular, 2 CRC-32C, 3 CRC-32, 15 null */
  type: number;
  /** Running value after the part before; as the type begins at offset 0 */
  running: number;
}
export const FileSum = defineContract<FileSum>('FileSum', dawnline.FileSum, null);

/** Writes a part of an opened partial file */
export interface FileWrite {
  /** Partial file */
  partial: string;
  /** Where the part begins [B] */
  offset: number;
  /** Its contents [bytes] */
  data: Uint8Array;
}
export const FileWrite = defineContract<FileWrite>('FileWrite', dawnline.FileWrite, null);

/** One entry of a folder */
export interface FolderItem {
  /** Name in the folder */
  name: string;
  /** Size; zero for a folder [bytes] */
  bytes: number;
  /** It is a folder */
  folder: boolean;
}
export const FolderItem = defineContract<FolderItem>('FolderItem', dawnline.FolderItem, null);

/** Answer to file_list; the header carries its request id */
export interface FolderListing {
  /** Packet header */
  header: Header;
  /** Path on board */
  folder: string;
  /** Entries in the order of their names */
  entries: FolderItem[];
  /** There are more */
  more: boolean;
  /** Why there are none; empty when the folder was read */
  refusal: string;
}
export const FolderListing = defineContract<FolderListing>('FolderListing', dawnline.FolderListing, { topic: 'craft/{craft}/tm/comms-manager/file-list', qos: 1, retained: false });

/** Asks for one page of a folder's entries */
export interface FolderRequest {
  /** Path on board, its device first */
  folder: string;
  /** Last name of the page before; empty for the first page */
  after: string;
}
export const FolderRequest = defineContract<FolderRequest>('FolderRequest', dawnline.FolderRequest, null);

/** The load that one attempt of a job puts on a GPU */
export interface GpuBinding {
  /** Job id */
  job: string;
  /** Attempt, the fencing number [count] */
  attempt: number;
  /** Share of time with a kernel running [1] */
  utilisation: number;
  /** Share of memory bandwidth in use [1] */
  memoryUtilisation: number;
}
export const GpuBinding = defineContract<GpuBinding>('GpuBinding', dawnline.GpuBinding, null);

/** What one subsystem allows one GPU to draw */
export interface GpuCeiling {
  /** Packet header */
  header: Header;
  /** GPU number */
  gpu: number;
  /** Highest power cap allowed [W] */
  ceilingW: number;
  /** How long the ceiling holds from its reception [us] */
  timeToLiveUs: number;
  /** New jobs may start, as far as the sender is concerned */
  admissionOpen: boolean;
  /** Running jobs must checkpoint and stop */
  suspend: boolean;
  /** What binds the ceiling */
  reason: string;
  /** power-manager only: lowest charge predicted over the coming eclipse [1] */
  predictedMinimumCharge: number;
}
export const GpuCeiling = defineContract<GpuCeiling>('GpuCeiling', dawnline.GpuCeiling, { topic: 'craft/{craft}/ceiling/{gpu}/{from}', qos: 0, retained: false });

/** To one GPU; only job-executor may send it */
export interface GpuCommand {
  /** Packet header */
  header: Header;
  /** New power cap [W] */
  setCapW?: number | null;
  /** Reset the GPU; it is gone for its boot time */
  reset?: boolean | null;
  /** A job's context takes the GPU */
  bind?: GpuBinding | null;
  /** Free the GPU of the context that holds it */
  release?: boolean | null;
  /** Which member is set; only on decoded messages */
  action?: 'setCapW' | 'reset' | 'bind' | 'release';
}
export const GpuCommand = defineContract<GpuCommand>('GpuCommand', dawnline.GpuCommand, { topic: 'craft/{craft}/dev/gpu/{gpu}/status/command/{from}', qos: 1, retained: false });

/** Takes a GPU out of use, or back into it */
export interface GpuDrain {
  /** GPU number */
  gpu: number;
  /** No job may start on it */
  drained: boolean;
}
export const GpuDrain = defineContract<GpuDrain>('GpuDrain', dawnline.GpuDrain, null);

/** Fast thermal channel of one GPU */
export interface GpuMarginSample {
  /** Packet header */
  header: Header;
  /** Thermal margin: 0 at the maximum operating temperature, slowdown at -2, shutdown at -8 [degC] */
  marginC: number;
  /** Die temperature [degC] */
  dieC: number;
  /** Memory temperature [degC] */
  hbmC: number;
  /** Board power [W] */
  powerW: number;
}
export const GpuMarginSample = defineContract<GpuMarginSample>('GpuMarginSample', dawnline.GpuMarginSample, { topic: 'craft/{craft}/dev/gpu/{gpu}/margin/sample', qos: 0, retained: false });

/** Slow channel of one GPU */
export interface GpuStatusSample {
  /** Packet header */
  header: Header;
  /** Streaming multiprocessor clock [MHz] */
  clockMhz: number;
  /** Power cap in force [W] */
  capW: number;
  /** Share of time with a kernel running [1] */
  utilisation: number;
  /** NVML clock-event bits [count] */
  clockEvents: number;
  /** Corrected memory errors since power-on [count] */
  eccCorrected: number;
  /** Uncorrected memory errors since power-on [count] */
  eccUncorrected: number;
  /** A row remap waits for the next reset */
  remapPending: boolean;
  /** Last Xid code but 154, zero for none [count] */
  xid: number;
  /** Xid events since power-on [count] */
  xidCount: number;
  /** Powered, booted and usable */
  ready: boolean;
  /** Job whose context holds the GPU */
  boundJob: string;
  /** Attempt whose context holds the GPU [count] */
  boundAttempt: number;
  /** Board power, as on the fast channel, for whoever needs no fast one [W] */
  powerW: number;
  /** Xid codes since power-on, newest last, eight at most [count] */
  recentXids: number[];
  /** What NVML asks for: 0 nothing, 1 reset, 2 node reboot, 3 drain peers, 4 drain and reset [count] */
  recoveryAction: number;
  /** Memory rows remapped in the life of the GPU, of 512 [count] */
  remappedRows: number;
  /** A row could not be remapped: none was left */
  remapFailed: boolean;
  /** Packets repeated on PCIe since power-on [count] */
  pcieReplays: number;
  /** Real hardware only: no GPU answers its driver; nothing else here is measured */
  absent: boolean;
  /** GPU memory in use, the driver's own included; zero when not measured [B] */
  memoryUsedBytes: number;
}
export const GpuStatusSample = defineContract<GpuStatusSample>('GpuStatusSample', dawnline.GpuStatusSample, { topic: 'craft/{craft}/dev/gpu/{gpu}/status/sample', qos: 0, retained: false });

/** What job-executor makes of one GPU */
export interface GpuVerdict {
  /** GPU number */
  gpu: number;
  /** healthy, suspect, resetting, drained or failed */
  verdict: string;
  /** What it rests on */
  reason: string;
  /** Resets commanded since boot [count] */
  resets: number;
}
export const GpuVerdict = defineContract<GpuVerdict>('GpuVerdict', dawnline.GpuVerdict, null);

/** Who sent this packet, when, in which life of the sender, and what it answers */
export interface Header {
  /** Version of the contracts the sender was built with [count] */
  schema: number;
  /** Craft the packet belongs to */
  craft: string;
  /** Subsystem, device or station that sent it */
  source: string;
  /** Which instance of the source: two at once are a fault */
  instance: string;
  /** Boot number of the source; rises at every restart [count] */
  bootId: number;
  /** Rises by one per packet of this source and contract within one boot [count] */
  sequence: number;
  /** Monotonic mission time since the epoch; zero when the source knows none [us] */
  missionTimeUs: number;
  /** On-board UTC as the source believes it, Unix microseconds without leap seconds [us] */
  onboardTimeUs: number;
  /** Telecommand or request that caused this packet */
  requestId: string;
  /** Topic where the sender takes the reply */
  replyTopic: string;
  /** Mission time after which the packet must not be acted on; zero for never [us] */
  expiresUs: number;
  /** Downlink class: 0 expedited, 1 normal, 2 bulk, 3 diagnostic [count] */
  priority: number;
  /** Epoch of the mode decision the sender acts under [count] */
  modeEpoch: number;
  /** Operator or tenant on whose behalf it was sent */
  principal: string;
}
export const Header = defineContract<Header>('Header', dawnline.Header, null);

/** A service's answer to a ping */
export interface HealthEcho {
  /** Packet header */
  header: Header;
  /** Key of the ping that is answered */
  key: number;
  /** Turns of the work loop since boot [count] */
  progress: number;
}
export const HealthEcho = defineContract<HealthEcho>('HealthEcho', dawnline.HealthEcho, { topic: 'craft/{craft}/health/{subsystem}/echo', qos: 1, retained: false });

/** Once a second to each service, with the mode in force */
export interface HealthPing {
  /** Packet header */
  header: Header;
  /** Unique non-zero key to echo */
  key: number;
  /** Mode in force; the header carries its epoch */
  mode: Mode;
}
export const HealthPing = defineContract<HealthPing>('HealthPing', dawnline.HealthPing, { topic: 'craft/{craft}/health/{self}/ping', qos: 1, retained: false });

/** How often housekeeping of a subsystem is recorded for the ground */
export interface HousekeepingDefinition {
  /** Subsystem */
  subsystem: string;
  /** Least time between two packets; zero to record none [us] */
  periodUs: number;
}
export const HousekeepingDefinition = defineContract<HousekeepingDefinition>('HousekeepingDefinition', dawnline.HousekeepingDefinition, null);

/** Everything about one job, on request */
export interface JobDetail {
  /** Packet header */
  header: Header;
  /** As it was ordered */
  specification: JobSpecification | null;
  /** As the ledger has it */
  status: JobStatus | null;
  /** Verified checkpoints, oldest first */
  checkpoints: CheckpointFacts[];
  /** Files of the result; empty until completed */
  results: ResultFile[];
  /** Digest of the sealed result bundle, hex; empty until there is one */
  bundleSha256: string;
  /** Size of the sealed result bundle [B] */
  bundleBytes: number;
  /** Where the bundle is on board: DISK:PATH */
  bundlePath: string;
  /** Files of the result that the packet has no room for [count] */
  resultsLeftOut: number;
}
export const JobDetail = defineContract<JobDetail>('JobDetail', dawnline.JobDetail, { topic: 'craft/{craft}/tm/job-executor/detail', qos: 1, retained: false });

/** Commands to job-executor */
export interface JobExecutorCommand {
  /** Packet header */
  header: Header;
  /** Accept a job */
  submit?: JobSpecification | null;
  /** Cancel a job */
  cancel?: string | null;
  /** Let a held job run again */
  release?: string | null;
  /** Take a checkpoint of a running job now */
  checkpoint?: string | null;
  /** Do nothing, but report it */
  noop?: boolean | null;
  /** Accept the job whose JobSpecification is staged on board under this SHA-256, hex */
  submitFile?: string | null;
  /** Stop a running job in place */
  pause?: string | null;
  /** Let a paused job go on */
  resume?: string | null;
  /** Send everything about a job down */
  detail?: string | null;
  /** Send the end of a job's log down */
  log?: JobLogRequest | null;
  /** Ask a resident service */
  request?: ServiceRequest | null;
  /** Take a GPU out of use, or back into it */
  drain?: GpuDrain | null;
  /** Reset a GPU; its job checkpoints and leaves first */
  resetGpu?: number | null;
  /** Keep a checkpoint from retention, or no longer */
  pin?: CheckpointPin | null;
  /** Let GPUs be reset and drained again after several had failed at once */
  closeBreaker?: boolean | null;
  /** Which member is set; only on decoded messages */
  action?: 'submit' | 'cancel' | 'release' | 'checkpoint' | 'noop' | 'submitFile' | 'pause' | 'resume' | 'detail' | 'log' | 'request' | 'drain' | 'resetGpu' | 'pin' | 'closeBreaker';
}
export const JobExecutorCommand = defineContract<JobExecutorCommand>('JobExecutorCommand', dawnline.JobExecutorCommand, { topic: 'craft/{craft}/tc/job-executor/{from}', qos: 1, retained: false });

/** Housekeeping of job-executor */
export interface JobExecutorHousekeeping {
  /** Packet header */
  header: Header;
  /** State of the service */
  service: ServiceStatus | null;
  /** Jobs that are not ended, and the last ended ones */
  jobs: JobStatus[];
  /** Cap commanded to GPU 0 [W] */
  gpuCapW: number;
  /** Ceiling of power-manager in force [W] */
  powerCeilingW: number;
  /** Ceiling of thermal-controller in force [W] */
  thermalCeilingW: number;
  /** Jobs waiting [count] */
  jobsQueued: number;
  /** Jobs completed [count] */
  jobsCompleted: number;
  /** Jobs failed [count] */
  jobsFailed: number;
  /** GPU 0 is powered and usable */
  gpuReady: boolean;
  /** Board power of GPU 0 [W] */
  gpuPowerW: number;
  /** Steps that had to be done again since boot [count] */
  lostSteps: number;
  /** What each tenant has used */
  tenants: TenantAccount[];
  /** Events of attempts that no longer count, which changed nothing [count] */
  staleEvents: number;
  /** Several GPUs failed at once: none is drained or reset until it closes */
  breakerOpen: boolean;
  /** What job-executor makes of each GPU */
  gpus: GpuVerdict[];
  /** Answers of power-manager and thermal-controller to questions that were no longer open [count] */
  answersDiscarded: number;
}
export const JobExecutorHousekeeping = defineContract<JobExecutorHousekeeping>('JobExecutorHousekeeping', dawnline.JobExecutorHousekeeping, { topic: 'craft/{craft}/tm/job-executor', qos: 0, retained: false });

/** One input file of a job, staged on board under its digest */
export interface JobFile {
  /** Path in the job's input folder */
  path: string;
  /** Size [B] */
  bytes: number;
  /** SHA-256 of its contents, hex */
  sha256: string;
}
export const JobFile = defineContract<JobFile>('JobFile', dawnline.JobFile, null);

/** The end of a job's log, on request */
export interface JobLog {
  /** Packet header */
  header: Header;
  /** Job id */
  job: string;
  /** Attempt whose log it is [count] */
  attempt: number;
  /** Where in the log the bytes begin [B] */
  offset: number;
  /** Bytes of the log [bytes] */
  contents: Uint8Array;
}
export const JobLog = defineContract<JobLog>('JobLog', dawnline.JobLog, { topic: 'craft/{craft}/tm/job-executor/log', qos: 1, retained: false });

/** Asks for the end of a job's log */
export interface JobLogRequest {
  /** Job id */
  job: string;
  /** So many bytes from its end; zero for the default [B] */
  maxBytes: number;
}
export const JobLogRequest = defineContract<JobLogRequest>('JobLogRequest', dawnline.JobLogRequest, null);

/** A job as a tenant orders it */
export interface JobSpecification {
  /** Job id, unique for ever */
  job: string;
  /** Tenant */
  tenant: string;
  /** Program of the on-board catalogue */
  program: string;
  /** Arguments */
  arguments: string[];
  /** Steps to do [count] */
  totalSteps: number;
  /** Nominal time of a step at full clocks [us] */
  stepTimeUs: number;
  /** Steps between checkpoints [count] */
  checkpointEverySteps: number;
  /** Heartbeat limit in the job's own time [us] */
  watchdogUs: number;
  /** GPU utilisation while running [1] */
  utilisation: number;
  /** Memory bandwidth utilisation while running [1] */
  memoryUtilisation: number;
  /** Higher runs first [count] */
  priority: number;
  /** Seed of the computation [count] */
  seed: number;
  /** Mission time by which it must end; zero for none [us] */
  deadlineUs: number;
  /** Batch, or a resident service */
  kind: JobKind;
  /** Program and first arguments of a job that brings its own; empty for one of the catalogue */
  command: string[];
  /** Input files, staged on board before */
  files: JobFile[];
  /** NAME=VALUE for the job */
  environment: string[];
  /** Names that the job keeps of the executor's own environment */
  environmentAllow: string[];
  /** Resident memory of its tree; zero for the limit of the craft [B] */
  memoryMaxBytes: number;
  /** Checkpoints, results and log; zero for the limit of the craft [B] */
  diskMaxBytes: number;
  /** GPU memory; zero for all [B] */
  gpuMemoryMaxBytes: number;
  /** From spawn to the first sign of life, own time; zero for the default [us] */
  startLimitUs: number;
  /** Longest time without a new step, own time; zero for the default [us] */
  progressLimitUs: number;
  /** Longest silence of its log, own time; zero for no such watchdog [us] */
  logSilenceUs: number;
  /** From SIGTERM to SIGKILL, own time; zero for the default [us] */
  graceUs: number;
  /** Own time for which a job of higher priority may not preempt it [us] */
  minimumRunUs: number;
  /** SIGUSR1 asks it for a checkpoint; others die of it */
  takesCheckpointSignal: boolean;
  /** It may be stopped in place, holding its GPU memory */
  pausable: boolean;
  /** Newest verified checkpoints that stay, 2 or more; zero for the default [count] */
  checkpointsKept: number;
  /** Each n-th checkpoint stays too; zero for none [count] */
  keepEvery: number;
  /** Pattern of files in the checkpoint folder that the executor commits for a program that only writes files */
  adopt: string;
  /** Format of its checkpoints, compared at a restore; empty for any */
  appFormat: string;
  /** What an exit means, first match first, before the rules of the protocol */
  exitRules: ExitRule[];
  /** Job faults before it is held; zero for the default [count] */
  jobFaultsMax: number;
  /** Platform stops before it is held; zero for the default [count] */
  platformStopsMax: number;
  /** Files that must be in its result folder at exit 0 */
  results: string[];
  /** Results leave the craft sealed to the tenant's key, or not at all */
  secret: boolean;
  /** Against silent corruption */
  defence: Defence;
  /** Digest that the result must have, hex, for DEFENCE_DIGEST; of the canary, for DEFENCE_CANARY */
  expectedDigest: string;
  /** Service: longest time to a reply, own time; zero for the default [us] */
  requestLimitUs: number;
  /** Service: own time between health requests; zero for the default [us] */
  healthPeriodUs: number;
}
export const JobSpecification = defineContract<JobSpecification>('JobSpecification', dawnline.JobSpecification, null);

/** One job as the ledger has it */
export interface JobStatus {
  /** Job id */
  job: string;
  /** State */
  state: JobState;
  /** Attempt, the fencing number [count] */
  attempt: number;
  /** Last step reported [count] */
  step: number;
  /** Steps to do [count] */
  total: number;
  /** Step of the newest verified checkpoint [count] */
  checkpointStep: number;
  /** Sequence of the newest verified checkpoint; zero for none [count] */
  checkpointSequence: number;
  /** Attempts after the first [count] */
  restarts: number;
  /** SHA-256 of the result, hex; empty until completed */
  resultDigest: string;
  /** Tenant */
  tenant: string;
  /** Cause code of the last change of state */
  cause: string;
  /** Own time since the last sign of life [us] */
  heartbeatAgeUs: number;
  /** Steps per second of own time since the attempt began [1/s] */
  stepRate: number;
  /** Mission time since the newest verified checkpoint; zero for none [us] */
  checkpointAgeUs: number;
  /** Steps since the newest verified checkpoint: what an end now would cost [count] */
  lostSteps: number;
  /** Job faults until it is held [count] */
  jobFaultsLeft: number;
  /** Platform stops until it is held [count] */
  platformStopsLeft: number;
  /** Resident memory of its tree; zero when not measured [B] */
  memoryBytes: number;
  /** GPU memory in use; zero when not measured [B] */
  gpuMemoryBytes: number;
  /** Energy of its GPU while it ran [J] */
  energyJ: number;
  /** Mission time for which it held its GPU [s] */
  gpuSeconds: number;
  /** Own time between checkpoints that costs least now [us] */
  intervalHintUs: number;
  /** What it last said of itself */
  detail: string;
  /** Ended attempts by cause */
  restartsByCause: RestartCount[];
}
export const JobStatus = defineContract<JobStatus>('JobStatus', dawnline.JobStatus, null);

/** One uplink key on board */
export interface KeyStatus {
  /** Key id as in the header of frames */
  keyId: number;
  /** What the key is for */
  role: KeyRole;
  /** Frames are taken under active and retiring keys only */
  state: KeyState;
  /** Reserved upper bound of its anti-replay sequence; zero when its record is lost [count] */
  bound: number;
  /** Mission time until which a retiring key is taken; zero for the others [us] */
  untilUs: number;
  /** Its anti-replay record cannot be trusted, so no frame under it is taken */
  windowLost: boolean;
}
export const KeyStatus = defineContract<KeyStatus>('KeyStatus', dawnline.KeyStatus, null);

/** A two-line element set */
export interface LoadElements {
  /** First line */
  line1: string;
  /** Second line */
  line2: string;
}
export const LoadElements = defineContract<LoadElements>('LoadElements', dawnline.LoadElements, null);

/** A new uplink key on its way to the craft */
export interface LoadKey {
  /** Id that no key of the craft has or had */
  keyId: number;
  /** Operational or file */
  role: KeyRole;
  /** Id, role and key, wrapped by AES key wrap under a key derived from the recovery key [bytes] */
  wrapped: Uint8Array;
}
export const LoadKey = defineContract<LoadKey>('LoadKey', dawnline.LoadKey, null);

/** How the on-board clock of one computer is wrong: an offset, and a drift since a mission time */
export interface OnboardClockError {
  /** Computer of the craft */
  computer: string;
  /** Ahead of the true time by; negative is behind [us] */
  offsetUs: number;
  /** Further ahead by this share of the mission time since [ppm] */
  driftPpm: number;
  /** Mission time at which the drift began [us] */
  sinceUs: number;
}
export const OnboardClockError = defineContract<OnboardClockError>('OnboardClockError', dawnline.OnboardClockError, null);

/** Power cycle of one rail */
export interface PowerCycle {
  /** LCL1 to LCL8 */
  switch: string;
  /** How long the rail stays open [us] */
  offTimeUs: number;
}
export const PowerCycle = defineContract<PowerCycle>('PowerCycle', dawnline.PowerCycle, null);

/** Commands to power-manager */
export interface PowerManagerCommand {
  /** Packet header */
  header: Header;
  /** Open or close a switch */
  setSwitch?: SetSwitch | null;
  /** Take the loads of a mode; from fault-manager */
  requestTier?: RequestMode | null;
  /** Open a rail, wait, close it again */
  powerCycle?: PowerCycle | null;
  /** Do nothing, but report it */
  noop?: boolean | null;
  /** Ask whether a job may start; answered by an AdmissionAnswer */
  askAdmission?: AdmissionAsk | null;
  /** Which member is set; only on decoded messages */
  action?: 'setSwitch' | 'requestTier' | 'powerCycle' | 'noop' | 'askAdmission';
}
export const PowerManagerCommand = defineContract<PowerManagerCommand>('PowerManagerCommand', dawnline.PowerManagerCommand, { topic: 'craft/{craft}/tc/power-manager/{from}', qos: 1, retained: false });

/** Housekeeping of power-manager */
export interface PowerManagerHousekeeping {
  /** Packet header */
  header: Header;
  /** State of the service */
  service: ServiceStatus | null;
  /** Estimated state of charge [1] */
  stateOfCharge: number;
  /** Battery power, positive on discharge [W] */
  batteryPowerW: number;
  /** Array power [W] */
  arrayPowerW: number;
  /** Load on the bus [W] */
  loadPowerW: number;
  /** Bus voltage [V] */
  busVoltageV: number;
  /** Power ceiling handed to each GPU [W] */
  gpuCeilingW: number;
  /** Lowest state of charge predicted over the coming eclipse [1] */
  predictedMinimumCharge: number;
  /** The craft is in shadow, from array current and Sun sensor */
  inEclipse: boolean;
  /** Mission time of the next predicted eclipse entry; zero when unknown [us] */
  nextEclipseUs: number;
  /** Mission time when that eclipse ends [us] */
  eclipseEndUs: number;
  /** Load-shed tier: 0 none, 1 cap GPU, 2 suspend jobs, 3 SAFE, 4 SURVIVAL [count] */
  shedTier: number;
  /** Switches closed by measured state, one bit each [count] */
  switchesClosed: number;
  /** Re-arms of tripped switches in this orbit [count] */
  rearms: number;
}
export const PowerManagerHousekeeping = defineContract<PowerManagerHousekeeping>('PowerManagerHousekeeping', dawnline.PowerManagerHousekeeping, { topic: 'craft/{craft}/tm/power-manager', qos: 0, retained: false });

/** To one radio; only comms-manager may send it */
export interface RadioCommand {
  /** Packet header */
  header: Header;
  /** Transmitter on */
  transmit: boolean;
}
export const RadioCommand = defineContract<RadioCommand>('RadioCommand', dawnline.RadioCommand, { topic: 'craft/{craft}/dev/radio/{radio}/command/{from}', qos: 1, retained: false });

/** One radio: s or x */
export interface RadioSample {
  /** Packet header */
  header: Header;
  /** Receiver has bit lock on an uplink carrier */
  lock: boolean;
  /** Energy per bit over noise density [dB] */
  ebN0Db: number;
  /** Uplink rate [bit/s] */
  uplinkBps: number;
  /** Downlink rate [bit/s] */
  downlinkBps: number;
  /** Transmitter is on */
  transmitting: boolean;
  /** Frames received since power-on [count] */
  framesUp: number;
  /** Frames sent since power-on [count] */
  framesDown: number;
  /** Offset of the carrier by the motion of the craft, positive when it comes closer [Hz] */
  dopplerHz: number;
  /** Frames received with bit errors since power-on [count] */
  framesDamaged: number;
}
export const RadioSample = defineContract<RadioSample>('RadioSample', dawnline.RadioSample, { topic: 'craft/{craft}/dev/radio/{radio}/sample', qos: 0, retained: false });

/** A mode that the receiver must take */
export interface RequestMode {
  /** Mode */
  mode: Mode;
}
export const RequestMode = defineContract<RequestMode>('RequestMode', dawnline.RequestMode, null);

/** How often attempts of a job ended for one cause */
export interface RestartCount {
  /** Cause code */
  cause: string;
  /** Attempts [count] */
  count: number;
}
export const RestartCount = defineContract<RestartCount>('RestartCount', dawnline.RestartCount, null);

/** One file of a job's result */
export interface ResultFile {
  /** Path in the result folder */
  path: string;
  /** Size [B] */
  bytes: number;
  /** SHA-256 of its contents, hex */
  sha256: string;
}
export const ResultFile = defineContract<ResultFile>('ResultFile', dawnline.ResultFile, null);

/** Orders to the rig: rate, pause, stop */
export interface RigControl {
  /** Packet header */
  header: Header;
  /** New ceiling of the rate [1] */
  setRate?: number | null;
  /** Pause or resume */
  pause?: boolean | null;
  /** End the flight and judge it */
  stop?: boolean | null;
  /** Which member is set; only on decoded messages */
  action?: 'setRate' | 'pause' | 'stop';
}
export const RigControl = defineContract<RigControl>('RigControl', dawnline.RigControl, { topic: 'rig/{craft}/control', qos: 1, retained: false });

/** Injection or removal of a fault */
export interface RigFault {
  /** Packet header */
  header: Header;
  /** Name of this injection */
  id: string;
  /** Dotted name in the fault catalogue */
  fault: string;
  /** Device channel, service, computer or link */
  target: string;
  /** Parameters of the fault */
  parameters: Record<string, string>;
  /** Time until it heals by itself; zero for the default of the fault [us] */
  durationUs: number;
  /** Remove the fault of this id instead */
  heal: boolean;
  /** Time over which it grows to all of it; zero for at once [us] */
  rampUs: number;
  /** Period in which it comes and goes; zero for steadily [us] */
  periodUs: number;
  /** Share of each period in which it is there; zero for one half [1] */
  duty: number;
}
export const RigFault = defineContract<RigFault>('RigFault', dawnline.RigFault, { topic: 'rig/{craft}/fault', qos: 1, retained: false });

/** What the rig did: fault onset and heal, boot and death of processes, orbit events */
export interface RigNotice {
  /** Packet header */
  header: Header;
  /** fault, node, contact, eclipse, refused, verdict */
  kind: string;
  /** Fault id, node or station */
  subject: string;
  /** onset, heal, boot, crash, stop, enter, exit, ... */
  what: string;
  /** More, by name */
  detail: Record<string, string>;
}
export const RigNotice = defineContract<RigNotice>('RigNotice', dawnline.RigNotice, { topic: 'rig/{craft}/notice', qos: 1, retained: false });

/** Mission time against wall time */
export interface RigTime {
  /** Packet header */
  header: Header;
  /** Mission time at the anchor [us] */
  missionTimeUs: number;
  /** Mission seconds per wall second; zero while paused [1] */
  rate: number;
  /** Mission time stands still */
  paused: boolean;
  /** Monotonic clock of the rig's machine at the anchor [us] */
  anchorMonotonicUs: number;
  /** Machine boot whose monotonic clock the anchor names; others stamp arrival */
  clockDomain: string;
  /** UTC of mission time zero [us] */
  epochUnixUs: number;
  /** Faults of the on-board clocks; those of one computer add up */
  clockErrors: OnboardClockError[];
}
export const RigTime = defineContract<RigTime>('RigTime', dawnline.RigTime, { topic: 'rig/{craft}/time', qos: 1, retained: true });

/** Plant truth for checkers and displays, never for subsystems */
export interface RigTruth {
  /** Packet header */
  header: Header;
  /** True state of charge [1] */
  stateOfCharge: number;
  /** Share of the Sun's disc in sight [1] */
  light: number;
  /** Array power [W] */
  arrayPowerW: number;
  /** Load power [W] */
  loadPowerW: number;
  /** Battery power, positive on discharge [W] */
  batteryPowerW: number;
  /** Bus voltage [V] */
  busVoltageV: number;
  /** Die temperature of GPU 0 [degC] */
  dieC: number;
  /** Memory temperature of GPU 0 [degC] */
  hbmC: number;
  /** Plate temperature [degC] */
  plateC: number;
  /** Payload host temperature [degC] */
  hostC: number;
  /** Loop temperature [degC] */
  loopC: number;
  /** Radiator A temperature [degC] */
  radiatorAC: number;
  /** Radiator B temperature [degC] */
  radiatorBC: number;
  /** Structure temperature [degC] */
  structureC: number;
  /** Battery temperature [degC] */
  batteryC: number;
  /** Board power of GPU 0 [W] */
  gpuPowerW: number;
  /** Cap of GPU 0 [W] */
  gpuCapW: number;
  /** Clock of GPU 0 [MHz] */
  gpuClockMhz: number;
  /** Energy in minus out minus stored, over energy in [1] */
  ledgerResidual: number;
  /** Station in view; empty for none */
  station: string;
  /** Sub-satellite latitude [deg] */
  latitudeDeg: number;
  /** Sub-satellite longitude [deg] */
  longitudeDeg: number;
  /** Mission seconds per wall second; zero in the simulated world [1] */
  rate: number;
}
export const RigTruth = defineContract<RigTruth>('RigTruth', dawnline.RigTruth, { topic: 'rig/{craft}/truth', qos: 0, retained: false });

/** Makes the checked load part of the schedule */
export interface ScheduleActivation {
  /** SHA-256 of what is to be activated [bytes] */
  sha256: Uint8Array;
}
export const ScheduleActivation = defineContract<ScheduleActivation>('ScheduleActivation', dawnline.ScheduleActivation, null);

/** One command and the on-board time at which it is released */
export interface ScheduleEntry {
  /** Number, 1 or more; equal times are released in ascending order */
  number: number;
  /** On-board time of release, Unix microseconds without leap seconds [us] */
  onboardUs: number;
  /** Sub-schedule; zero when it belongs to none */
  group: number;
  /** What becomes of it when its time was overtaken */
  lateRule: LateRule;
  /** Subsystem the command is for */
  target: string;
  /** The target's command packet without its header [bytes] */
  body: Uint8Array;
}
export const ScheduleEntry = defineContract<ScheduleEntry>('ScheduleEntry', dawnline.ScheduleEntry, null);

/** Entries and sequences that are loaded, checked and activated as a whole */
export interface ScheduleFile {
  /** Version of this format: 1 [count] */
  version: number;
  /** Number of entries that follow [count] */
  entryCount: number;
  /** Number of sequences that follow [count] */
  sequenceCount: number;
  /** In the order of on-board time, then number */
  entries: ScheduleEntry[];
  /** In the order of their numbers */
  sequences: ScheduleSequence[];
}
export const ScheduleFile = defineContract<ScheduleFile>('ScheduleFile', dawnline.ScheduleFile, null);

/** Begins a load in parts; one that was staged before is dropped */
export interface ScheduleLoadBegin {
  /** Length of the encoded ScheduleFile [B] */
  totalBytes: number;
  /** CRC-32 (IEEE 802.3, as zlib) of the encoded ScheduleFile */
  crc32: number;
  /** SHA-256 of the encoded ScheduleFile [bytes] */
  sha256: Uint8Array;
}
export const ScheduleLoadBegin = defineContract<ScheduleLoadBegin>('ScheduleLoadBegin', dawnline.ScheduleLoadBegin, null);

/** Stages and checks a file that is on board */
export interface ScheduleLoadFile {
  /** Path on the non-volatile memory, below files/ */
  path: string;
  /** SHA-256 that the file must have [bytes] */
  sha256: Uint8Array;
}
export const ScheduleLoadFile = defineContract<ScheduleLoadFile>('ScheduleLoadFile', dawnline.ScheduleLoadFile, null);

/** The next part of a load */
export interface ScheduleLoadPart {
  /** Where the part belongs: parts come in order, one that is there already changes nothing [B] */
  offset: number;
  /** Bytes of the part [bytes] */
  data: Uint8Array;
}
export const ScheduleLoadPart = defineContract<ScheduleLoadPart>('ScheduleLoadPart', dawnline.ScheduleLoadPart, null);

/** Of the whole schedule and all sequences, or of sub-schedules */
export interface ScheduleRelease {
  /** Sub-schedules; empty for the release as a whole */
  groups: number[];
}
export const ScheduleRelease = defineContract<ScheduleRelease>('ScheduleRelease', dawnline.ScheduleRelease, null);

/** One page of the schedule, on request */
export interface ScheduleReport {
  /** Packet header */
  header: Header;
  /** Whether anything is released */
  releaseEnabled: boolean;
  /** Sub-schedules that are disabled */
  disabledGroups: number[];
  /** Entries of the whole schedule [count] */
  entryCount: number;
  /** Entries of this page */
  entries: EntryStatus[];
  /** First entry of the next page; zero when this is the last */
  nextNumber: number;
  /** All sequences; on the first page only */
  sequences: SequenceStatus[];
  /** What is staged: nothing, or its state with size and digest */
  staged: string;
}
export const ScheduleReport = defineContract<ScheduleReport>('ScheduleReport', dawnline.ScheduleReport, { topic: 'craft/{craft}/tm/comms-manager/schedule', qos: 1, retained: false });

/** Asks for one page of the schedule */
export interface ScheduleReportRequest {
  /** First entry of the page, in the order of numbers; zero for the first page */
  fromNumber: number;
}
export const ScheduleReportRequest = defineContract<ScheduleReportRequest>('ScheduleReportRequest', dawnline.ScheduleReportRequest, null);

/** Entries that meet all that is given; only `all` selects everything */
export interface ScheduleSelection {
  /** Entries with one of these numbers */
  numbers: number[];
  /** Entries of these sub-schedules */
  groups: number[];
  /** Entries due at this on-board time or later [us] */
  fromOnboardUs: number;
  /** Entries due before this on-board time; zero for no end [us] */
  beforeOnboardUs: number;
  /** All entries */
  all: boolean;
}
export const ScheduleSelection = defineContract<ScheduleSelection>('ScheduleSelection', dawnline.ScheduleSelection, null);

/** Commands that are released one after another from a start */
export interface ScheduleSequence {
  /** Number, 1 or more; the lower goes first */
  sequence: number;
  /** What follows when a command fails or is not completed in time */
  onFailure: FailureRule;
  /** From the release of a command until it counts as failed; never zero [us] */
  completionTimeoutUs: number;
  /** In the order of their release */
  steps: SequenceStep[];
}
export const ScheduleSequence = defineContract<ScheduleSequence>('ScheduleSequence', dawnline.ScheduleSequence, null);

/** Moves waiting and overdue entries in time */
export interface ScheduleShift {
  /** Which entries */
  selection: ScheduleSelection | null;
  /** How much later they are released [us] */
  laterUs: number;
  /** How much earlier they are released; only one of the two is given [us] */
  earlierUs: number;
}
export const ScheduleShift = defineContract<ScheduleShift>('ScheduleShift', dawnline.ScheduleShift, null);

/** One sequence as it stands */
export interface SequenceStatus {
  /** Number */
  sequence: number;
  /** Commands it has [count] */
  steps: number;
  /** State */
  state: SequenceState;
  /** Command that is due, runs or has failed, from 1; zero when idle [count] */
  step: number;
  /** Mission time at which that command is due [us] */
  dueUs: number;
  /** How its last run ended since boot; empty when there was none */
  lastEnd: string;
}
export const SequenceStatus = defineContract<SequenceStatus>('SequenceStatus', dawnline.SequenceStatus, null);

/** One command of a relative sequence */
export interface SequenceStep {
  /** Monotonic mission time from the due time of the command before; of the first, from the start [us] */
  delayUs: number;
  /** Subsystem the command is for */
  target: string;
  /** The target's command packet without its header [bytes] */
  body: Uint8Array;
}
export const SequenceStep = defineContract<SequenceStep>('SequenceStep', dawnline.SequenceStep, null);

/** Housekeeping of a subsystem that adds nothing of its own */
export interface ServiceHousekeeping {
  /** Packet header */
  header: Header;
  /** State of the service */
  service: ServiceStatus | null;
}
export const ServiceHousekeeping = defineContract<ServiceHousekeeping>('ServiceHousekeeping', dawnline.ServiceHousekeeping, { topic: 'craft/{craft}/tm/{subsystem}', qos: 0, retained: false });

/** A resident service's answer to one request */
export interface ServiceReply {
  /** Packet header */
  header: Header;
  /** Job id of the service */
  job: string;
  /** Id of the request */
  request: string;
  /** There is an answer */
  ok: boolean;
  /** What the service wrote [bytes] */
  body: Uint8Array;
  /** Why there is none */
  detail: string;
}
export const ServiceReply = defineContract<ServiceReply>('ServiceReply', dawnline.ServiceReply, { topic: 'craft/{craft}/tm/job-executor/reply', qos: 1, retained: false });

/** A packet that a subsystem sends on request, of whatever kind */
export interface ServiceReport {
  /** Packet header */
  header: Header;
}
export const ServiceReport = defineContract<ServiceReport>('ServiceReport', dawnline.ServiceReport, { topic: 'craft/{craft}/tm/{subsystem}/{report}', qos: 1, retained: false });

/** One request to a resident service */
export interface ServiceRequest {
  /** Job id of the service */
  job: string;
  /** Id of the request; the same id is answered once */
  request: string;
  /** What the service reads [bytes] */
  body: Uint8Array;
}
export const ServiceRequest = defineContract<ServiceRequest>('ServiceRequest', dawnline.ServiceRequest, null);

/** What every subsystem reports about itself */
export interface ServiceStatus {
  /** Mission time since this boot [us] */
  uptimeUs: number;
  /** Turns of the work loop since boot [count] */
  progress: number;
  /** Mode the subsystem acts under */
  mode: Mode;
  /** Messages waiting in the bounded inbox [count] */
  inboxItems: number;
  /** QoS 1 messages waiting for the broker [count] */
  outboxItems: number;
  /** Messages that reached a handler since boot [count] */
  messagesReceived: number;
  /** Messages published since boot [count] */
  messagesSent: number;
  /** Payloads that did not decode and were dropped since boot [count] */
  undecodable: number;
  /** Messages refused because the inbox was full since boot [count] */
  refused: number;
  /** Messages dropped because the outbox was full since boot [count] */
  dropped: number;
  /** Events emitted since boot [count] */
  events: number;
  /** Events held back by the token bucket since boot [count] */
  eventsSquelched: number;
  /** Commands accepted since boot [count] */
  commandsAccepted: number;
  /** Commands rejected since boot [count] */
  commandsRejected: number;
  /** Both connections to the broker stand */
  busConnected: boolean;
}
export const ServiceStatus = defineContract<ServiceStatus>('ServiceStatus', dawnline.ServiceStatus, null);

/** Target temperature of the loop */
export interface SetLoopTarget {
  /** Target [degC] */
  loopC: number;
}
export const SetLoopTarget = defineContract<SetLoopTarget>('SetLoopTarget', dawnline.SetLoopTarget, null);

/** One switch and its wanted state */
export interface SetSwitch {
  /** LCL1 to LCL8 or H1 to H4 */
  switch: string;
  /** Wanted state */
  closed: boolean;
}
export const SetSwitch = defineContract<SetSwitch>('SetSwitch', dawnline.SetSwitch, null);

/** To the heaters; only thermal-controller may send it. A heater's switch is power-manager's */
export interface TcsHeaterCommand {
  /** Packet header */
  header: Header;
  /** One bit per heater, H1 = bit 0 [count] */
  heatersOn: number;
}
export const TcsHeaterCommand = defineContract<TcsHeaterCommand>('TcsHeaterCommand', dawnline.TcsHeaterCommand, { topic: 'craft/{craft}/dev/tcs/structure/command/{from}', qos: 1, retained: false });

/** To pumps and valve; only thermal-controller may send it */
export interface TcsLoopCommand {
  /** Packet header */
  header: Header;
  /** Prime pump on */
  pumpPrime: boolean;
  /** Standby pump on */
  pumpStandby: boolean;
  /** Wanted bypass valve position [1] */
  bypassRatio: number;
}
export const TcsLoopCommand = defineContract<TcsLoopCommand>('TcsLoopCommand', dawnline.TcsLoopCommand, { topic: 'craft/{craft}/dev/tcs/loop/command/{from}', qos: 1, retained: false });

/** Pumped loop, radiators and cold plate */
export interface TcsLoopSample {
  /** Packet header */
  header: Header;
  /** Loop temperature, sensor A [degC] */
  loopAC: number;
  /** Loop temperature, sensor B [degC] */
  loopBC: number;
  /** Loop temperature, sensor C [degC] */
  loopCC: number;
  /** Radiator A temperature [degC] */
  radiatorAC: number;
  /** Radiator B temperature [degC] */
  radiatorBC: number;
  /** GPU cold plate temperature [degC] */
  plateC: number;
  /** Coolant flow over nominal flow [1] */
  flowRatio: number;
  /** Current of the prime pump [A] */
  pumpPrimeA: number;
  /** Current of the standby pump [A] */
  pumpStandbyA: number;
  /** Bypass valve position, 0 = all flow through the radiators [1] */
  bypassRatio: number;
}
export const TcsLoopSample = defineContract<TcsLoopSample>('TcsLoopSample', dawnline.TcsLoopSample, { topic: 'craft/{craft}/dev/tcs/loop/sample', qos: 0, retained: false });

/** Structure, payload host and heaters */
export interface TcsStructureSample {
  /** Packet header */
  header: Header;
  /** Structure temperature [degC] */
  structureC: number;
  /** Payload host temperature [degC] */
  hostC: number;
  /** Current per heater, H1 to H4 [A] */
  heaterCurrentA: number[];
}
export const TcsStructureSample = defineContract<TcsStructureSample>('TcsStructureSample', dawnline.TcsStructureSample, { topic: 'craft/{craft}/dev/tcs/structure/sample', qos: 0, retained: false });

/** One telecommand as the ground seals it */
export interface Telecommand {
  /** Request id, unique per principal */
  requestId: string;
  /** Operator who sends it */
  principal: string;
  /** Subsystem it is for */
  target: string;
  /** On-board UTC after which it must be refused; zero for the default window [us] */
  expiresOnboardUs: number;
  /** The target's command packet without its header [bytes] */
  body: Uint8Array;
  /** Arm this hazardous command for 30 s; the same command without it, from the same principal, then executes it once */
  arm: boolean;
  /** Craft it is for; every other one refuses it as not authenticated */
  craft: string;
}
export const Telecommand = defineContract<Telecommand>('Telecommand', dawnline.Telecommand, null);

/** Telemetry packets of one downlink class */
export interface TelemetryFrame {
  /** Craft */
  craft: string;
  /** Boot number of comms-manager [count] */
  bootId: number;
  /** Boot number of comms-manager in which these packets were recorded; zero for packets that are not recorded [count] */
  recordedBootId: number;
  /** Record number of the first packet; the others follow by one. Numbers rise by one per class and boot, from 1; zero for packets that are not recorded, as file PDUs [count] */
  firstRecord: number;
  /** These packets are older than the time to live of their class */
  isStale: boolean;
  /** Packets in order of generation */
  packets: TelemetryPacket[];
}
export const TelemetryFrame = defineContract<TelemetryFrame>('TelemetryFrame', dawnline.TelemetryFrame, null);

/** Packets that were recorded, or may have been, and will not come down */
export interface TelemetryGap {
  /** Packet header */
  header: Header;
  /** What is gone */
  ranges: TelemetryRange[];
  /** full: dropped for newer or more urgent packets; old: above the greatest age; long: above the greatest length; cleared: by command; damaged: the file cannot be read; restart: what was not yet on disk when comms-manager ended */
  reason: string;
  /** Packets that are gone; zero when their number is not known [count] */
  packets: number;
}
export const TelemetryGap = defineContract<TelemetryGap>('TelemetryGap', dawnline.TelemetryGap, { topic: 'craft/{craft}/tm/comms-manager/gap', qos: 1, retained: false });

/** One packet as it was on the craft's bus */
export interface TelemetryPacket {
  /** Topic on the craft's bus, which names the contract */
  topic: string;
  /** Encoded packet [bytes] */
  payload: Uint8Array;
}
export const TelemetryPacket = defineContract<TelemetryPacket>('TelemetryPacket', dawnline.TelemetryPacket, null);

/** Record numbers of one class and boot */
export interface TelemetryRange {
  /** Boot number of comms-manager in which the packets were recorded [count] */
  bootId: number;
  /** Downlink class: 0 expedited, 1 normal, 2 bulk, 3 diagnostic [count] */
  priority: number;
  /** First record number; zero in a gap: after the last one that came down [count] */
  first: number;
  /** Last record number; zero in a gap: whatever followed in that boot [count] */
  last: number;
}
export const TelemetryRange = defineContract<TelemetryRange>('TelemetryRange', dawnline.TelemetryRange, null);

/** What one tenant has used since the ledger began, and of its quota now */
export interface TenantAccount {
  /** Tenant */
  tenant: string;
  /** Mission time for which its jobs held GPUs [s] */
  gpuSeconds: number;
  /** Of these, in the running accounting period of one orbit [s] */
  gpuSecondsOrbit: number;
  /** Energy of its GPUs meanwhile [J] */
  energyJ: number;
  /** Checkpoints and results on board [B] */
  bytesStored: number;
  /** Results and logs handed to the downlink [B] */
  bytesDownlinked: number;
  /** Jobs that are not ended [count] */
  jobsOpen: number;
}
export const TenantAccount = defineContract<TenantAccount>('TenantAccount', dawnline.TenantAccount, null);

/** Commands to thermal-controller */
export interface ThermalControllerCommand {
  /** Packet header */
  header: Header;
  /** New target of the loop control */
  setLoopTarget?: SetLoopTarget | null;
  /** Take an isolated sensor back into the vote: loop_a, loop_b, loop_c, battery_a, battery_b, battery_c */
  trustSensor?: string | null;
  /** Do nothing, but report it */
  noop?: boolean | null;
  /** Ask whether a job may start; answered by an AdmissionAnswer */
  askAdmission?: AdmissionAsk | null;
  /** Which member is set; only on decoded messages */
  action?: 'setLoopTarget' | 'trustSensor' | 'noop' | 'askAdmission';
}
export const ThermalControllerCommand = defineContract<ThermalControllerCommand>('ThermalControllerCommand', dawnline.ThermalControllerCommand, { topic: 'craft/{craft}/tc/thermal-controller/{from}', qos: 1, retained: false });

/** Housekeeping of thermal-controller */
export interface ThermalControllerHousekeeping {
  /** Packet header */
  header: Header;
  /** State of the service */
  service: ServiceStatus | null;
  /** Loop temperature after voting [degC] */
  loopC: number;
  /** Battery temperature after voting [degC] */
  batteryC: number;
  /** Cold plate temperature [degC] */
  plateC: number;
  /** Hottest GPU die [degC] */
  dieC: number;
  /** Smallest GPU thermal margin [degC] */
  gpuMarginC: number;
  /** Power ceiling handed to each GPU [W] */
  gpuCeilingW: number;
  /** Coolant flow over nominal flow [1] */
  flowRatio: number;
  /** Commanded bypass valve position [1] */
  bypassRatio: number;
  /** Prime pump commanded on */
  pumpPrime: boolean;
  /** Standby pump commanded on */
  pumpStandby: boolean;
  /** Heaters commanded on, one bit each [count] */
  heatersOn: number;
  /** Sensors voted out, one bit each: loop A to C, battery A to C [count] */
  sensorsIsolated: number;
}
export const ThermalControllerHousekeeping = defineContract<ThermalControllerHousekeeping>('ThermalControllerHousekeeping', dawnline.ThermalControllerHousekeeping, { topic: 'craft/{craft}/tm/thermal-controller', qos: 0, retained: false });

/** A sealed frame as the craft's receiver delivers it */
export interface UplinkFrame {
  /** Packet header */
  header: Header;
  /** Frame as received [bytes] */
  frame: Uint8Array;
}
export const UplinkFrame = defineContract<UplinkFrame>('UplinkFrame', dawnline.UplinkFrame, { topic: 'craft/{craft}/rf/uplink', qos: 1, retained: false });

/** One stage of one command, after PUS ST[01]; the header carries the request id */
export interface VerificationReport {
  /** Packet header */
  header: Header;
  /** Stage that is reported */
  stage: Stage;
  /** Whether the stage succeeded; a failure ends the command */
  ok: boolean;
  /** Machine-readable reason of a failure */
  refusal: Refusal;
  /** Reason or result, for people */
  detail: string;
  /** Subsystem the command was addressed to */
  target: string;
  /** Mission time of the stage [us] */
  stageTimeUs: number;
}
export const VerificationReport = defineContract<VerificationReport>('VerificationReport', dawnline.VerificationReport, { topic: 'craft/{craft}/tc/{subsystem}/{from}/report', qos: 1, retained: false });

/** One service as the health check sees it */
export interface WatchedService {
  /** Subsystem */
  service: string;
  /** Answered within its limit */
  answering: boolean;
  /** Its work loop advanced */
  progressing: boolean;
  /** Cycles since the last good answer [count] */
  missed: number;
  /** Restarts asked for [count] */
  restarts: number;
  /** Boot number of its last answer [count] */
  bootId: number;
}
export const WatchedService = defineContract<WatchedService>('WatchedService', dawnline.WatchedService, null);
