import { AdcsStateSample, ComputerSample, DosimeterSample, RadioSample } from '@dawnline/contracts';
import type { DeviceDefinition } from './device';
import { channel, isFed, type BenchParts } from './definitions';
import { DOSIMETER_AREA_CM2 } from './devices.limits';
import { RANGES } from './kinds';

const DEG_PER_RAD = 180 / Math.PI;
const AXES = ['x', 'y', 'z'];

function adcs(parts: BenchParts): DeviceDefinition {
  const { kinds } = parts;
  const { state, inputs } = parts.plant;
  return {
    id: 'adcs/state',
    contract: AdcsStateSample,
    topic: {},
    isAlive: isFed(parts, 'adcs'),
    channels: [
      ...AXES.map((axis, k) =>
        channel(`position_${axis}_km`, kinds.position, RANGES.positionKm, () => state.orbit[k]),
      ),
      ...AXES.map((axis, k) =>
        channel(`velocity_${axis}_km_s`, kinds.velocity, RANGES.velocityKmS, () => state.orbit[3 + k]),
      ),
      ...AXES.map((axis, k) => channel(`sun_${axis}`, kinds.sunVector, RANGES.unit, () => state.sun[k])),
      channel('sun_sensor', kinds.light, RANGES.ratio, () => state.lightFraction[0]),
      channel('attitude_error_deg', kinds.attitude, RANGES.angleDeg, () => {
        return inputs.arrayIncidenceRad[0] * DEG_PER_RAD;
      }),
    ],
    fill: (message) => {
      message.attitudeErrorDeg = Math.abs(message.attitudeErrorDeg as number);
      message.gnssTimeUs = state.unixUs[0];
    },
  };
}

function radio(which: 's' | 'x', parts: BenchParts): DeviceDefinition {
  const { kinds, link, plant } = parts;
  const fed = isFed(parts, 'radio-s');
  const transmitter = which === 's' ? 0 : 1;
  const hasRail = isFed(parts, `radio-${which}`);
  const frames = parts.frames[which];
  return {
    id: `radio/${which}`,
    contract: RadioSample,
    topic: { radio: which },
    // The X-band transmitter is read out by the S-band unit, so that it can be seen while it is off.
    isAlive: fed,
    channels: [channel('eb_n0_db', kinds.ebN0, RANGES.ebN0Db, () => link.ebN0Db(which))],
    fill: (message) => {
      message.lock = which === 's' && link.uplinkBps > 0;
      message.uplinkBps = which === 's' ? link.uplinkBps : 0;
      message.downlinkBps = link.downlinkBps(which);
      message.transmitting = plant.inputs.transmitterOn[transmitter] === 1 && hasRail();
      message.framesUp = frames.up;
      message.framesDown = frames.down;
    },
  };
}

function dosimeter(parts: BenchParts): DeviceDefinition {
  const { state } = parts.plant;
  const mean = (): number => state.protonFlux[0] * DOSIMETER_AREA_CM2;
  return {
    id: 'env/dosimeter',
    contract: DosimeterSample,
    topic: {},
    isAlive: isFed(parts, 'obc'),
    channels: [
      channel('dose_rad', parts.kinds.exact, RANGES.doseRad, () => state.doseRad[0]),
      channel('count_rate_hz', parts.kinds.counts, RANGES.rateHz, mean),
    ],
  };
}

function computer(which: 'obc' | 'host', parts: BenchParts): DeviceDefinition {
  const fed = isFed(parts, which === 'obc' ? 'obc' : 'payload-host');
  return {
    id: `${which}/state`,
    contract: ComputerSample,
    topic: { computer: which },
    isAlive: () => parts.computers[which] !== null && fed(),
    channels: [],
    fill: (message) => {
      Object.assign(message, parts.computers[which]);
    },
  };
}

export function otherDevice(id: string, parts: BenchParts): DeviceDefinition | null {
  switch (id) {
    case 'adcs/state':
      return adcs(parts);
    case 'radio/s':
      return radio('s', parts);
    case 'radio/x':
      return radio('x', parts);
    case 'env/dosimeter':
      return dosimeter(parts);
    case 'obc/state':
      return computer('obc', parts);
    case 'host/state':
      return computer('host', parts);
    default:
      return null;
  }
}
