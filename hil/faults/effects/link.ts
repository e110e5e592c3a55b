import { textOf, type EffectContext, type Effects, type Start } from './effect';

function blocked(block: (context: EffectContext) => { up: boolean; down: boolean }): Start {
  return (context) => {
    const { faults } = context.bench.link;
    const { up, down } = block(context);
    return {
      set: (intensity) => {
        faults.upBlocked = up && intensity > 0;
        faults.downBlocked = down && intensity > 0;
      },
    };
  };
}

export const LINK_EFFECTS: Effects = {
  'link.pass-missed': blocked(() => ({ up: true, down: true })),
  'link.one-way': blocked((context) => ({
    up: textOf(context, 'open') === 'down',
    down: textOf(context, 'open') === 'up',
  })),
};
