import type { RunState } from "../../../src/contract/status.ts";

/** The states of a run in the order in which it passes through them. */
export const RUN_STEPS: readonly { state: RunState; label: string; meaning: string }[] = [
  { state: "claimed", label: "Claimed", meaning: "This run is the only one that may trade today." },
  {
    state: "planned",
    label: "Planned",
    meaning: "Your strategies were evaluated and the orders worked out.",
  },
  { state: "selling", label: "Selling", meaning: "Sell orders are at your broker." },
  { state: "buying", label: "Buying", meaning: "Sells are done; buy orders are at your broker." },
  { state: "settling", label: "Settling", meaning: "Open orders are closed and fills are counted." },
  { state: "reported", label: "Reported", meaning: "The result is written down." },
];

/** Where a state stands among the steps, from 0. */
export function stepIndex(state: RunState): number {
  return RUN_STEPS.findIndex((step) => step.state === state);
}
