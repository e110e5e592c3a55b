import { AdcsStateSample, ComputerSample, DosimeterSample, RadioSample } from '@dawnline/contracts';
import type { DeviceDefinition } from './device';
import { channel, isFed, type BenchParts } from './definitions';
import { BENCH_STEP_US, DOSIMETER_AREA_CM2, STAR_TRACKER_BLIND_FLUX } from './devices.limits';

const DEG_PER_RAD = 180 / Math.PI;
const US_PER_S = 1_000_000;
const AXES = ['x', 'y', 'z'];

function adcs(parts: BenchParts): DeviceDefinition {
  const { kinds, gnss } = parts;
  const { state, inputs } = parts.plant;
  const isBlind = (): boolean => state.protonFlux[0] >= STAR_TRACKER_BLIND_FLUX;
  return {
    id: 'adcs/state',
    contract: AdcsStateSample,
    topic: {},
    isAlive: isFed(parts, 'adcs'),
    channels: [
      ...AXES.map((axis, k) => channel(`position_${axis}_km`, kinds.position, () => state.orbit[k])),
      ...AXES.map((axis, k) => channel(`velocity_${axis}_km_s`, kinds.velocity, () => state.orbit[3 + k])),
      ...AXES.map((axis, k) => channel(`sun_${axis}`, kinds.sunVector, () => state.sun[k])),
      channel('sun_sensor', kinds.sunShare, () => state.lightFraction[0]),
      channel('attitude_error_deg', kinds.starTracker, () => inputs.arrayIncidenceRad[0] * DEG_PER_RAD, {
        kind: kinds.sunSensor,
        when: isBlind,
      }),
      // The array looks away by a turn about one axis, by convention x; otherwise the craft holds still (assumed).
      channel(
        'rate_x_deg_s',
        kinds.gyro,
        turnRate(
          () => inputs.arrayIncidenceRad[0],
          () => state.unixUs[0],
        ),
      ),
      channel('rate_y_deg_s', kinds.gyro, () => 0),
      channel('rate_z_deg_s', kinds.gyro, () => 0),
    ],
    fill: (message) => {
      message.attitudeErrorDeg = Math.abs(message.attitudeErrorDeg as number);
      message.starTrackerValid = !isBlind();
      // The time of the fix, not of the packet.
      message.gnssTimeUs = state.unixUs[0] - kinds.position.latencyTicks * BENCH_STEP_US + gnss.timeErrorUs;
    },
  };
}

/** Degrees a second between two readings of an angle. */
function turnRate(angleRad: () => number, unixUs: () => number): () => number {
  let fromRad = angleRad();
  let fromUs = unixUs();
  return () => {
    const toUs = unixUs();
    const degrees = (angleRad() - fromRad) * DEG_PER_RAD;
    const rate = toUs > fromUs ? (degrees / (toUs - fromUs)) * US_PER_S : 0;
    fromRad = angleRad();
    fromUs = toUs;
    return rate;
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
    channels: [
      channel('eb_n0_db', kinds.ebN0, () => link.ebN0Db(which)),
      channel('doppler_hz', kinds.doppler, () => link.dopplerHz(which)),
    ],
    fill: (message) => {
      message.lock = which === 's' && link.uplinkBps > 0;
      message.uplinkBps = which === 's' ? link.uplinkBps : 0;
      message.downlinkBps = link.downlinkBps(which);
      message.transmitting = plant.inputs.transmitterOn[transmitter] === 1 && hasRail();
      message.framesUp = frames.up;
      message.framesDown = frames.down;
      message.framesDamaged = frames.damaged;
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
      channel('dose_rad', parts.kinds.dose, () => state.doseRad[0]),
      channel('count_rate_hz', parts.kinds.particleRate, mean),
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
      Object.assign(message, parts.computers[which], { eccCorrected: parts.eccCorrected[which] });
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
