/** Every number of the plant's state, in one Float64Array, so that its raw bits can be hashed and kept. */
import type { PlantParameters } from './parameters';

type Count =
  | number
  | 'nodes'
  | 'rails'
  | 'strings'
  | 'loads'
  | 'gpus'
  | 'stations'
  | 'radios'
  | 'thermostats'
  | 'radiators';

export interface ChannelSpec {
  readonly unit: string;
  readonly count: Count;
  readonly description: string;
}

type Channel<T> = (unit: string, count: Count, description: string) => T;

// Object literals on purpose: an object grown key by key ends as a slow dictionary.

/** What devices and faults may write. */
const inputChannels = <T>(channel: Channel<T>) => ({
  railClosed: channel('1', 'rails', 'switch commanded closed'),
  railFaultA: channel('A', 'rails', 'extra current of a fault behind the switch'),
  railStuck: channel('1', 'rails', 'contact of the switch: 0 obeys, 1 cannot open, 2 cannot close'),
  railOpenCircuit: channel('1', 'rails', 'nothing conducts behind the switch'),
  pumpOn: channel('1', 2, 'pump prime, standby commanded on (it also needs its rail)'),
  pumpHealth: channel('1', 2, 'share of the full flow that the pump gives, 0 to 1'),
  valveBypass: channel('1', 1, 'commanded share of the coolant that bypasses the radiators, 0 to 1'),
  valveJammed: channel('1', 1, 'the valve travels to its jam position instead of where it is commanded'),
  valveJamPosition: channel('1', 1, 'where a jammed valve stands, 0 to 1'),
  coolantLost: channel('1', 1, 'share of the coolant that has leaked out, 0 to 1'),
  gpuContact: channel('1', 'gpus', 'share of the conductance from die to plate that is left'),
  radiatorArea: channel('1', 'radiators', 'share of the area that is left'),
  radiatorEmissivityLoss: channel('1', 'radiators', 'emissivity lost'),
  environmentExtraWM2: channel('W/m2', 1, 'absorbed by each radiating panel besides its environment'),
  heatPulseJ: channel('J', 'nodes', 'heat from outside at the next step; the plant sets it back to 0'),
  hostBusy: channel('1', 1, 'payload host at its active power'),
  transmitterOn: channel('1', 2, 'S-band, X-band transmitter commanded on (it also needs its rail)'),
  gpuCapW: channel('W', 'gpus', 'power cap'),
  gpuUtilisation: channel('1', 'gpus', 'compute utilisation asked for by the job, 0 to 1'),
  gpuMemoryUtilisation: channel('1', 'gpus', 'memory utilisation asked for by the job, 0 to 1'),
  gpuHung: channel('1', 'gpus', 'kernel hangs; cleared by a reset or a power cycle'),
  gpuLost: channel('1', 'gpus', 'fallen off the bus; cleared by a power cycle'),
  gpuThrottleBits: channel(
    '1',
    'gpus',
    'clock-event bits that something forces on the GPU, with their slowdown',
  ),
  gpuExtraDoseRad: channel('rad', 'gpus', 'dose that the GPU has had besides what the craft counts'),
  gpuResetRequested: channel('1', 'gpus', 'reset at the next step; the plant sets it back to 0'),
  gpuExternalW: channel('W', 'gpus', 'power of a real GPU in the place of the modelled one, -1 for none'),
  batteryExternalV: channel('V', 1, 'voltage of a real battery in the place of the modelled one, 0 for none'),
  batteryExternalA: channel('A', 1, 'its measured current, positive when discharging'),
  batteryExternalMetered: channel('1', 1, 'the real battery measures its current'),
  arrayIncidenceRad: channel('rad', 1, 'angle between the array normal and the Sun'),
  arrayDriveOffRad: channel('rad', 1, 'angle by which the array drive looks away, across the above'),
  arrayStringHealth: channel('1', 'strings', 'share of the power that a string gives, 0 to 1'),
  arrayStringShorted: channel('1', 'strings', 'shorted: its blocking diode keeps it off the others'),
  arrayTrackerStuckV: channel('V', 1, 'voltage at which the power tracker stands still, 0 while it tracks'),
  orbitLateS: channel('s', 1, 'how much later on its orbit the craft is than its elements say'),
  sunBlocked: channel('1', 1, 'share of the sunlight that something besides the Earth takes away'),
  cellGroupShare: channel('1', 1, 'share of its cells that one group of the battery has left, 0.01 to 1'),
  cellGroupLeakS: channel('S', 1, 'leak across each cell of this group'),
  busDipUs: channel('us', 1, 'how much longer the bus is low; the plant counts it down'),
  busDipDepth: channel('1', 1, 'share of the voltage that is missing then'),
  stormProtonFlux: channel('1/(cm2 s)', 1, 'protons above 50 MeV besides those of belt and Sun'),
  solarParticlePfu: channel('1/(cm2 s sr)', 1, 'solar protons above 10 MeV besides those of the flight'),
});

