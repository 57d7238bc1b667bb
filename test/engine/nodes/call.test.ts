import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import {
  altExit,
  basic,
  call,
  condition,
  decisionOf,
  heldOn,
  hold,
  indicator,
} from "../support/strategies.ts";

const table = market({ SPY: [9, 11], BIL: [5, 5] });
const trend = indicator([condition("SPY", 10)], [hold("SPY")], [hold("BIL")]);
const callChains = [
  { id: "trend", name: "Trend", root: trend },
  { id: "pair", name: "Pair", root: basic([call("trend"), hold("GLD")]) },
];

describe("a call", () => {
  it("decides as the chain that it calls", ({ expect }) => {
    expect(heldOn({ ...basic([call("trend")]), callChains }, table)).toEqual(heldOn(trend, table));
  });

  it("may call a chain that calls another", ({ expect }) => {
    const { weights } = decisionOf({ ...basic([call("pair")]), callChains }, table);
    expect(weights).toEqual({ GLD: 0.5, SPY: 0.5 });
  });

  it("has the weight that it states itself where its parent weights by numbers", ({ expect }) => {
    const children = [call("pair", { window: 60 }), { ...hold("BIL"), window: 40 }];
    const tree = { ...basic(children, { weighting: "defined" }), callChains };
    expect(decisionOf(tree, table).weights).toEqual({ BIL: 0.4, GLD: 0.3, SPY: 0.3 });
  });

  it("called twice is two blocks that decide alike", ({ expect }) => {
    const tree = { ...basic([call("trend", { id: "one" }), call("trend", { id: "two" })]), callChains };
    const { weights, trace } = decisionOf(tree, table);
    expect(weights).toEqual({ SPY: 1 });
    expect(trace.map(({ kind, share }) => [kind, share])).toEqual([
      ["basic", 1],
      ["indicator", 0.5],
      ["position", 0.5],
      ["indicator", 0.5],
      ["position", 0.5],
    ]);
    expect(new Set(trace.map(({ id }) => id)).size).toBe(5);
  });

  it("keeps the state of an altExit that it calls", ({ expect }) => {
    const exit = condition("SPY", 10, { comparator: "lt" });
    const root = altExit([condition("SPY", 12)], [exit], [hold("SPY")], [hold("BIL")]);
    const tree = { ...basic([call("swing")]), callChains: [{ id: "swing", root }] };
    expect(heldOn(tree, market({ SPY: [11, 13, 11, 9], BIL: [5, 5, 5, 5] }))).toEqual([
      "BIL",
      "SPY",
      "SPY",
      "BIL",
    ]);
  });
});
