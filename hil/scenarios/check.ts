/** What a schema cannot say of a scenario: names that must exist, times that must lie inside the flight. */
import { dictionary } from '@dawnline/contracts';
import { parseUtc } from '@dawnline/orbit';
import type { Craft } from '@hil/crafts';
import { durationUs, type Finding, type Path } from '@hil/data';
import { faultProblems, faultTargets, isEventSubject, type FaultCatalogue } from '@hil/faults';
import { commandNamed, commandTargets } from '@dawnline/contracts';
import { buildCommand, buildFields, CommandError } from '@hil/ground';
import type { ExpectationFields, ScenarioFields, TelecommandFields, WhenFields } from './file';
import { elementsOf, orbitFindings } from './orbits';
import { MODES } from './schema';
import { shapeOfFields } from './shape';

export interface Known {
  /** null when there is no craft of that name. */
  readonly craft: Craft | null;
  readonly crafts: readonly string[];
  readonly catalogue: FaultCatalogue;
  /** A text by the path that the scenario gives, null when there is none. */
  readonly read: (path: string) => string | null;
}

/** Grid of the plant, on which epoch and end must lie. */
const GRID_US = 100_000;

type Report = (path: Path, value: unknown, allowed: string) => void;

export function checkScenario(fields: ScenarioFields, known: Known): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (path, value, allowed) => findings.push({ path, value, allowed });
  const { craft } = known;
  checkTimes(fields, report);
  checkIds(fields, report);
  checkOrders(fields, report);
  if (craft === null) report(['craft'], fields.craft, `one of ${known.crafts.join(', ')}`);
  else {
    checkOrbit(fields, craft, known.read, report);
    checkInitial(fields, craft, report);
    fields.telecommands?.forEach((order, k) => checkTelecommand(order, ['telecommands', k], craft, report));
    checkExternal(fields, craft, report);
    checkFaults(fields, craft, known.catalogue, report);
    checkTriggers(fields, craft, report);
  }
  fields.expectations?.forEach((expectation, k) => {
    if (typeof expectation === 'object') checkExpectation(expectation, fields, ['expectations', k], report);
  });
  return findings;
}

function checkTimes(fields: ScenarioFields, report: Report): void {
  try {
    if (parseUtc(fields.epoch) % GRID_US !== 0) report(['epoch'], fields.epoch, 'a full tenth of a second');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report(['epoch'], fields.epoch, 'UTC such as 2026-08-19T03:11:00Z');
  }
  const endUs = durationUs(fields.duration);
  if (endUs < 1_000_000) report(['duration'], fields.duration, 'at least 1 s');
  const inside = (path: Path, at: string | undefined): void => {
    if (at !== undefined && durationUs(at) >= endUs) report(path, at, `before the end, ${fields.duration}`);
  };
  fields.jobs?.forEach(({ at }, k) => inside(['jobs', k, 'at'], at));
  fields.telecommands?.forEach(({ at }, k) => inside(['telecommands', k, 'at'], at));
  fields.faults?.forEach(({ at }, k) => inside(['faults', k, 'at'], at));
}

/** Further fields of a job's specification, by their names in proto. */
function checkOrders({ jobs }: ScenarioFields, report: Report): void {
  jobs?.forEach(({ order }, k) => {
    try {
      if (order) buildFields('JobSpecification', order);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      report(['jobs', k, 'order', ...error.field.split('.')], error.value, error.allowed);
    }
  });
}

function checkIds(fields: ScenarioFields, report: Report): void {
  for (const group of ['jobs', 'telecommands', 'faults', 'stations'] as const) {
    const seen = new Set<string>();
    fields[group]?.forEach(({ id }, k) => {
      if (seen.has(id)) report([group, k, 'id'], id, 'an id that is used once');
      seen.add(id);
    });
  }
}

/** The orbit holds, and carries the craft through the flight. */
function checkOrbit(fields: ScenarioFields, craft: Craft, read: Known['read'], report: Report): void {
  let epochUnixUs: number;
  try {
    epochUnixUs = parseUtc(fields.epoch);
  } catch {
    return; // Reported with the times.
  }
  const result = elementsOf(fields.orbit, { craft, epochUnixUs, read });
  const findings =
    'findings' in result
      ? result.findings
      : orbitFindings(result.tle, epochUnixUs, durationUs(fields.duration));
  findings.forEach(({ path, value, allowed }) => report(path, value, allowed));
}

function checkInitial({ initial }: ScenarioFields, craft: Craft, report: Report): void {
  const nodes = craft.nodes.map(({ id }) => id);
  for (const [node, value] of Object.entries(initial?.temperatures ?? {})) {
    if (!nodes.includes(node)) report(['initial', 'temperatures', node], value, `nodes: ${nodes.join(', ')}`);
  }
}

