import { describe, it } from "vitest";
import { oracleWeights } from "../oracle.ts";
import { marketWith } from "../support/market.ts";
import { aaaWhen, above, basic, hold } from "../support/trees.ts";
import type { Timing } from "../timing.ts";

const FLAT = [10, 10, 10, 10, 10, 10, 10, 10];
const BARS = marketWith({ AAA: FLAT, BBB: FLAT, NEW: [null, null, 10, 10, 10, 10, 10, 10] });

function startOf(tree: object, timing: Timing = "CC", bars = BARS): number | null {
  return oracleWeights(tree, bars, { timing }).start;
}

describe("the start bar", () => {
  it("is the first when nothing is needed, and the second before the open", ({ expect }) => {
    expect(startOf(hold("AAA"))).toBe(0);
    expect(startOf(hold("AAA"), "CO")).toBe(0);
    expect(startOf(hold("AAA"), "OO")).toBe(1);
    expect(startOf(hold("AAA"), "OC")).toBe(1);
  });

  it("waits for every ticker that can be held, in whatever branch, and for fallbacks", ({ expect }) => {
    expect(startOf(aaaWhen(above(1)), "CC")).toBe(0);
    expect(startOf(basic([aaaWhen(above(1)), hold("NEW")]))).toBe(2);
    const capped = basic([hold("AAA")], { weighting: "capped", cappedFallback: "NEW" });
    expect(startOf(capped)).toBe(2);
    expect(startOf(capped, "OO")).toBe(3);
    expect(startOf(basic([hold("AAA")], { cappedFallback: "NEW" }))).toBe(0);
    expect(startOf(hold("AAA", "NONE"))).toBeNull();
  });

  it("waits for the windows of conditions on both sides, of rankings, scalings and volatilities", ({
    expect,
  }) => {
    expect(startOf(aaaWhen(above(1, { metric: "SMA", window: 4 })))).toBe(3);
    expect(startOf(aaaWhen(above(1, { metric: "SMA", window: 4 })), "OO")).toBe(4);
    const expanded = { expanded: true, rightMetric: "RSI", rightWindow: 3, rightTicker: "NEW" };
    expect(startOf(aaaWhen(above(1, expanded)))).toBe(5);
    const ranking = {
      kind: "function",
      metric: "RSI",
      window: 3,
      children: { next: [hold("AAA"), hold("NEW")] },
    };
    expect(startOf(ranking)).toBe(5);
    const scaling = {
      kind: "scaling",
      scaleMetric: "SMA",
      scaleWindow: 2,
      scaleTicker: "NEW/AAA",
      scaleFrom: 0,
      scaleTo: 1,
      children: { then: [hold("AAA")] },
    };
    expect(startOf(scaling)).toBe(3);
    expect(startOf(basic([hold("AAA")], { weighting: "pro", volWindow: 4 }))).toBe(4);
  });

  it("does not wait for a crossing's yesterday, for the days of a condition, or for dates", ({ expect }) => {
    expect(startOf(aaaWhen(above(1, { comparator: "crossAbove", forDays: 3 })))).toBe(0);
    expect(startOf(aaaWhen({ type: "if", metric: "Date", dateMonth: 5, dateDay: 1 }))).toBe(0);
  });

  it("waits for the windows of a branch's equity after the branch's own start", ({ expect }) => {
    const reading = above(1, { ticker: "branch:then", metric: "SMA", window: 3 });
    const tree = {
      kind: "indicator",
      conditions: [reading],
      children: { then: [hold("NEW")], else: [hold("AAA")] },
    };
    expect(startOf(tree)).toBe(4);
    expect(startOf(tree, "OO")).toBe(5);
  });

  it("takes a window that was filled once for filled", ({ expect }) => {
    const gone = marketWith({
      AAA: Array<number>(12).fill(10),
      BBB: [...Array<null>(10).fill(null), 10, 10],
      CCC: [10, 10, ...Array<null>(10).fill(null)],
    });
    const tree = aaaWhen(above(1, { ticker: "CCC", metric: "SMA", window: 2 }));
    expect(startOf(tree, "CC", gone)).toBe(10);
  });

  it("is never when a window never fills", ({ expect }) => {
    expect(startOf(aaaWhen(above(1, { metric: "SMA", window: 9 })))).toBeNull();
  });
});
