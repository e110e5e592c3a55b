import { lasting, numberOf, US_PER_S, type Effects } from './effect';

export const TIME_EFFECTS: Effects = {
  'time.step': lasting((context) =>
    context.actions.stepClock?.(context.target, Math.round(numberOf(context, 'step') * US_PER_S)),
  ),
};
