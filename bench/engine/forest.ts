import { ALL, sleeves } from "./trees.ts";

/** The 10,160 conditions of 1,016 choices. */
export const FOREST = {
  tree: sleeves({ sleeves: 8, levels: 7, conditions: 10, metrics: ALL, indicators: 1_000 }),
  indicators: 1_000,
  bars: 4_683,
} as const;
/** A sixteenth of it for the slow evaluator, whose time is scaled up. */
export const PART = {
  tree: sleeves({ sleeves: 1, levels: 6, conditions: 10, metrics: ALL, indicators: 100 }),
  share: 63 / 1_016,
};
