/** JSON schema of a scenario file: for the loader, and published for editors. */
import { CONDITIONS, type FaultCatalogue } from '@hil/faults';
import { SOLAR_ACTIVITY_SCALE, SOLAR_CLASS_PFU } from '@hil/plant';
import { DURATION_PATTERN, DURATION_WORDS, schemaDocument } from '@hil/data';

type Schema = Readonly<Record<string, unknown>>;

export const MODES = ['STANDBY', 'NOMINAL', 'SAFE', 'SURVIVAL'];

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description });
const name = (description: string): Schema => ({
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
  description: `${description}: lower-case letters, digits and hyphens, at most 63`,
});
const duration = (about: string): Schema => ({
  type: 'string',
  pattern: DURATION_PATTERN,
  description: `${about}: ${DURATION_WORDS}`,
});
const whole = (description: string, minimum = 0, maximum = 4_294_967_295): Schema => ({
  type: 'integer',
  minimum,
  maximum,
  description,
});
const share = (description: string): Schema => ({ type: 'number', minimum: 0, maximum: 1, description });
const names = (description: string): Schema => ({
  type: 'array',
  items: { type: 'string' },
  minItems: 1,
  description,
});
const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description });

function object(properties: Record<string, Schema>, required: readonly string[], description = ''): Schema {
  return { type: 'object', properties, required, additionalProperties: false, description };
}

const EVENT = '^[a-z*][a-z-]*/[A-Z*][A-Z0-9_]*$|^\\*/\\*$';
const event = (about: string): Schema => ({
  type: 'string',
  pattern: EVENT,
  description: `${about} SOURCE/EVENT_CODE, * for any`,
});

/** When something happens: one of the three. */
const when: Record<string, Schema> = {
  at: duration('Mission time since the epoch'),
  when: object(
    {
      condition: { enum: CONDITIONS, description: 'What must happen' },
      subject: {
        type: 'string',
        description: 'Station, mode, or SOURCE/EVENT_CODE, also with ?parameter=value; any when left out',
      },
      nth: whole('At which time that it happens', 1),
      offset: duration('Later by'),
    },
    ['condition'],
    'A condition on the flight',
  ),
  on: object(
    {
      call: {
        type: 'string',
        pattern: '^[a-z][a-z-]*/(disk|bus|process)[.][a-zA-Z]+$',
        description: 'SERVICE/PORT.call, for example job-executor/disk.append',
      },
      path: text('Part of the path or topic of the call; any when left out'),
      nth: whole('Which such call', 1),
      moment: { enum: ['before', 'after'], description: 'Before or after the call' },
    },
    ['call'],
    'A call of a port: a crash point',
  ),
};

const job = object(
  {
    id: name('Job id'),
    tenant: name('Whose job it is'),
    program: name('Program of the on-board catalogue'),
    arguments: { type: 'array', items: { type: 'string' }, description: 'Arguments of the program' },
    at: duration('When it is submitted, mission time'),
    steps: whole('Steps to do', 1),
    stepTime: duration('Time of a step at full clocks'),
    checkpointEvery: whole('Steps between checkpoints', 1),
    watchdog: duration('Longest silence, in the job’s own time'),
    utilisation: share('Share of time with a kernel running'),
    memoryUtilisation: share('Share of memory bandwidth in use'),
    priority: whole('Higher runs first', 0, 1000),
    seed: whole('Seed of the computation'),
    order: {
      type: 'object',
      description: 'Further fields of JobSpecification, as in proto: pausable, graceUs, ...',
    },
  },
  ['id', 'program', 'steps', 'stepTime', 'checkpointEvery', 'watchdog'],
);

const telecommand = object(
  {
    id: name('Request id'),
    station: name('Ground station that sends it; whichever is in view when left out'),
    target: name('Subsystem that it is for'),
    command: { type: 'object', minProperties: 1, description: 'Fields of the command packet of the target' },
    arm: {
      type: 'boolean',
      description: 'Arm it first, then send it: for hazardous commands, see docs/commands.md',
    },
    ...when,
  },
  ['id', 'target', 'command'],
);

function fault(catalogue: FaultCatalogue | null): Schema {
  const known = catalogue?.kinds.filter((kind) => kind.implemented).map((kind) => kind.name);
  return object(
    {
      id: name('Name of this fault in the flight'),
      // Editors get the list; the loader has a better message than a schema can give.
      fault: known ? { enum: known, description: 'Name in docs/faults.md' } : text('Name in docs/faults.md'),
      target: text('What it strikes, see docs/faults.md'),
      duration: duration('How long it lasts; the default of the fault when left out'),
      shape: {
        ...object(
          {
            ramp: duration('Grows from nothing to all of it over this time'),
            every: duration('Comes and goes, with this period'),
            duty: share('Share of each period in which it is there; one half when left out'),
          },
          [],
          'How it goes over its time; at once and steadily when left out',
        ),
        oneOf: [{ required: ['ramp'] }, { required: ['every'] }],
        dependencies: { duty: ['every'] },
      },
      parameters: {
        type: 'object',
        additionalProperties: { type: ['string', 'number', 'boolean'] },
        description: 'Parameters, see docs/faults.md',
      },
      detectWithin: duration('Budget of detection from the onset'),
      recoverWithin: duration('Budget of recovery from the onset'),
      ...when,
    },
    ['id', 'fault', 'target'],
  );
}