/** Orbit, light, radiation, stations and links. */
const skyChannels = <T>(channel: Channel<T>) => ({
  unixUs: channel('us', 1, 'UTC of this state, Unix microseconds'),
  stepCount: channel('1', 1, 'steps since the start'),
  orbit: channel('km, km/s', 6, 'position and velocity, TEME'),
  sun: channel('1, AU', 4, 'unit vector to the Sun, and distance (1 Hz)'),
  lightFraction: channel('1', 1, 'share of the Sun disc in view'),
  inEclipse: channel('1', 1, 'light fraction below one half'),
  fixed: channel('km, km/s', 6, 'Earth-fixed position and velocity (1 Hz)'),
  geodetic: channel('deg, deg, km', 3, 'latitude, longitude, altitude (1 Hz)'),
  protonFlux: channel('1/(cm2 s)', 1, 'all protons above 50 MeV (1 Hz)'),
  solarProtonFlux: channel('1/(cm2 s)', 1, 'solar protons above 50 MeV among them (1 Hz)'),
  invariantLatitudeDeg: channel('deg', 1, 'invariant latitude of a tilted dipole (1 Hz)'),
  insideSaa: channel('1', 1, 'above the South Atlantic anomaly (1 Hz)'),
  doseRad: channel('rad', 1, 'dose since the start, behind 10 mm of aluminium'),
  stationElevationDeg: channel('deg', 'stations', 'elevation of the craft seen from the station (1 Hz)'),
  stationRangeKm: channel('km', 'stations', 'slant range (1 Hz)'),
  stationRangeRateKmS: channel('km/s', 'stations', 'range rate, positive when receding (1 Hz)'),
  contactStation: channel('1', 1, 'index of the highest station above its mask, -1 for none (1 Hz)'),
  radioEbN0Db: channel('dB', 'radios', 'Eb/N0 with the contact station, 0 without one (1 Hz)'),
  radioBitErrorRate: channel('1', 'radios', 'share of decoded bits that are wrong, 0 without contact (1 Hz)'),
  radioDopplerHz: channel('Hz', 'radios', 'offset of the received carrier, positive when closing in (1 Hz)'),
  radioRateBitS: channel(
    'bit/s',
    'radios',
    'rate the link gives now, 0 when it is not closed or not powered',
  ),
});

/** Array, battery, bus and rails. */
const powerChannels = <T>(channel: Channel<T>) => ({
  arrayTemperatureK: channel('K', 1, 'panel temperature'),
  arraySoundW: channel('W', 1, 'power that an array without failures could give to the bus'),
  arrayAvailableW: channel('W', 1, 'power the array could give to the bus'),
  arrayPowerW: channel('W', 1, 'power taken from the array at the bus'),
  arrayVoltageV: channel('V', 1, 'array voltage, 0 in the dark'),
  arrayStringA: channel('A', 'strings', 'string currents'),
  batteryStateOfCharge: channel('1', 1, 'true state of charge, of all cells but one group'),
  cellGroupStateOfCharge: channel('1', 1, 'state of charge of the group that cell faults strike'),
  cellGroupShareNow: channel('1', 1, 'share of its cells that this group works with'),
  cellSpreadV: channel('V', 1, 'highest less lowest cell voltage'),
  batteryOpenCircuitV: channel('V', 1, 'pack open-circuit voltage'),
  batteryVoltageV: channel('V', 1, 'pack terminal voltage'),
  batteryCurrentA: channel('A', 1, 'positive when discharging'),
  batteryRelaxationV: channel('V', 1, 'voltage of the RC element'),
  batteryHeatW: channel('W', 1, 'heat of the pack'),
  batteryCut: channel('1', 1, 'pack has disconnected itself from the loads, empty'),
  busVoltageV: channel('V', 1, 'bus voltage'),
  busCurrentA: channel('A', 1, 'sum of all load currents'),
  loadPowerW: channel('W', 1, 'sum of all loads'),
  radioW: channel('W', 1, 'part of the loads that leaves as radio waves'),
  loadW: channel('W', 'loads', 'power of each load'),
  railLive: channel('1', 'rails', 'switch conducts'),
  railContact: channel('1', 'rails', 'contact of the switch is closed'),
  railStarved: channel('1', 'rails', 'bus too low for the loads'),
  railBrownouts: channel('1', 'rails', 'times that the loads lost their power behind a closed contact'),
  busLowUs: channel('us', 1, 'how long the bus has been low'),
  busDipShare: channel('1', 1, 'share of the voltage that is missing in the mean of the step'),
  railTripped: channel('1', 'rails', 'tripped on over-current; cleared by commanding the switch open'),
  railCurrentA: channel('A', 'rails', 'rail current'),
  thermostatOn: channel('1', 'thermostats', 'thermostat contact closed'),
});

