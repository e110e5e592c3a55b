import type { PartitionDirection } from '../actions';
import { lasting, numberOf, textOf, US_PER_S, type Effects } from './effect';

export const BUS_EFFECTS: Effects = {
  'bus.broker-crash': lasting(
    ({ actions }) => actions.setBroker?.(false),
    ({ actions }) => actions.setBroker?.(true),
  ),
  'bus.degraded': lasting(
    (context) =>
      context.actions.degradeBus?.({
        loss: numberOf(context, 'loss'),
        duplicate: numberOf(context, 'duplicate'),
        delayUs: Math.round(numberOf(context, 'delay') * US_PER_S),
      }),
    ({ actions }) => actions.degradeBus?.(null),
  ),
  'bus.partition': lasting(
    (context) =>
      context.actions.partition?.(context.target, textOf(context, 'direction') as PartitionDirection),
    ({ actions, target }) => actions.partition?.(target, null),
  ),
};