const expectation: Schema = {
  type: ['string', 'object'],
  description: 'What must be true of the flight',
  if: { type: 'string' },
  then: { enum: ['all-faults-detected', 'all-faults-recovered'] },
  else: {
    ...object(
      {
        'jobs-completed': names('Jobs that must complete'),
        'result-digests-golden': names('Jobs whose result must equal that of an undisturbed run'),
        'mode-at-end': { enum: MODES, description: 'Mode at the end' },
        'telecommands-completed': names('Telecommands that must complete'),
        'no-event': event('Must not occur:'),
        event: object(
          { event: event('Must occur:'), atLeast: whole('How often at least', 1) },
          ['event'],
          'An event that must occur',
        ),
        'truth-within': object(
          {
            channel: text('Field of RigTruth, for example dieC'),
            minimum: { type: 'number', description: 'Never below' },
            maximum: { type: 'number', description: 'Never above' },
          },
          ['channel'],
          'A truth of the plant that stays in a band',
        ),
      },
      [],
    ),
    minProperties: 1,
    maxProperties: 1,
  },
};

const degrees = (description: string, minimum: number, maximum: number): Schema => ({
  type: 'number',
  minimum,
  maximum,
  description: `${description}, degrees`,
});
const heightKm = (description: string, minimum: number, maximum: number): Schema => ({
  type: 'number',
  minimum,
  maximum,
  description: `${description}, km`,
});

const orbit: Schema = {
  type: ['string', 'object'],
  description: 'One of the orbits of the craft, two lines of elements, a file with elements, or a circle',
  if: { type: 'object' },
  then: object(
    {
      line1: text('First line'),
      line2: text('Second line'),
      file: text('File with two-line elements or an OMM, beside the scenario'),
      object: text('Which object of the file, by name or catalogue number'),
      altitudeKm: heightKm('Height of a circle above the equatorial radius', 150, 100_000),
      inclinationDeg: degrees('Inclination', 0, 180),
      nodeDeg: degrees('Right ascension of the ascending node; 0 when left out', 0, 360),
      localTimeOfNodeH: {
        type: 'number',
        minimum: 0,
        exclusiveMaximum: 24,
        description: 'The node by its local mean solar time instead, hours',
      },
      phaseDeg: degrees('From the node to the craft at the epoch; 0 when left out', 0, 360),
    },
    [],
  ),
};

const station = object(
  {
    id: name('Name of the station; one of the craft’s takes its place'),
    latitudeDeg: degrees('Latitude, north positive', -90, 90),
    longitudeDeg: degrees('Longitude, east positive', -180, 180),
    altitudeKm: heightKm('Height above the ellipsoid; 0 when left out', -0.5, 9),
    maskDeg: degrees('Contacts count above this elevation; 10 when left out', 0, 89),
  },
  ['id', 'latitudeDeg', 'longitudeDeg'],
);

const radiation = object(
  {
    events: { type: 'boolean', description: 'Single particles upset devices; they do not when left out' },
    solarActivity: {
      enum: Object.keys(SOLAR_ACTIVITY_SCALE),
      description: 'Where in its cycle the Sun is; at its maximum, with fewer trapped protons, when left out',
    },
    westwardShiftDeg: {
      type: 'number',
      minimum: 0,
      maximum: 30,
      description:
        'How far the South Atlantic anomaly has moved west since the map of 1970, degrees; 10 when left out',
    },
    storm: object(
      {
        class: { enum: Object.keys(SOLAR_CLASS_PFU), description: 'Class on the NOAA scale' },
        onset: duration('Mission time at which the first particles arrive'),
        rise: duration('From then to the peak; 4 h when left out'),
        eFold: duration('Time constant of the decay; 18 h when left out'),
      },
      ['class', 'onset'],
      'A solar particle event',
    ),
  },
  [],
  'Radiation around the craft',
);

/** With a catalogue its names are in the schema: for editors. */
export function scenarioSchema(catalogue: FaultCatalogue | null): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Dawnline scenario',
    ...object(
      {
        schema: { const: 1, description: 'Version of this format' },
        title: text('What the flight shows'),
        craft: name('File of the craft in hil/crafts, without its ending'),
        orbit,
        stations: list(station, 'Ground stations besides the craft’s, or in their place'),
        epoch: text('UTC of mission time zero, such as 2026-08-19T03:11:00Z; on a tenth of a second'),
        duration: duration('Length of the flight'),
        seed: whole('Seed of noise and of all that is drawn; 1 when left out'),
        initial: object(
          {
            stateOfCharge: share('State of charge of the battery'),
            temperatures: {
              type: 'object',
              additionalProperties: { type: 'number', minimum: -150, maximum: 200 },
              description: 'Temperatures of nodes, °C; the craft’s own when left out',
            },
            mode: { enum: MODES, description: 'Mode after the first boot; STANDBY when left out' },
          },
          [],
          'State at mission time zero',
        ),
        environment: object({ radiation }, [], 'What surrounds the craft'),
        live: object(
          {
            rate: {
              type: 'number',
              exclusiveMinimum: 0,
              maximum: 1000,
              description: 'Mission over wall time',
            },
            faultRate: {
              type: 'number',
              exclusiveMinimum: 0,
              maximum: 1000,
              description: 'The same from the onset of a fault to its recovery',
            },
          },
          [],
          'Ceilings of the rate in the live world',
        ),
        external: names('Devices that real hardware plays; the rate is then 1'),
        jobs: list(job, 'Workload'),
        telecommands: list(telecommand, 'What the ground sends'),
        faults: list(fault(catalogue), 'What goes wrong'),
        expectations: list(expectation, 'What must be true at the end'),
      },
      ['schema', 'title', 'craft', 'orbit', 'epoch', 'duration'],
    ),
  };
}

/** The published schema file. */
export function scenarioSchemaDocument(catalogue: FaultCatalogue): string {
  return schemaDocument(scenarioSchema(catalogue));
}
