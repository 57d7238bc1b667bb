import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { basic, condition, decisionOf, heldOn, hold, indicator } from "../support/strategies.ts";

const table = market({ SPY: [10], QQQ: [20], BIL: [5] });
const weightsOf = (tree: object) => decisionOf(tree, table).weights;

describe("a basic block", () => {
  it("holds what its only child holds", ({ expect }) => {
    expect(weightsOf(basic([hold("SPY", "BIL")]))).toEqual({ BIL: 0.5, SPY: 0.5 });
  });

  it("gives each child an equal part, whatever the child makes of it", ({ expect }) => {
    const pair = basic([hold("SPY"), hold("BIL")]);
    expect(weightsOf(basic([pair, hold("QQQ")]))).toEqual({ BIL: 0.25, QQQ: 0.5, SPY: 0.25 });
  });

  it("adds up what several children hold of one ticker", ({ expect }) => {
    expect(weightsOf(basic([hold("SPY"), hold("SPY", "BIL")]))).toEqual({ BIL: 0.25, SPY: 0.75 });
  });

  it("weights its children by what they hold on the bar", ({ expect }) => {
    const dipped = indicator([condition("SPY", 10, { comparator: "lt" })], [hold("SPY")], []);
    const days = market({ SPY: [11, 9, 12], BIL: [5, 5, 5] });
    expect(heldOn(basic([dipped, hold("BIL")]), days)).toEqual(["BIL", "BIL SPY", "BIL"]);
  });

  it("passes over empty slots and children that hold nothing", ({ expect }) => {
    expect(weightsOf(basic([null, hold("SPY"), hold("Empty"), basic([])]))).toEqual({ SPY: 1 });
  });

  it("holds nothing when no child holds anything, and is then passed over itself", ({ expect }) => {
    const nothing = basic([hold("Empty"), basic([basic([])])]);
    expect(weightsOf(nothing)).toEqual({});
    expect(weightsOf(basic([nothing, hold("SPY")]))).toEqual({ SPY: 1 });
  });
});
