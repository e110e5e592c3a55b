import type { Effects } from './effect';

export const THERMAL_EFFECTS: Effects = {};