function checkTelecommand(order: TelecommandFields, path: Path, craft: Craft, report: Report): void {
  const stations = craft.stations.map(({ id }) => id);
  if (order.station !== undefined && !stations.includes(order.station))
    report([...path, 'station'], order.station, `one of ${stations.join(', ')}`);
  if (!commandTargets().includes(order.target)) {
    report([...path, 'target'], order.target, `one of ${commandTargets().join(', ')}`);
    return;
  }
  try {
    buildCommand(order.target, order.command);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    report([...path, 'command', ...error.field.split('.')], error.value, error.allowed);
  }
  if (order.arm && !isHazardous(order))
    report([...path, 'arm'], true, 'only with a hazardous command, see docs/commands.md');
}

function isHazardous({ target, command }: TelecommandFields): boolean {
  const [action = ''] = Object.keys(command);
  const name = action.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return (commandNamed(target, name)?.hazardous ?? null) !== null;
}

/** Real hardware plays devices of the craft, at rate 1. */
function checkExternal({ external, live }: ScenarioFields, craft: Craft, report: Report): void {
  const devices = craft.devices.map(({ id }) => id);
  const seen = new Set<string>();
  external?.forEach((device, k) => {
    if (!devices.includes(device)) report(['external', k], device, `one of ${devices.join(', ')}`);
    else if (seen.has(device)) report(['external', k], device, 'a device that is named once');
    seen.add(device);
  });
  if (!external || external.length === 0) return;
  for (const name of ['rate', 'faultRate'] as const) {
    const rate = live?.[name];
    if (rate !== undefined && rate !== 1)
      report(['live', name], rate, `1, as real hardware plays ${external.join(', ')}`);
  }
}

function checkFaults(
  { faults = [], external = [] }: ScenarioFields,
  craft: Craft,
  catalogue: FaultCatalogue,
  report: Report,
): void {
  const targets = faultTargets(craft);
  faults.forEach((fields, k) => {
    const plan = {
      fault: fields.fault,
      target: fields.target,
      durationUs: fields.duration === undefined ? 0 : durationUs(fields.duration),
      shape: shapeOfFields(fields.shape),
      parameters: fields.parameters ?? {},
      detectWithinUs: null,
      recoverWithinUs: null,
    };
    for (const problem of faultProblems(plan, catalogue, targets, external))
      report(['faults', k, ...problem.path], problem.value, problem.allowed);
  });
}

function checkTriggers(fields: ScenarioFields, craft: Craft, report: Report): void {
  const services = craft.computers.flatMap((computer) => computer.services);
  const check = (item: WhenFields, path: Path): void => {
    const given = (['at', 'when', 'on'] as const).filter((name) => item[name] !== undefined);
    if (given.length !== 1) report(path, given.join(', ') || undefined, 'exactly one of at, when, on');
    if (item.when) checkCondition(item.when, [...path, 'when'], craft, report);
    const service = item.on?.call.split('/')[0];
    if (service !== undefined && !services.includes(service))
      report([...path, 'on', 'call'], item.on!.call, `a service: ${services.join(', ')}`);
  };
  fields.telecommands?.forEach((item, k) => {
    check(item, ['telecommands', k]);
    if (item.on) report(['telecommands', k, 'on'], item.on.call, 'at or when: the ground sees no calls');
  });
  fields.faults?.forEach((item, k) => check(item, ['faults', k]));
}

function checkCondition(
  { condition, subject }: NonNullable<WhenFields['when']>,
  path: Path,
  craft: Craft,
  report: Report,
): void {
  const wrong = (allowed: string): void => report([...path, 'subject'], subject, allowed);
  if (condition === 'event' && !isEventSubject(subject ?? ''))
    wrong('SOURCE/EVENT_CODE, also with ?name=value');
  if (subject === undefined) return;
  const stations = craft.stations.map(({ id }) => id);
  if (condition.endsWith('-of-signal') && !stations.includes(subject)) wrong(`one of ${stations.join(', ')}`);
  if (condition.startsWith('eclipse') && subject !== '') wrong('nothing: there is one shadow');
  if (condition === 'mode' && !MODES.includes(subject)) wrong(`one of ${MODES.join(', ')}`);
}

function checkExpectation(
  expectation: Exclude<ExpectationFields, string>,
  fields: ScenarioFields,
  path: Path,
  report: Report,
): void {
  const among = (name: keyof typeof expectation, ids: readonly string[]): void => {
    const wanted = expectation[name];
    if (!Array.isArray(wanted)) return;
    (wanted as string[]).forEach((id, k) => {
      if (!ids.includes(id)) report([...path, name, k], id, `one of ${ids.join(', ') || '(there is none)'}`);
    });
  };
  const jobs = fields.jobs?.map(({ id }) => id) ?? [];
  among('jobs-completed', jobs);
  among('result-digests-golden', jobs);
  among('telecommands-completed', fields.telecommands?.map(({ id }) => id) ?? []);
  const channel = expectation['truth-within']?.channel;
  const channels = Object.entries(dictionary.messages.RigTruth.fields)
    .filter(([, field]) => field.type === 'double')
    .map(([name]) => name);
  if (channel !== undefined && !channels.includes(channel))
    report([...path, 'truth-within', 'channel'], channel, `one of ${channels.join(', ')}`);
}
