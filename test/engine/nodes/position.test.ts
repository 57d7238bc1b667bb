import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { decisionOf, heldOn, hold } from "../support/strategies.ts";

const table = market({ SPY: [10], BIL: [5] });
const weightsOf = (tree: object) => decisionOf(tree, table).weights;

describe("a position", () => {
  it("is held in equal parts", ({ expect }) => {
    expect(weightsOf(hold("SPY", "BIL"))).toEqual({ BIL: 0.5, SPY: 0.5 });
  });

  it("holds a ticker that is listed twice twice as much", ({ expect }) => {
    expect(weightsOf(hold("SPY", "SPY", "BIL"))).toEqual({ BIL: 1 / 3, SPY: 2 / 3 });
  });

  it("knows its tickers in any letter case, and with blanks around them", ({ expect }) => {
    expect(weightsOf(hold(" spy", "SPY ", "Bil"))).toEqual({ BIL: 1 / 3, SPY: 2 / 3 });
  });

  it("ignores cash entries beside others", ({ expect }) => {
    expect(weightsOf(hold("Empty", "SPY", "EMPTY", "empty"))).toEqual({ SPY: 1 });
  });

  it("of nothing but cash is cash, and so is one that says nothing", ({ expect }) => {
    expect(weightsOf(hold("Empty"))).toEqual({});
    expect(weightsOf({ kind: "position" })).toEqual({});
  });

  it("is the same on every bar, whatever its tickers do", ({ expect }) => {
    expect(heldOn(hold("SPY"), market({ SPY: [10, 1, 1000], BIL: [5, 5, 5] }))).toEqual([
      "SPY",
      "SPY",
      "SPY",
    ]);
  });

  it("is wanted even on a day without a price: what to do then is for others to say", ({ expect }) => {
    expect(weightsOf(hold("NONE"))).toEqual({ NONE: 1 });
  });
});
