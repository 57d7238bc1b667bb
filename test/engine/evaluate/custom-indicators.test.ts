import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import {
  condition,
  decisionOf,
  type Export,
  heldOn,
  hold,
  indicator,
  ranked,
  scaling,
  weightsOn,
} from "../support/strategies.ts";

const table = market({ A: [10, 12, 9, 15], B: [20, 20, 24, 24] });

const using = (formula: string, tree: Export) => ({
  ...tree,
  customIndicators: [{ id: "own", name: "Own", formula }],
});
const metric = "custom:own";

/** A where the formula's value for A is above the threshold, else B. */
const when = (formula: string, threshold: number, fields: object = {}) =>
  using(formula, indicator([condition("A", threshold, { metric, ...fields })], [hold("A")], [hold("B")]));

describe("an indicator of the author's own", () => {
  it("is compared with a number", ({ expect }) => {
    // 20, 24, 18, 30
    expect(heldOn(when("2 * close", 20), table)).toEqual(["B", "A", "B", "A"]);
  });

  it("uses the condition's window for the indicators that it names", ({ expect }) => {
    // Two-day means: -, 11, 10.5, 12. The close is 1 above, 1.5 below, 3 above.
    expect(heldOn(when("close - sma", 0, { window: 2 }), table)).toEqual(["B", "A", "B", "A"]);
    // Three-day means: 31/3 and 12. Below and above.
    expect(heldOn(when("close - sma", 0, { window: 3 }), table)).toEqual(["B", "B", "B", "A"]);
    const { trace } = decisionOf(when("close - sma", 0, { window: 2 }), table);
    expect(trace[0]?.conditions?.[0]).toMatchObject({ left: 3, result: "true", margin: 3 });
  });

  it("may roll over a number of days of its own", ({ expect }) => {
    // Highest of two closes: -, 12, 12, 15.
    expect(heldOn(when("rmax(close, 2) - close", 2, { window: 99 }), table)).toEqual(["B", "B", "A", "B"]);
  });

  it("is unknown where something that it reads is, and where it divides by zero", ({ expect }) => {
    expect(decisionOf(when("sma(close, 9)", 0), table).unknowns).toMatchObject([
      { reason: "warm-up", tickers: ["A"] },
    ]);
    // 12 / 0 on the second day.
    expect(heldOn(when("close / (close - 12)", -99), table)).toEqual(["A", "B", "A", "A"]);
  });

  it("is compared on both sides, each with its own ticker", ({ expect }) => {
    // Changes of a day: A -, 2, -3, 6; B -, 0, 4, 0.
    const stronger = { window: 2, expanded: true, rightTicker: "B" };
    expect(heldOn(when("cum_return", 0, stronger), table)).toEqual(["B", "A", "B", "A"]);
    const right = indicator(
      [condition("A", 0, { expanded: true, rightMetric: metric, rightTicker: "B" })],
      [hold("A")],
      [hold("B")],
    );
    // Half of B: 10, 10, 12, 12.
    expect(heldOn(using("close / 2", right), table)).toEqual(["B", "A", "B", "A"]);
  });

  it("is what a ranking goes by, with the ranking's window", ({ expect }) => {
    const best = ranked([hold("A"), hold("B")], { metric, window: 2, rank: "top" });
    // Above the two-day mean: A 1, -1.5, 3; B 0, 2, 0.
    expect(heldOn(using("close - sma", best), table)).toEqual(["cash", "A", "B", "A"]);
  });

  it("is what a scaling goes by", ({ expect }) => {
    const drift = scaling([hold("A")], [hold("B")], {
      scaleMetric: metric,
      scaleTicker: "A",
      scaleFrom: 0,
      scaleTo: 40,
    });
    expect(weightsOn(using("close - 5", drift), table)[3]).toEqual({ A: 0.75, B: 0.25 });
  });

  it("works on ratios and branches when it reads closes alone", ({ expect }) => {
    // Twice 0.5, 0.6, 0.375, 0.625.
    const ratio = indicator([condition("A/B", 1, { metric })], [hold("A")], [hold("B")]);
    expect(heldOn(using("2 * close", ratio), table)).toEqual(["B", "A", "B", "A"]);
    // Twice 1, 1.2, 0.9, 1.5.
    const branch = indicator([condition("branch:then", 2, { metric })], [hold("A")], [hold("B")]);
    expect(heldOn(using("2 * close", branch), table)).toEqual(["B", "A", "B", "A"]);
  });
});
