/** Ways in which a sensor lies. Values are in the channel's own unit. */
export type SensorFault =
  | { readonly kind: 'stuck-at'; readonly value: number | 'last' | 'min' | 'max' }
  | { readonly kind: 'drift'; readonly sinceUs: number; readonly perHour: number; readonly limit: number }
  | { readonly kind: 'noise-burst'; readonly factor: number }
  | { readonly kind: 'dropout'; readonly gives: 'none' | 'nan' | 'out-of-range' };

/** Ends of a channel's scale; a sensor out of range shows twice the upper one. */
export interface ChannelRange {
  readonly minimum: number;
  readonly maximum: number;
}

const US_PER_HOUR = 3_600_000_000;

/**
 * The reading of a faulty sensor. `healthy` is what it would show without this fault, `last` what it showed before,
 * `wobble` its noise of this sample.
 */
export function faultyReading(
  fault: SensorFault,
  healthy: number,
  last: number,
  wobble: number,
  range: ChannelRange,
  nowUs: number,
): number {
  switch (fault.kind) {
    case 'stuck-at':
      if (fault.value === 'last') return last;
      if (fault.value === 'min') return range.minimum;
      return fault.value === 'max' ? range.maximum : fault.value;
    case 'drift': {
      const drifted = (fault.perHour * (nowUs - fault.sinceUs)) / US_PER_HOUR;
      return healthy + Math.max(-fault.limit, Math.min(fault.limit, drifted));
    }
    case 'noise-burst':
      return healthy + (fault.factor - 1) * wobble;
    case 'dropout':
      return fault.gives === 'out-of-range' ? 2 * Math.max(1, Math.abs(range.maximum)) : Number.NaN;
  }
}
