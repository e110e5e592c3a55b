/** Faults that cannot be, as texts: what is asked for, and what the refusal must say is allowed. */
export interface ImpossibleFault {
  readonly about: string;
  readonly fault: string;
  readonly target: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly durationS?: number;
  readonly rampS?: number;
  readonly periodS?: number;
  readonly duty?: number;
  readonly allowed: string;
}

export const IMPOSSIBLE: readonly ImpossibleFault[] = [
  { about: 'no such fault', fault: 'gpu.on-fire', target: 'gpu/0', allowed: 'one of gpu.' },
  { about: 'no such target', fault: 'gpu.kernel-hang', target: 'gpu/7', allowed: 'a gpu: one of gpu/0' },
  {
    about: 'no such sensor',
    fault: 'sensor.drift',
    target: 'tcs/loop/loop_z_c',
    allowed: 'a sensor: one of tcs/loop',
  },
  {
    about: 'no such other sensor',
    fault: 'sensor.swapped',
    target: 'tcs/loop/loop_a_c',
    parameters: { with: 'tcs/loop/loop_z_c' },
    allowed: 'a sensor: one of tcs/loop',
  },
  {
    about: 'a magnitude out of range',
    fault: 'sensor.noise-burst',
    target: 'tcs/loop/loop_a_c',
    parameters: { factor: '99' },
    allowed: '3 to 50 (times sigma)',
  },
  {
    about: 'a magnitude out of range',
    fault: 'link.delay',
    target: 'link',
    parameters: { delay: '6' },
    allowed: '0 to 5 (s)',
  },
  {
    about: 'a word for a number',
    fault: 'actuator.pump-degraded',
    target: 'prime',
    parameters: { flow: 'little' },
    allowed: '0 to 1 (share of full flow)',
  },
  {
    about: 'no such choice',
    fault: 'link.command-loss',
    target: 'link',
    parameters: { how: 'lost' },
    allowed: 'blocked, jammed',
  },
  {
    about: 'no such parameter',
    fault: 'power.rail-trip',
    target: 'LCL7',
    parameters: { repeat: '2' },
    allowed: 'one of overload, repeats',
  },
  {
    about: 'a duration out of range',
    fault: 'link.ber-burst',
    target: 'link',
    durationS: 60,
    allowed: '0.1 to 30 s',
  },
  {
    about: 'a duration of what has none',
    fault: 'process.killed',
    target: 'power-manager',
    durationS: 5,
    allowed: 'none: it strikes at once',
  },
  {
    about: 'a shape that it cannot have',
    fault: 'link.pass-missed',
    target: 'link',
    rampS: 5,
    allowed: 'step, intermittent',
  },
  {
    about: 'a duty out of range',
    fault: 'sensor.dropout',
    target: 'eps/bus',
    periodS: 10,
    duty: 0.995,
    allowed: '0.01 to 0.99',
  },
];