/** Coolant, nodes and radiators. */
const thermalChannels = <T>(channel: Channel<T>) => ({
  pumpFlow: channel('1', 1, 'coolant flow as a share of the full flow'),
  nodeTemperatureK: channel('K', 'nodes', 'temperature'),
  nodeHeatW: channel('W', 'nodes', 'heat put in by equipment'),
  valvePosition: channel('1', 1, 'share of the coolant that bypasses the radiators, as the valve stands'),
  radiatorInfraredWM2: channel('W/m2', 'radiators', 'infrared absorbed by the panel, all faces (1 Hz)'),
  radiatorSolarWM2: channel('W/m2', 'radiators', 'albedo and sunlight absorbed by the panel (1 Hz)'),
  radiatorReferenceK: channel('K', 'radiators', 'temperature that its radiation is linearised at'),
});

/** The GPUs. */
const gpuChannels = <T>(channel: Channel<T>) => ({
  gpuMode: channel('1', 'gpus', '0 off, 1 booting, 2 running, 3 lost'),
  gpuBootRemainingUs: channel('us', 'gpus', 'time to the end of boot or reset'),
  gpuPowerW: channel('W', 'gpus', 'board power'),
  gpuClockMHz: channel('MHz', 'gpus', 'core clock'),
  gpuMarginK: channel('K', 'gpus', 'thermal margin: limit less die temperature'),
  gpuThermalState: channel('1', 'gpus', '0 free, 1 software slowdown, 2 hardware slowdown, 3 shut down'),
  gpuClockEvents: channel('1', 'gpus', 'clock-event bits as NVML numbers them'),
  gpuThroughput: channel('1', 'gpus', 'compute rate as a share of the full rate'),
  gpuSolvedFor: channel('mixed', 'gpus', 'key of the last clock solution: cap W'),
  gpuSolvedUtilisation: channel('1', 'gpus', 'key of the last clock solution: utilisation'),
  gpuSolvedMemory: channel('1', 'gpus', 'key of the last clock solution: memory utilisation'),
  gpuSolvedMHz: channel('MHz', 'gpus', 'clock that meets the cap, before thermal slowdown'),
});

/** Energy since the start. */
const ledgerChannels = <T>(channel: Channel<T>) => ({
  solarJ: channel('J', 1, 'ledger: taken from the array, at the power tracker'),
  loadJ: channel('J', 1, 'ledger: given to loads'),
  batteryLossJ: channel('J', 1, 'ledger: lost as heat in the pack'),
  converterLossJ: channel('J', 1, 'ledger: lost as heat in the power tracker'),
  isolatedJ: channel('J', 1, 'ledger: charge of cells that a fault has taken out of the pack'),
  radioJ: channel('J', 1, 'ledger: left as radio waves'),
  absorbedJ: channel('J', 1, 'ledger: absorbed by radiators from the environment'),
  radiatedJ: channel('J', 1, 'ledger: radiated'),
  pulsedJ: channel('J', 1, 'ledger: put in by heat pulses'),
  externalJ: channel('J', 1, 'ledger: brought by a real battery, beyond what the model accounts for'),
  storedStartJ: channel('J', 2, 'ledger: stored at the start, in the pack and as heat'),
});

/** What the plant works out. */
const stateChannels = <T>(channel: Channel<T>) => ({
  ...skyChannels(channel),
  ...powerChannels(channel),
  ...thermalChannels(channel),
  ...gpuChannels(channel),
  ...ledgerChannels(channel),
});

const spec: Channel<ChannelSpec> = (unit, count, description) => ({ unit, count, description });
/** Unit, length and meaning of each channel, for displays and documents. */
export const INPUT_CHANNELS = inputChannels(spec);
export const STATE_CHANNELS = stateChannels(spec);

export type InputName = keyof typeof INPUT_CHANNELS;
export type StateName = keyof typeof STATE_CHANNELS;
export type PlantInputs = Readonly<Record<InputName, Float64Array>>;
export type PlantState = Readonly<Record<StateName, Float64Array>>;

/** Lays all channels out in one array and gives a view for each. */
export function layoutChannels(parameters: PlantParameters): {
  values: Float64Array;
  inputs: PlantInputs;
  state: PlantState;
} {
  const lengthOf = (count: Count): number => {
    if (typeof count === 'number') return count;
    return count === 'strings' ? parameters.array.strings : parameters[count].length;
  };
  const specs = [...Object.values(INPUT_CHANNELS), ...Object.values(STATE_CHANNELS)];
  const values = new Float64Array(specs.reduce((sum, { count }) => sum + lengthOf(count), 0));
  let at = 0;
  const take: Channel<Float64Array> = (_unit, count) => {
    at += lengthOf(count);
    return values.subarray(at - lengthOf(count), at);
  };
  return { values, inputs: inputChannels(take), state: stateChannels(take) };
}
