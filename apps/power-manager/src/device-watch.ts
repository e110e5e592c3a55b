import { stepSilenceWatch, type SilenceRules, type SilenceState, type Stamp } from '@dawnline/monitoring';
import type { Raised } from './power-manager.events';
import * as limits from './power-manager.limits';

export const SILENCE_RULES: SilenceRules = {
  periodUs: limits.STEP_PERIOD_US,
  maxAgeUs: limits.SAMPLE_TTL_US,
  persistence: limits.SILENT_AFTER_ITEMS,
  graceUs: limits.SILENCE_GRACE_US,
};

/** Reports devices that fall silent, and that are back. */
export function stepWatch(
  state: SilenceState,
  stamps: Readonly<Record<string, Stamp | null>>,
  busConnected: boolean,
  nowUs: number,
): { state: SilenceState; outputs: readonly Raised[] } {
  const result = stepSilenceWatch(state, stamps, busConnected, SILENCE_RULES, nowUs);
  const outputs = result.outputs.map(({ device, silent, ageUs }): Raised =>
    silent
      ? { code: 'DEVICE_SILENT', parameters: { device, ageS: Math.round(ageUs / 1e6) } }
      : { code: 'DEVICE_BACK', parameters: { device } },
  );
  return { state: result.state, outputs };
}
