/** JSON schema of a craft file. Every field is required and unknown fields are refused. */
import { ENVIRONMENT_MODELS, LOAD_SOURCES } from '@hil/plant';
import { TIER_ACTIONS } from './craft';

export type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string', minLength: 1 };
const name: Schema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9/_-]*$' };
const flag: Schema = { type: 'boolean' };
const number: Schema = { type: 'number' };
const positive: Schema = { type: 'number', exclusiveMinimum: 0 };
const notNegative: Schema = { type: 'number', minimum: 0 };
const share: Schema = { type: 'number', minimum: 0, maximum: 1 };
const celsius: Schema = { type: 'number', minimum: -150, maximum: 200 };
const oneOf = (values: readonly unknown[]): Schema => ({ enum: values });
const list = (items: Schema, minItems = 1): Schema => ({ type: 'array', items, minItems });
const pair = (items: Schema): Schema => ({ type: 'array', items, minItems: 2, maxItems: 2 });

function object(properties: Record<string, Schema>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: 'object', properties, required, additionalProperties: false };
}

const station = object(
  {
    id: name,
    latitudeDeg: { type: 'number', minimum: -90, maximum: 90 },
    longitudeDeg: { type: 'number', minimum: -180, maximum: 180 },
    altitudeKm: number,
    maskDeg: { type: 'number', minimum: 0, maximum: 89 },
  },
  ['altitudeKm'],
);

const radio = object({
  id: oneOf(['uplinkS', 'downlinkS', 'downlinkX']),
  rail: name,
  frequencyGHz: positive,
  eirpDbw: number,
  receiverGainToNoiseDbK: number,
  lossesDb: notNegative,
  rateBitS: positive,
  requiredEbN0Db: number,
});

const array = object({
  areaM2: positive,
  efficiency: share,
  temperatureCoefficientPerK: number,
  ratingC: celsius,
  strings: { type: 'integer', minimum: 2 },
  wiringEfficiency: share,
  converterEfficiency: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
  converterNode: name,
  degradation: object({ fluencePerCm2: notNegative, kneePerCm2: positive, lossPerDecade: share }),
  operatingVoltageV: positive,
  voltageCoefficientPerK: number,
  sunlitC: celsius,
  eclipseC: celsius,
  timeConstantS: positive,
});

const battery = object({
  node: name,
  seriesCells: { type: 'integer', minimum: 2 },
  parallelCells: { type: 'integer', minimum: 2 },
  capacityAh: positive,
  cellsResistanceOhm: positive,
  harnessResistanceOhm: notNegative,
  fastShare: share,
  relaxationS: positive,
  activationEnergyJMol: notNegative,
  coulombicEfficiency: share,
  maximumCellV: positive,
  cutoffCellV: positive,
  reconnectCellV: positive,
  chargeLimits: list(object({ temperatureC: celsius, maximumA: notNegative }), 2),
  dischargeMinimumC: celsius,
  dischargeMaximumC: celsius,
  cellSpreadV: notNegative,
  openCircuit: list(object({ stateOfCharge: share, cellV: positive }), 2),
});

const rail = object({
  id: name,
  feeds: list(name),
  nominalA: positive,
  tripA: positive,
  minimumV: notNegative,
  holdUpS: { type: 'number', minimum: 0, maximum: 10 },
  closedByDefault: flag,
  switchable: flag,
});

const load = object({
  id: name,
  rail: { type: ['string', 'null'] },
  node: name,
  activeWhen: oneOf(LOAD_SOURCES),
  activeW: notNegative,
  idleW: notNegative,
  radiatedW: notNegative,
});

const gpu = object({
  id: { type: 'integer', minimum: 0 },
  model: text,
  rail: name,
  dieNode: name,
  memoryNode: name,
  heat: list(object({ node: name, share })),
  idleW: positive,
  memoryW: notNegative,
  maximumW: positive,
  minimumCapW: positive,
  minimumClockMHz: positive,
  maximumClockMHz: positive,
  minimumCoreV: positive,
  maximumCoreV: positive,
  limitC: celsius,
  slowdownMarginK: { type: 'number', maximum: 0 },
  shutdownMarginK: { type: 'number', maximum: 0 },
  bootS: positive,
  memoryGB: positive,
  remapRows: { type: 'integer', minimum: 0 },
});

const device = object({
  id: name,
  rateHz: { type: 'number', exclusiveMinimum: 0, maximum: 10 },
  maximumAgeS: positive,
  subscribers: list(name),
  channels: list(name),
});

const tenant = object({
  name: text,
  gpusMax: { type: 'integer', minimum: 0 },
  gpuSecondsPerOrbitMax: notNegative,
  bytesMax: { type: 'integer', minimum: 0 },
  jobsMax: { type: 'integer', minimum: 0 },
});

const sensorKind = object(
  {
    unit: text,
    sigma: notNegative,
    biasSigma: notNegative,
    relative: flag,
    quantum: notNegative,
    latencyS: { type: 'number', minimum: 0, maximum: 60 },
    gateS: positive,
    range: pair(number),
  },
  ['gateS'],
);

export const craftSchema: Schema = object({
  schema: oneOf([1]),
  id: name,
  name: text,
  spacecraftId: { type: 'integer', minimum: 0, maximum: 0xffff },
  orbits: list(object({ id: name, tle: pair(text) })),
  stations: list(station),
  radios: list(radio, 0),
  array,
  battery,
  tiers: list(object({ action: oneOf(TIER_ACTIONS), belowStateOfCharge: share })),
  rails: list(rail),
  loads: list(load),
  thermostats: list(object({ rail: name, node: name, onBelowC: celsius, offAboveC: celsius }), 0),
  nodes: list(object({ id: name, capacityJK: positive, initialC: celsius })),
  conductances: list(object({ between: pair(name), conductanceWK: positive, coolant: flag, bypassed: flag })),
  stoppedFlowShare: share,
  valveSlewPerS: positive,
  radiators: list(
    object({
      node: name,
      areaM2: positive,
      faces: oneOf([1, 2]),
      emissivity: share,
      absorbedWM2: notNegative,
      solarAbsorptivity: share,
      nadirAngleDeg: { type: 'number', minimum: 0, maximum: 180 },
    }),
  ),
  environment: object({ model: oneOf(ENVIRONMENT_MODELS), referenceAltitudeKm: positive }),
  gpus: list(gpu),
  tenants: list(tenant),
  computers: list(
    object({
      id: name,
      rail: name,
      cores: { type: 'integer', minimum: 1, maximum: 1024 },
      idleLoad: share,
      memoryMB: positive,
      systemMB: positive,
      services: list(name),
      disks: list(name, 0),
    }),
  ),
  sensorKinds: {
    type: 'object',
    additionalProperties: sensorKind,
  },
  devices: list(device),
});
