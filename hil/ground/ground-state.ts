// What the ground knows of its telecommands, as pure functions. A request is a row whose stages tick; `unknown` is a
// valid end when the contact ended first, and a later report still corrects it.
import { strict as assert } from 'node:assert';
import { Refusal, Stage, type Event, type VerificationReport } from '@dawnline/contracts';
import { OVERTAKEN_WAIT_US, RESEND_PERIOD_US, REQUESTS_MAX_ITEMS, SENDS_MAX } from './ground.limits';

export type GroundStage =
  'queued' | 'sent' | 'accepted' | 'started' | 'progress' | 'completed' | 'refused' | 'unknown';

/** One tick of one row, for people and for the flight record. */
export interface StageTick {
  readonly t: number;
  readonly requestId: string;
  readonly station: string;
  readonly target: string;
  readonly stage: GroundStage;
  readonly detail: string;
}

export interface GroundRequest {
  readonly requestId: string;
  readonly target: string;
  readonly body: Uint8Array;
  /** Station that must send it; '' for whichever is in view. */
  readonly wantedStation: string;
  /** It is to be armed, not executed. */
  readonly arm: boolean;
  readonly stage: GroundStage;
  /** Station of the contact in which it was sent. */
  readonly station: string;
  readonly firstSentUs: number;
  readonly lastSentUs: number;
  readonly sends: number;
  /** Sequence of the last frame, to match a refusal of the frame. */
  readonly sequence: number;
  readonly isReported: boolean;
}

export interface GroundState {
  readonly requests: ReadonlyMap<string, GroundRequest>;
  /** Last sequence used, or skipped because the craft has skipped it. */
  readonly sequence: number;
}

const ENDED: readonly GroundStage[] = ['completed', 'refused'];

export function isEnded(request: GroundRequest): boolean {
  return ENDED.includes(request.stage);
}

export interface Changed {
  readonly state: GroundState;
  readonly ticks: readonly StageTick[];
}

function withRequest(state: GroundState, request: GroundRequest): GroundState {
  return { ...state, requests: new Map(state.requests).set(request.requestId, request) };
}

function tick(request: GroundRequest, t: number, detail: string): StageTick {
  const { requestId, station, target, stage } = request;
  return { t, requestId, station, target, stage, detail };
}

function moved(
  state: GroundState,
  request: GroundRequest,
  change: Partial<GroundRequest>,
  t: number,
  detail = '',
): Changed {
  const next = { ...request, ...change };
  return { state: withRequest(state, next), ticks: [tick(next, t, detail)] };
}

/** Takes a command; null when the request id is in use or too many are open. */
export function queueRequest(
  state: GroundState,
  order: Pick<GroundRequest, 'requestId' | 'target' | 'body' | 'wantedStation' | 'arm'>,
  nowUs: number,
): Changed | null {
  if (state.requests.has(order.requestId)) return null;
  const requests = new Map(state.requests);
  if (requests.size >= REQUESTS_MAX_ITEMS) {
    const oldest = [...requests.values()].find(isEnded);
    if (!oldest) return null;
    requests.delete(oldest.requestId);
  }
  assert(requests.size < REQUESTS_MAX_ITEMS);
  const request: GroundRequest = {
    ...order,
    stage: 'queued',
    station: order.wantedStation,
    firstSentUs: 0,
    lastSentUs: 0,
    sends: 0,
    sequence: 0,
    isReported: false,
  };
  return moved({ ...state, requests }, request, {}, nowUs);
}

/** Requests that should go up now through the station in view. */
export function dueRequests(state: GroundState, station: string, nowUs: number): GroundRequest[] {
  if (station === '') return [];
  return [...state.requests.values()].filter((request) => {
    if (request.wantedStation !== '' && request.wantedStation !== station) return false;
    if (request.stage === 'queued') return true;
    if (request.stage !== 'sent' || request.isReported || request.sends >= SENDS_MAX) return false;
    return nowUs - request.lastSentUs >= RESEND_PERIOD_US;
  });
}

/** A request leaves in a frame with a sequence that is stored already. */
export function markSent(
  state: GroundState,
  requestId: string,
  station: string,
  sequence: number,
  nowUs: number,
): Changed {
  const request = state.requests.get(requestId);
  assert(request, `no request ${requestId}`);
  assert(sequence > state.sequence, `sequence ${sequence} does not rise above ${state.sequence}`);
  const sends = request.sends + 1;
  const firstSentUs = request.sends === 0 ? nowUs : request.firstSentUs;
  const change = { stage: 'sent', station, sequence, sends, firstSentUs, lastSentUs: nowUs } as const;
  return moved({ ...state, sequence }, request, change, nowUs, sends > 1 ? `sent again (${sends})` : '');
}

