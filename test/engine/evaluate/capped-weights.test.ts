import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { basic, decisionOf, hold } from "../support/strategies.ts";

const table = market({ SPY: [10], QQQ: [20], BIL: [5] });

describe("capped weights", () => {
  const fields = { weighting: "capped", maxCap: 30 };

  it("leave the excess to the fallback", ({ expect }) => {
    const { weights } = decisionOf(
      basic([hold("SPY"), hold("QQQ")], { ...fields, cappedFallback: "bil" }),
      table,
    );
    expect(weights["SPY"]).toBe(0.3);
    expect(weights["QQQ"]).toBe(0.3);
    expect(weights["BIL"]).toBeCloseTo(0.4, 12);
  });

  it("leave it in cash without a fallback", ({ expect }) => {
    expect(decisionOf(basic([hold("SPY"), hold("QQQ")], fields), table).weights).toEqual({
      QQQ: 0.3,
      SPY: 0.3,
    });
  });

  it("are equal where the caps leave room", ({ expect }) => {
    const roomy = { weighting: "capped", maxCap: 60, cappedFallback: "BIL" };
    expect(decisionOf(basic([hold("SPY"), hold("QQQ")], roomy), table).weights).toEqual({
      QQQ: 0.5,
      SPY: 0.5,
    });
  });

  it("leave it in cash, too, when the fallback is Empty", ({ expect }) => {
    const tree = basic([hold("SPY"), hold("QQQ")], { ...fields, cappedFallback: "EMPTY" });
    expect(decisionOf(tree, table).weights).toEqual({ QQQ: 0.3, SPY: 0.3 });
  });

  it("add the fallback's part to what the children hold of it", ({ expect }) => {
    // 0.3 + 0.3 of the children, and 0.4 left over.
    const tree = basic([hold("SPY"), hold("BIL")], { ...fields, cappedFallback: "BIL" });
    const { weights } = decisionOf(tree, table);
    expect(weights["SPY"]).toBe(0.3);
    expect(weights["BIL"]).toBeCloseTo(0.7, 12);
  });

  it("use no fallback when there is nothing to cap", ({ expect }) => {
    const tree = basic([hold("Empty")], { ...fields, cappedFallback: "BIL" });
    expect(decisionOf(tree, table).weights).toEqual({});
  });

  it("make a child that may hold nothing an empty one, which its siblings replace", ({ expect }) => {
    const nothing = basic([hold("QQQ")], { weighting: "capped", maxCap: 0 });
    expect(decisionOf(basic([nothing, hold("SPY")]), table).weights).toEqual({ SPY: 1 });
  });
});
