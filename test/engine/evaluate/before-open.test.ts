/** What a decision before the open knows: its open, its date, and everything else through the bar before. */
import { describe, it } from "vitest";
import type { BarTable } from "../../../src/engine/bars/types.ts";
import type { Timing } from "../../../src/engine/timing.ts";
import { market } from "../support/market.ts";
import {
  altExit,
  basic,
  condition,
  decisionOf,
  heldOn,
  hold,
  indicator,
  ranked,
  scaling,
  weightsOn,
} from "../support/strategies.ts";

/** Five days of SPY from open to close, around 100. */
const table = market({
  SPY: [
    [99, 102],
    [104, 101],
    [98, 95],
    [103, 110],
    [112, 108],
  ],
  BIL: [50, 50, 50, 50, 50],
});

describe.for<Timing>(["OO", "OC"])("what a decision before the open knows: %s", (timing) => {
  /** SPY where the condition holds, else BIL. */
  const heldWhen = (subject: object, days: BarTable = table) =>
    heldOn(indicator([subject], [hold("SPY")], [hold("BIL")]), days, timing);
  /** A mean of one close is that close. */
  const lastClose = { metric: "SMA", window: 1 };

  it("is the price at the open", ({ expect }) => {
    const above100 = condition("SPY", 100);
    expect(heldWhen(above100)).toEqual(["BIL", "SPY", "BIL", "SPY", "SPY"]);
    const { trace } = decisionOf(indicator([above100], [hold("SPY")], []), table, timing);
    expect(trace[0]?.conditions?.[0]).toMatchObject({ left: 112, margin: 12 });
  });

  it("is every other indicator as of yesterday", ({ expect }) => {
    // Closes of the days before: none, 102, 101, 95, 110.
    expect(heldWhen(condition("SPY", 100, lastClose))).toEqual(["BIL", "SPY", "SPY", "BIL", "SPY"]);
    const below = condition("SPY", 100, { ...lastClose, comparator: "lt" });
    expect(heldWhen(below)).toEqual(["BIL", "BIL", "BIL", "SPY", "BIL"]);
  });

  it("is both in one comparison: the open against yesterday's close", ({ expect }) => {
    // 104 and 102, 98 and 101, 103 and 95, 112 and 110.
    const gapUp = { expanded: true, rightMetric: "SMA", rightWindow: 1 };
    expect(heldWhen(condition("SPY", 0, gapUp))).toEqual(["BIL", "SPY", "BIL", "SPY", "SPY"]);
  });

  it("is two opens in a crossing of the price", ({ expect }) => {
    // 99 to 104, then 98 to 103; 112 was above already.
    const rises = condition("SPY", 100, { comparator: "crossAbove" });
    expect(heldWhen(rises)).toEqual(["BIL", "SPY", "BIL", "SPY", "BIL"]);
    const falls = condition("SPY", 100, { comparator: "crossBelow" });
    expect(heldWhen(falls)).toEqual(["BIL", "BIL", "SPY", "BIL", "BIL"]);
  });

  it("is yesterday and the day before in a crossing of anything else", ({ expect }) => {
    // Closes 102, 101, 95, 110: below after the third day, above again after the fourth.
    const falls = condition("SPY", 100, { ...lastClose, comparator: "crossBelow" });
    expect(heldWhen(falls)).toEqual(["BIL", "BIL", "BIL", "SPY", "BIL"]);
    const rises = condition("SPY", 100, { ...lastClose, comparator: "crossAbove" });
    expect(heldWhen(rises)).toEqual(["BIL", "BIL", "BIL", "BIL", "SPY"]);
  });

  it("is the last days up to yesterday in a condition for some days", ({ expect }) => {
    // Known since the second day: 102, 101; then 95.
    const two = condition("SPY", 100, { ...lastClose, forDays: 2 });
    expect(heldWhen(two)).toEqual(["BIL", "BIL", "SPY", "BIL", "BIL"]);
  });

  it("is today's date", ({ expect }) => {
    // The third session of 2026-01-05 and after.
    const today = { type: "if", metric: "Date", dateMonth: 1, dateDay: 7 };
    expect(heldWhen(today)).toEqual(["BIL", "BIL", "SPY", "BIL", "BIL"]);
  });

  it("is a ratio of two opens, or of yesterday's closes", ({ expect }) => {
    // Opens by 50: 1.98, 2.08, 1.96, 2.06, 2.24.
    expect(heldWhen(condition("SPY/BIL", 2))).toEqual(["BIL", "SPY", "BIL", "SPY", "SPY"]);
    expect(heldWhen(condition("SPY/BIL", 2, lastClose))).toEqual(["BIL", "SPY", "SPY", "BIL", "SPY"]);
  });

  it("is a branch's equity as of yesterday, also as its price", ({ expect }) => {
    // Closes by the first one: 1, 0.990, 0.931, 1.078. A day later 1.059, which nobody asks for.
    const risen = condition("branch:then", 1.05);
    expect(heldWhen(risen)).toEqual(["BIL", "BIL", "BIL", "BIL", "SPY"]);
    expect(heldWhen(condition("branch:then", 1.05, lastClose))).toEqual(["BIL", "BIL", "BIL", "BIL", "SPY"]);
    const { trace } = decisionOf(indicator([risen], [hold("SPY")], []), table, timing);
    expect(trace[0]?.conditions?.[0]?.left).toBeCloseTo(110 / 102, 12);
  });

  it("is volatility through yesterday", ({ expect }) => {
    // Through the third day A moves by 10 % and B by 20 %; what the fourth brings is not known yet.
    const days = market({ A: [100, 110, 99, 300], B: [100, 120, 96, 96] });
    const tree = basic([hold("A"), hold("B")], { weighting: "inverse", volWindow: 2 });
    const weights = weightsOn(tree, days, timing);
    expect(weights[3]).toEqual({ A: expect.closeTo(2 / 3, 12), B: expect.closeTo(1 / 3, 12) });
    expect(weights[2]).toEqual({ A: 0.5, B: 0.5 });
    // On the close of the third day it is.
    expect(weightsOn(tree, days, "CC")[2]).toEqual(weights[3]);
  });

  it("is scores through yesterday", ({ expect }) => {
    const days = market({ A: [100, 110, 110, 110], B: [100, 100, 120, 120] });
    const best = ranked([hold("A"), hold("B")], { metric: "ROC", window: 1, rank: "top" });
    expect(heldOn(best, days, "CC")).toEqual(["cash", "A", "B", "A"]);
    expect(heldOn(best, days, timing)).toEqual(["cash", "cash", "A", "B"]);
  });

  it("is what a scaling goes by as of yesterday, unless it is the price", ({ expect }) => {
    const drift = (fields: object) =>
      scaling([hold("SPY")], [hold("BIL")], { scaleTicker: "SPY", scaleFrom: 95, scaleTo: 103, ...fields });
    // The open of the fourth day is 103, the close before it 95.
    const byPrice = drift({ scaleMetric: "Current Price" });
    expect(weightsOn(byPrice, table, timing)[3]).toEqual({ BIL: 1 });
    const byClose = drift({ scaleMetric: "SMA", scaleWindow: 1 });
    expect(weightsOn(byClose, table, timing)[3]).toEqual({ SPY: 1 });
  });

  it("moves an altExit on, from the second day at the earliest", ({ expect }) => {
    // Opens 99, 104, 98, 103, 112. In above 102, out below 100.
    const out = condition("SPY", 100, { comparator: "lt" });
    const swing = altExit([condition("SPY", 102)], [out], [hold("SPY")], [hold("BIL")]);
    expect(heldOn(swing, table, timing)).toEqual(["BIL", "SPY", "BIL", "SPY", "SPY"]);
    const early = altExit([condition("SPY", 90)], [], [hold("SPY")], [hold("BIL")]);
    expect(heldOn(early, table, timing)).toEqual(["BIL", "SPY", "SPY", "SPY", "SPY"]);
  });
});
