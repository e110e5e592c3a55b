import { lasting, numberOf, type Effects } from './effect';

export const PROCESS_EFFECTS: Effects = {
  'process.killed': lasting(({ actions, target }) => actions.killService?.(target)),
  'process.hang': lasting(
    ({ actions, target }) => actions.hangService?.(target, true),
    ({ actions, target }) => actions.hangService?.(target, false),
  ),
  'process.pause': lasting(
    ({ actions, target }) => actions.pauseService?.(target, true),
    ({ actions, target }) => actions.pauseService?.(target, false),
  ),
  'process.slow': lasting(
    (context) => context.actions.slowService?.(context.target, numberOf(context, 'factor')),
    ({ actions, target }) => actions.slowService?.(target, 1),
  ),
};
