import { strict as assert } from 'node:assert';
import { GpuMarginSample, GpuStatusSample } from '@dawnline/contracts';
import type { DeviceDefinition } from './device';
import { celsiusOf, channel, isFed, type BenchParts } from './definitions';

/** The board's own sensors are read by the payload host, also while the GPU itself is off. */
function margin(g: number, parts: BenchParts): DeviceDefinition {
  const { kinds, plant } = parts;
  const { gpu } = parts.gpus[g];
  const die = celsiusOf(plant, gpu.dieNode);
  return {
    id: `gpu/${gpu.id}/margin`,
    contract: GpuMarginSample,
    topic: { gpu: gpu.id },
    isAlive: isFed(parts, 'payload-host'),
    channels: [
      channel('margin_c', kinds.margin, () => gpu.limitC - die()),
      channel('die_c', kinds.onDie, die),
      channel('hbm_c', kinds.onDie, celsiusOf(plant, gpu.memoryNode)),
      channel('power_w', kinds.power, () => plant.state.gpuPowerW[g]),
    ],
  };
}

function status(g: number, parts: BenchParts): DeviceDefinition {
  const unit = parts.gpus[g];
  const { health } = unit;
  const { state } = parts.plant;
  return {
    id: `gpu/${unit.gpu.id}/status`,
    contract: GpuStatusSample,
    topic: { gpu: unit.gpu.id },
    isAlive: isFed(parts, 'payload-host'),
    channels: [channel('power_w', parts.kinds.power, () => state.gpuPowerW[g])],
    fill: (message) => {
      message.clockMhz = state.gpuClockMHz[g];
      message.capW = unit.capW;
      // A hung kernel counts as a running one, all the time.
      message.utilisation = unit.hung ? 1 : (unit.context?.utilisation ?? 0);
      message.clockEvents = state.gpuClockEvents[g];
      message.eccCorrected = health.eccCorrected;
      message.eccUncorrected = health.eccUncorrected;
      message.remapPending = health.remapPending;
      message.remappedRows = health.remappedRows;
      message.remapFailed = health.remapFailed;
      message.pcieReplays = health.pcieReplays;
      message.xid = health.xid;
      message.xidCount = health.xidCount;
      message.recentXids = health.recentXids;
      message.recoveryAction = health.recoveryAction;
      message.ready = unit.ready;
      message.boundJob = unit.context?.job ?? '';
      message.boundAttempt = unit.context?.attempt ?? 0;
      message.memoryUsedBytes = unit.memoryUsedBytes;
    },
  };
}

export function gpuDevice(id: string, parts: BenchParts): DeviceDefinition | null {
  const match = /^gpu\/(\d+)\/(margin|status)$/.exec(id);
  if (!match) return null;
  const g = parts.gpus.findIndex((unit) => unit.gpu.id === Number(match[1]));
  assert(g >= 0, `device ${id}: the craft has this GPU`);
  return match[2] === 'margin' ? margin(g, parts) : status(g, parts);
}
