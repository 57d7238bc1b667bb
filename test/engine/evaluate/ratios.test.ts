import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { condition, decisionOf, heldOn, hold, indicator, scaling, weightsOn } from "../support/strategies.ts";

const when = (...conditions: object[]) => indicator(conditions, [hold("A")], [hold("B")]);

describe("a ratio of two tickers", () => {
  it("is compared by the closes of one by those of the other", ({ expect }) => {
    // 9/10, 12/10, 12/15
    const table = market({ A: [9, 12, 12], B: [10, 10, 15] });
    expect(heldOn(when(condition("A/B", 1)), table)).toEqual(["B", "A", "B"]);
    expect(decisionOf(when(condition("A/B", 1)), table).trace[0]?.conditions?.[0]?.left).toBe(0.8);
  });

  it("is not the ratio the other way round", ({ expect }) => {
    const table = market({ A: [9, 12], B: [10, 10] });
    expect(heldOn(when(condition("B/A", 1)), table)).toEqual(["A", "B"]);
  });

  it("may be spelt in any letter case, with blanks", ({ expect }) => {
    const table = market({ A: [9, 12], B: [10, 10] });
    expect(heldOn(when(condition(" a / b", 1)), table)).toEqual(["B", "A"]);
  });

  it("has indicators of closes: their mean is that of the ratios", ({ expect }) => {
    // Ratios 1, 2 and 4; the mean of the last two is 3. Means of the prices would give 6/2.5.
    const table = market({ A: [2, 4, 8], B: [2, 2, 2] });
    const mean = condition("A/B", 2.5, { metric: "SMA", window: 2 });
    expect(decisionOf(when(mean), table).trace[0]?.conditions?.[0]).toMatchObject({
      left: 3,
      result: "true",
    });
    const wild = market({ A: [2, 4, 8], B: [2, 4, 1] });
    // Ratios 1, 1, 8.
    expect(decisionOf(when(mean), wild).trace[0]?.conditions?.[0]).toMatchObject({ left: 4.5 });
  });

  it("stands on either side of a comparison, and in a scaling", ({ expect }) => {
    const table = market({ A: [9, 12], B: [10, 10] });
    // Returns over two closes: none of B, 12/9 - 1 of the ratio.
    const gains = { metric: "Cumulative Return", window: 2, comparator: "lt" };
    const right = condition("B", 0, { ...gains, expanded: true, rightTicker: "A/B" });
    expect(heldOn(when(right), table)).toEqual(["B", "A"]);
    // 1.2 lies half way from 1 to 1.4.
    const half = scaling([hold("A")], [hold("B")], {
      scaleMetric: "Current Price",
      scaleTicker: "A/B",
      scaleFrom: 1,
      scaleTo: 1.4,
    });
    expect(weightsOn(half, table)[1]).toEqual({ A: expect.closeTo(0.5, 12), B: expect.closeTo(0.5, 12) });
  });

  it("is unknown where either price is", ({ expect }) => {
    const table = market({ A: [12, 12, 12], B: [null, 10, 10] });
    expect(heldOn(when(condition("A/B", 1)), table)).toEqual(["B", "A", "A"]);
    expect(heldOn(when(condition("A/NONE", 0)), table)).toEqual(["B", "B", "B"]);
    const { unknowns } = decisionOf(when(condition("A/NONE", 0)), table);
    expect(unknowns).toMatchObject([{ reason: "missing-data", tickers: ["NONE"] }]);
  });

  it("goes on with a carried close, and names the ticker", ({ expect }) => {
    const table = market({ A: [9, 12, 8], B: [10, 10, null] });
    const { weights, trace } = decisionOf(when(condition("A/B", 0.75)), table);
    expect(weights).toEqual({ A: 1 });
    expect(trace[0]?.carried).toEqual(["B"]);
  });
});
