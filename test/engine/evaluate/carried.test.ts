/** Bars that a ticker does not have: its last close stands in for up to five sessions, and the trace names it. */
import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import {
  basic,
  condition,
  decisionOf,
  type Export,
  hold,
  indicator,
  ranked,
  scaling,
} from "../support/strategies.ts";

describe("a carried bar", () => {
  /** HALT has no bar on the last day. */
  const halted = market({ SPY: [9, 10, 12], QQQ: [20, 20, 20], HALT: [7, 8, null] });
  const carriedBy = (tree: Export) => decisionOf(tree, halted).trace.map(({ carried }) => carried);

  it("is named where a condition reads it, on either side, or in a ratio", ({ expect }) => {
    const right = condition("SPY", 0, { expanded: true, rightTicker: "HALT" });
    for (const subject of [condition("HALT", 1), right, condition("SPY/HALT", 1), condition("HALT/SPY", 1)]) {
      expect(carriedBy(indicator([subject], [], []))).toEqual([["HALT"]]);
    }
  });

  it("is named where a ranking scores it, a scaling goes by it, or a weighting measures it", ({ expect }) => {
    const best = ranked([hold("HALT"), hold("SPY")], { metric: "SMA", window: 2, rank: "top" });
    expect(carriedBy(best)).toEqual([["HALT"], []]);
    const drift = scaling([hold("SPY")], [], { scaleTicker: "HALT", scaleMetric: "Current Price" });
    expect(carriedBy(drift)).toEqual([["HALT"], []]);
    const calm = basic([hold("HALT"), hold("SPY")], { weighting: "inverse", volWindow: 2 });
    expect(carriedBy(calm)).toEqual([["HALT"], ["HALT"], []]);
  });

  it("is named where a branch that is read may hold it", ({ expect }) => {
    const tree = indicator([condition("branch:then", 5)], [hold("HALT")], [hold("SPY")]);
    expect(carriedBy(tree)).toEqual([["HALT"], []]);
  });

  it("is not named where nothing reads it", ({ expect }) => {
    const tree = indicator([condition("SPY", 99)], [hold("HALT")], [hold("SPY")]);
    expect(decisionOf(tree, halted).carried).toEqual([]);
  });

  it("is read at its last close", ({ expect }) => {
    const [entry] = decisionOf(indicator([condition("HALT", 1)], [], []), halted).trace;
    expect(entry?.conditions?.[0]?.left).toBe(8);
  });
});
