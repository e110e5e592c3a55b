import { strict as assert } from 'node:assert';
import { parseUtc } from '@dawnline/orbit';
import { loadCraft, type Craft } from '@hil/crafts';
import { durationUs, parseChecked } from '@hil/data';
import { loadCatalogue, type Condition, type FaultCatalogue, type Trigger } from '@hil/faults';
import { DEFAULT_RADIATION, SOLAR_CLASS_PFU, SOLAR_E_FOLD_S, SOLAR_RISE_S } from '@hil/plant';
import { checkScenario } from './check';
import type { ExpectationFields, FaultFields, JobFields, ScenarioFields, WhenFields } from './file';
import type { Expectation, Scenario, ScenarioFault, ScenarioJob, ScenarioRadiation } from './scenario';
import { orbitOf, withStations } from './orbits';
import { scenarioSchema } from './schema';
import { shapeOfFields } from './shape';

/** A scenario that does not hold. `problems` has one line for each thing to correct. */
export class ScenarioError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ScenarioError';
  }
}

/** Reads the project's data files; paths are relative to its root, with forward slashes. */
export interface DataFiles {
  /** null when there is no such file. */
  read(path: string): string | null;
  /** Names in a folder. */
  list(folder: string): readonly string[];
}

export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly craft: Craft;
  readonly catalogue: FaultCatalogue;
}

const SCENARIOS = 'hil/scenarios';
const CRAFTS = 'hil/crafts';
const CATALOGUE = 'hil/faults/catalogue.yaml';
const ENDING = '.yaml';

