import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { basic, condition, heldOn, hold, numbered } from "../support/strategies.ts";

const rungs = { "ladder-0": [hold("BIL")], "ladder-1": [hold("TLT")], "ladder-2": [hold("SPY")] };
const above10 = [condition("SPY", 10)];
const above12 = [condition("SPY", 12)];

describe("a numbered block with a ladder", () => {
  it("takes the slot of the number of its true items", ({ expect }) => {
    const table = market({ SPY: [9, 11, 13, 11, 9] });
    const tree = numbered("ladder", [above10, above12], rungs);
    expect(heldOn(tree, table)).toEqual(["BIL", "TLT", "SPY", "TLT", "BIL"]);
  });

  it("does not mind which of its items are true", ({ expect }) => {
    const table = market({ SPY: [9, 11, 13] });
    const below12 = [condition("SPY", 12, { comparator: "lt" })];
    // One of the two is always true, both are between 10 and 12.
    expect(heldOn(numbered("ladder", [above10, below12], rungs), table)).toEqual(["TLT", "SPY", "TLT"]);
  });

  it("does not count items that are unknown", ({ expect }) => {
    const table = market({ SPY: [11, 11, 11] });
    const mean = [condition("SPY", 0, { metric: "SMA", window: 3 })];
    expect(heldOn(numbered("ladder", [above10, mean], rungs), table)).toEqual(["TLT", "TLT", "SPY"]);
  });

  it("holds nothing on a rung that is not there", ({ expect }) => {
    const table = market({ SPY: [9, 11, 13] });
    const { "ladder-1": _, ...two } = rungs;
    const tree = numbered("ladder", [above10, above12], two);
    expect(heldOn(tree, table)).toEqual(["BIL", "cash", "SPY"]);
    expect(heldOn(basic([tree, hold("GLD")]), table)).toEqual(["BIL GLD", "GLD", "GLD SPY"]);
  });
});
