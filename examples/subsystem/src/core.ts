// The decisions: pure, so that they can be tested and replayed without a bus, a clock or a disk.

export interface State {
  readonly turns: number;
}

/** One turn of the work loop. */
export function step(
  state: State,
  _nowUs: number,
): { readonly state: State; readonly outputs: readonly never[] } {
  return { state: { turns: state.turns + 1 }, outputs: [] };
}