const namesIn = (files: DataFiles, folder: string): string[] =>
  files
    .list(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();

/** Names of the scenarios that come with the project. */
export function listScenarios(files: DataFiles): readonly string[] {
  return namesIn(files, SCENARIOS);
}

export function readCatalogue(files: DataFiles): FaultCatalogue {
  const text = files.read(CATALOGUE);
  assert(text !== null, `${CATALOGUE} is part of the project`);
  return loadCatalogue(text, CATALOGUE);
}

/** Loads a scenario by name, or by the path of its file. Throws ScenarioError, and CraftError for its craft. */
export function loadScenario(nameOrPath: string, files: DataFiles): LoadedScenario {
  const isPath = nameOrPath.includes('/') || nameOrPath.endsWith(ENDING);
  const file = isPath ? nameOrPath : `${SCENARIOS}/${nameOrPath}${ENDING}`;
  const text = files.read(file);
  if (text === null) {
    const known = listScenarios(files).join(', ');
    throw new ScenarioError([`scenario ${nameOrPath}: no such file; allowed: one of ${known}, or a path`]);
  }
  return parseScenario(text, file, files);
}

export function parseScenario(text: string, file: string, files: DataFiles): LoadedScenario {
  const catalogue = readCatalogue(files);
  let craft: Craft | null = null;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const read = (path: string): string | null => files.read(folder + path) ?? files.read(path);
  const fields = parseChecked<ScenarioFields>(text, file, {
    schema: scenarioSchema(null),
    check: (value) => {
      const path = `${CRAFTS}/${value.craft}${ENDING}`;
      const craftText = files.read(path);
      craft = craftText === null ? null : withStations(loadCraft(craftText, path), value.stations);
      return checkScenario(value, { craft, crafts: namesIn(files, CRAFTS), catalogue, read });
    },
    error: (problems) => new ScenarioError(problems),
  });
  assert(craft !== null, 'a checked scenario has its craft');
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
  const orbit = orbitOf(fields.orbit, { craft, epochUnixUs: parseUtc(fields.epoch), read });
  return { scenario: { ...scenarioOf(name, fields), orbit }, craft, catalogue };
}

/** Values where a scenario says nothing (assumed). */
const DEFAULTS = {
  seed: 1,
  stateOfCharge: 0.9,
  mode: 'STANDBY',
  rate: 60,
  faultRate: 5,
  tenant: 'operator',
  utilisation: 0.95,
  memoryUtilisation: 0.6,
} as const;

const US_PER_S = 1_000_000;
const optionalUs = (text: string | undefined): number | null =>
  text === undefined ? null : durationUs(text);

function scenarioOf(name: string, fields: ScenarioFields): Omit<Scenario, 'orbit'> {
  const { initial } = fields;
  return {
    name,
    title: fields.title,
    craft: fields.craft,
    epochUnixUs: parseUtc(fields.epoch),
    durationUs: durationUs(fields.duration),
    seed: fields.seed ?? DEFAULTS.seed,
    initial: {
      stateOfCharge: initial?.stateOfCharge ?? DEFAULTS.stateOfCharge,
      temperaturesC: initial?.temperatures ?? {},
      mode: initial?.mode ?? DEFAULTS.mode,
    },
    radiation: radiationOf(fields),
    live: liveOf(fields),
    external: fields.external ?? [],
    jobs: (fields.jobs ?? []).map(jobOf),
    telecommands: (fields.telecommands ?? []).map((order) => ({
      id: order.id,
      trigger: triggerOf(order),
      station: order.station ?? '',
      target: order.target,
      command: order.command,
      arm: order.arm ?? false,
    })),
    faults: (fields.faults ?? []).map(faultOf),
    expectations: (fields.expectations ?? []).map(expectationOf),
  };
}

/** Real hardware knows one rate only. */
function liveOf({ live, external }: ScenarioFields): Scenario['live'] {
  if ((external ?? []).length > 0) return { rate: 1, faultRate: 1 };
  return { rate: live?.rate ?? DEFAULTS.rate, faultRate: live?.faultRate ?? DEFAULTS.faultRate };
}

function radiationOf({ environment, epoch }: ScenarioFields): ScenarioRadiation {
  const { events = false, storm, ...rest } = environment?.radiation ?? {};
  const solarEvent = storm
    ? {
        peakPfu: SOLAR_CLASS_PFU[storm.class],
        onsetUnixUs: parseUtc(epoch) + durationUs(storm.onset),
        riseS: storm.rise === undefined ? SOLAR_RISE_S : durationUs(storm.rise) / US_PER_S,
        eFoldS: storm.eFold === undefined ? SOLAR_E_FOLD_S : durationUs(storm.eFold) / US_PER_S,
      }
    : null;
  return { ...DEFAULT_RADIATION, ...rest, solarEvent, events };
}

function jobOf(fields: JobFields, index: number): ScenarioJob {
  return {
    id: fields.id,
    tenant: fields.tenant ?? DEFAULTS.tenant,
    program: fields.program,
    arguments: fields.arguments ?? [],
    atUs: optionalUs(fields.at) ?? 0,
    totalSteps: fields.steps,
    stepTimeUs: durationUs(fields.stepTime),
    checkpointEverySteps: fields.checkpointEvery,
    watchdogUs: durationUs(fields.watchdog),
    utilisation: fields.utilisation ?? DEFAULTS.utilisation,
    memoryUtilisation: fields.memoryUtilisation ?? DEFAULTS.memoryUtilisation,
    priority: fields.priority ?? 0,
    seed: fields.seed ?? index + 1,
    order: fields.order ?? {},
  };
}

function triggerOf({ at, when, on }: WhenFields): Trigger {
  if (when) {
    return {
      kind: 'condition',
      when: when.condition as Condition,
      subject: when.subject ?? '',
      nth: when.nth ?? 1,
      offsetUs: optionalUs(when.offset) ?? 0,
    };
  }
  if (on) {
    return {
      kind: 'crash-point',
      on: on.call,
      path: on.path ?? '',
      nth: on.nth ?? 1,
      moment: on.moment ?? 'before',
    };
  }
  assert(at !== undefined, 'a checked trigger is one of three');
  return { kind: 'time', atUs: durationUs(at) };
}

function faultOf(fields: FaultFields): ScenarioFault {
  return {
    id: fields.id,
    fault: fields.fault,
    target: fields.target,
    trigger: triggerOf(fields),
    durationUs: optionalUs(fields.duration) ?? 0,
    shape: shapeOfFields(fields.shape),
    parameters: fields.parameters ?? {},
    detectWithinUs: optionalUs(fields.detectWithin),
    recoverWithinUs: optionalUs(fields.recoverWithin),
  };
}

/** SOURCE/CODE with * for any, which is '' inside. */
function eventOf(text: string): { source: string; code: string } {
  const [source, code] = text.split('/').map((part) => (part === '*' ? '' : part));
  return { source, code };
}

function expectationOf(fields: ExpectationFields): Expectation {
  if (typeof fields === 'string') return { kind: fields };
  const { event } = fields;
  const within = fields['truth-within'];
  if (fields['jobs-completed']) return { kind: 'jobs-completed', jobs: fields['jobs-completed'] };
  if (fields['result-digests-golden'])
    return { kind: 'result-digests-golden', jobs: fields['result-digests-golden'] };
  if (fields['mode-at-end']) return { kind: 'mode-at-end', mode: fields['mode-at-end'] };
  if (fields['telecommands-completed'])
    return { kind: 'telecommands-completed', telecommands: fields['telecommands-completed'] };
  if (fields['no-event']) return { kind: 'no-event', ...eventOf(fields['no-event']) };
  if (event) return { kind: 'event', ...eventOf(event.event), atLeast: event.atLeast ?? 1 };
  assert(within, 'a checked expectation is one of the known');
  const { channel, minimum = null, maximum = null } = within;
  return { kind: 'truth-within', channel, minimum, maximum };
}
