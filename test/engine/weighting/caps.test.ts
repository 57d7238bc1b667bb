import * as fc from "fast-check";
import { describe, it } from "vitest";
import type { Weighting } from "../../../src/engine/strategy/weighting.ts";
import { weigherOf } from "../../../src/engine/weighting/weigher-of.ts";

/** Weights of children whose volatilities are given, all active, and what goes to the fallback. */
function weigh(
  weighting: Weighting,
  volatilities: readonly number[],
): { weights: number[]; fallback: number } {
  const weigher = weigherOf(weighting, (child) => volatilities[child]!);
  const weights = new Float64Array(volatilities.length);
  const fallback = weigher([...volatilities.keys()], 0, weights);
  return { weights: [...weights], fallback };
}

function inverse(minCap: number, maxCap: number): Weighting {
  return { mode: "inverse", volWindow: 20, minCap, maxCap };
}

function capped(minCap: number, maxCap: number): Weighting {
  return { mode: "capped", fallback: "BIL", minCap, maxCap };
}

/** Equal to 12 decimals. */
function near(values: readonly number[]): string[] {
  return values.map((value) => value.toFixed(12));
}

// 1/v of these volatilities is in the proportion 4 : 2 : 1.
const CALM_TO_WILD = [0.1, 0.2, 0.4];

describe("caps on weights by volatility", () => {
  it("change nothing that lies within them", ({ expect }) => {
    const { weights, fallback } = weigh(inverse(0, 1), CALM_TO_WILD);
    expect(near(weights)).toEqual(near([4 / 7, 2 / 7, 1 / 7]));
    expect(fallback).toBe(0);
  });

  it("hand the excess to the children below the cap in proportion to their weight", ({ expect }) => {
    // 4/7 is cut to 0.45; 0.121428... goes 2 : 1 to the others.
    const excess = 4 / 7 - 0.45;
    const { weights } = weigh(inverse(0, 0.45), CALM_TO_WILD);
    expect(near(weights)).toEqual(near([0.45, 2 / 7 + (excess * 2) / 3, 1 / 7 + excess / 3]));
  });

  it("go on when handing out fills another child", ({ expect }) => {
    // 4/7 is cut to 0.36; the second would get 2/7 + 0.1409 = 0.4267, is cut too, and the third gets the rest.
    const { weights } = weigh(inverse(0, 0.36), CALM_TO_WILD);
    expect(near(weights)).toEqual(near([0.36, 0.36, 0.28]));
  });

  it("leave cash when every child is at its cap", ({ expect }) => {
    const { weights, fallback } = weigh(inverse(0, 0.2), CALM_TO_WILD);
    expect(near(weights)).toEqual(near([0.2, 0.2, 0.2]));
    expect(fallback).toBe(0);
  });

  it("lift to the minimum and scale down what lies above it", ({ expect }) => {
    // 4/7, 2/7, 1/7 -> 4/7, 2/7, 0.2: 1.0571; the parts above 0.2 shrink by 0.4 / 0.4571 = 0.875.
    const { weights } = weigh(inverse(0.2, 1), CALM_TO_WILD);
    expect(near(weights)).toEqual(near([0.525, 0.275, 0.2]));
  });

  it("give all the same when the minima alone exceed the whole", ({ expect }) => {
    expect(near(weigh(inverse(0.5, 1), CALM_TO_WILD).weights)).toEqual(near([1 / 3, 1 / 3, 1 / 3]));
  });

  it("hold for the equal weights that stand in for an unknown volatility", ({ expect }) => {
    expect(near(weigh(inverse(0, 0.4), [0.1, NaN]).weights)).toEqual(near([0.4, 0.4]));
  });
});

describe("capped weights", () => {
  it("are equal, and what the cap leaves over goes to the fallback", ({ expect }) => {
    const { weights, fallback } = weigh(capped(0, 0.3), [0, 0]);
    expect(near(weights)).toEqual(near([0.3, 0.3]));
    expect(fallback).toBeCloseTo(0.4, 12);
  });

  it("send nothing to the fallback when the cap does not bind, not even rounding", ({ expect }) => {
    for (let children = 1; children <= 50; children++) {
      expect(weigh(capped(0, 1), Array<number>(children).fill(0)).fallback).toBe(0);
    }
  });

  it("send everything to the fallback when nothing may be held", ({ expect }) => {
    expect(weigh(capped(0, 0), [0, 0, 0])).toEqual({ weights: [0, 0, 0], fallback: 1 });
  });
});

describe("any weighting", () => {
  const cap = fc.double({ min: 0, max: 1, noNaN: true });
  const volatility = fc.double({ min: 1e-6, max: 10, noNaN: true });
  const modes = fc.constantFrom("inverse", "pro", "capped");

  it("stays within its caps and within the whole", ({ expect }) => {
    fc.assert(
      fc.property(
        modes,
        cap,
        cap,
        fc.array(volatility, { minLength: 1, maxLength: 12 }),
        (mode, one, two, v) => {
          const caps = { minCap: Math.min(one, two), maxCap: Math.max(one, two) };
          const weighting: Weighting =
            mode === "capped" ? { mode, fallback: null, ...caps } : { mode, volWindow: 20, ...caps };
          const { weights, fallback } = weigh(weighting, v);
          const sum = weights.reduce((total, weight) => total + weight, fallback);
          expect(sum).toBeLessThanOrEqual(1 + 1e-12);
          for (const weight of weights) {
            expect(weight).toBeLessThanOrEqual(caps.maxCap + 1e-12);
            expect(weight).toBeGreaterThanOrEqual(Math.min(caps.minCap, 1 / v.length) - 1e-12);
          }
          // Cash is left only when no child has room for it.
          if (mode !== "capped" && sum < 1 - 1e-9) {
            for (const weight of weights) expect(weight).toBeCloseTo(caps.maxCap, 9);
          }
        },
      ),
    );
  });
});
