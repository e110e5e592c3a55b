// Tells a lost bus from dead services: one broker is likelier to fail than all services at once. Pure.
import { SILENT_BUS_CYCLES } from './fault-manager.limits';

export interface BusWatch {
  readonly isLost: boolean;
  readonly lostUs: number;
  readonly silentCycles: number;
}

export const BUS_WELL: BusWatch = { isLost: false, lostUs: 0, silentCycles: 0 };

export interface BusWatchStep {
  readonly state: BusWatch;
  readonly change: 'lost' | 'restored' | null;
  readonly reason: string;
}

/** One cycle. `heard`: some service answered since the last one. `expected`: at least two services should have. */
export function watchBus(
  state: BusWatch,
  connected: boolean,
  heard: boolean,
  expected: boolean,
  nowUs: number,
): BusWatchStep {
  const silentCycles = heard || !expected ? 0 : state.silentCycles + 1;
  const reason = !connected ? 'our own connection is away' : `no service answered for ${silentCycles} cycles`;
  const isLost = !connected || silentCycles >= SILENT_BUS_CYCLES;
  if (isLost && !state.isLost)
    return { state: { isLost, lostUs: nowUs, silentCycles }, change: 'lost', reason };
  // The bus is back when it carried something again, not when the connection stands.
  if (state.isLost && connected && heard) return { state: BUS_WELL, change: 'restored', reason: '' };
  return { state: { ...state, silentCycles }, change: null, reason };
}