/** The contact ended: what was sent and is not ended is unknown now. */
export function loseContact(state: GroundState, nowUs: number): Changed {
  const open = [...state.requests.values()].filter(
    (request) => !isEnded(request) && request.stage !== 'queued' && request.stage !== 'unknown',
  );
  return open.reduce<Changed>(
    (before, request) => {
      const after = moved(before.state, request, { stage: 'unknown' }, nowUs, 'contact ended');
      return { state: after.state, ticks: [...before.ticks, ...after.ticks] };
    },
    { state, ticks: [] },
  );
}

/** Stops waiting for one request: its outcome is unknown. */
export function giveUp(state: GroundState, requestId: string, detail: string, nowUs: number): Changed {
  const request = state.requests.get(requestId);
  if (!request || isEnded(request) || request.stage === 'unknown') return { state, ticks: [] };
  return moved(state, request, { stage: 'unknown' }, nowUs, detail);
}

/** A request that is ended or unknown is no longer followed, so that its id may be taken again. */
export function forgetRequest(state: GroundState, requestId: string): GroundState {
  const request = state.requests.get(requestId);
  if (!request || !(isEnded(request) || request.stage === 'unknown')) return state;
  const requests = new Map(state.requests);
  requests.delete(requestId);
  return { ...state, requests };
}

const STAGES: Readonly<Partial<Record<Stage, GroundStage>>> = {
  [Stage.STAGE_ACCEPTED]: 'accepted',
  [Stage.STAGE_STARTED]: 'started',
  [Stage.STAGE_PROGRESS]: 'progress',
  [Stage.STAGE_COMPLETED]: 'completed',
};
const ORDER: readonly GroundStage[] = [
  'unknown',
  'queued',
  'sent',
  'accepted',
  'started',
  'progress',
  'completed',
];

/** What a report says of its request: the stage, and for people why. Null for a stage that no request has. */
export function saidBy(report: VerificationReport): { stage: GroundStage; detail: string } | null {
  if (!report.ok) {
    const reason = Refusal[report.refusal]?.replace('REFUSAL_', '') ?? 'FAILED';
    return { stage: 'refused', detail: report.detail === '' ? reason : `${reason}: ${report.detail}` };
  }
  const stage = STAGES[report.stage];
  return stage ? { stage, detail: report.detail } : null;
}

/** Takes a report that came down. The first terminal one stands; an older stage never overwrites a newer one (LK-4). */
export function applyReport(state: GroundState, report: VerificationReport): Changed {
  const request = state.requests.get(report.header.requestId);
  const said = saidBy(report);
  if (!request || isEnded(request) || !said) return { state, ticks: [] };
  const { stage, detail } = said;
  const isOlder = stage !== 'refused' && ORDER.indexOf(stage) <= ORDER.indexOf(request.stage);
  if (isOlder) return { state, ticks: [] };
  return moved(state, request, { stage, isReported: true }, report.stageTimeUs, detail);
}

/** The bound that an event names when it refuses the frame of this sequence as replayed; null when it does not. */
export function boundOfReplay(event: Event, sequence: number): number | null {
  if (event.code !== 'TELECOMMAND_REFUSED' || event.parameters.refusal !== 'REPLAYED') return null;
  const bound = Number(event.parameters.bound);
  const isIts = Number(event.parameters.sequence) === sequence;
  return isIts && Number.isSafeInteger(bound) && bound >= sequence ? bound : null;
}

/**
 * Takes an event of comms-manager. After a reset the craft goes on above a reserved bound and says so when it refuses:
 * the ground jumps over it and sends the request again at once (LK-14).
 */
export function applyEvent(state: GroundState, event: Event): GroundState {
  const request = [...state.requests.values()].find(
    (entry) => entry.stage === 'sent' && boundOfReplay(event, entry.sequence) !== null,
  );
  const bound = request && boundOfReplay(event, request.sequence);
  if (!request || bound === null || bound === undefined) return state;
  const next = { ...state, sequence: Math.max(state.sequence, bound) };
  return withRequest(next, { ...request, stage: 'queued', sends: request.sends });
}

/**
 * Takes what a telemetry frame says of the uplink: the last sequence that the craft accepted. What was sent before it, long
 * enough ago for a report to have come down, and has none was lost on the way up, and goes up again with the next turn.
 */
export function applyLinkReport(state: GroundState, taken: number, nowUs: number): GroundState {
  const overtaken = [...state.requests.values()].filter(
    (request) =>
      request.stage === 'sent' &&
      !request.isReported &&
      request.sequence < taken &&
      request.sends < SENDS_MAX &&
      nowUs - request.lastSentUs >= OVERTAKEN_WAIT_US,
  );
  return overtaken.reduce((next, request) => withRequest(next, { ...request, stage: 'queued' }), state);
}
