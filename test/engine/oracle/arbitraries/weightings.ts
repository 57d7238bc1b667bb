import * as fc from "fast-check";
import { optional } from "./optional.ts";
import { holdings } from "./tickers.ts";

const modes = fc.constantFrom("equal", "defined", "inverse", "pro", "capped");
const volWindows = optional(fc.integer({ min: 1, max: 6 }));
const minCaps = optional(fc.constantFrom(0, 10, 25, 40, 60));
const maxCaps = optional(fc.constantFrom(0, 20, 35, 60, 100));
const fallbacks = optional(holdings);

/** The fields of a node with one branch; what a volatility looks back over is never left to its default of 20. */
export const weightings: fc.Arbitrary<object> = fc.record({
  weighting: optional(modes, 6),
  volWindow: fc.integer({ min: 1, max: 6 }),
  minCap: minCaps,
  maxCap: maxCaps,
  cappedFallback: fallbacks,
});

/** The fields of a node with two branches, which may have a weighting of their own each. */
export const weightingsOfTwo: fc.Arbitrary<object> = fc
  .tuple(
    weightings,
    fc.record({
      weightingThen: optional(modes),
      weightingElse: optional(modes),
      volWindowThen: volWindows,
      volWindowElse: volWindows,
      minCapThen: minCaps,
      minCapElse: minCaps,
      maxCapThen: maxCaps,
      maxCapElse: maxCaps,
      cappedFallbackThen: fallbacks,
      cappedFallbackElse: fallbacks,
    }),
  )
  .map(([plain, own]) => ({ ...plain, ...own }));

/** What a child weighs under a parent of the `defined` mode. */
export const statedWeights: fc.Arbitrary<object> = fc.record({
  window: optional(fc.constantFrom(0, 1, 2, 3, 2.5, "4"), 6),
  definedWeight: optional(fc.constantFrom(0, 1, 5, 2.5), 2),
});
