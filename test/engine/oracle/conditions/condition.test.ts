import { describe, it } from "vitest";
import { heldOn } from "../support/held.ts";
import { DAYS, marketWith } from "../support/market.ts";
import { aaaWhen, above } from "../support/trees.ts";

/** Whether AAA is held on each day, when it is held on these conditions. */
function trueOn(closes: readonly (number | null)[], ...conditions: object[]): readonly boolean[] {
  const bars = marketWith({ AAA: closes, BBB: closes.map(() => 10) });
  return heldOn(aaaWhen(...conditions), bars).map((held) => held === "AAA");
}

describe("a comparison", () => {
  it.for<[comparator: string, truths: boolean[]]>([
    ["lt", [true, false, false]],
    ["<", [true, false, false]],
    ["lte", [true, true, false]],
    ["<=", [true, true, false]],
    ["gt", [false, false, true]],
    [">", [false, false, true]],
    ["gte", [false, true, true]],
    [">=", [false, true, true]],
  ])("%s 10 on closes of 9, 10 and 11", ([comparator, truths], { expect }) => {
    expect(trueOn([9, 10, 11], above(10, { comparator }))).toEqual(truths);
  });

  it("crosses upwards from strictly below to at least", ({ expect }) => {
    const crossing = above(10, { comparator: "crossAbove" });
    expect(trueOn([9, 10, 11, 9.5, 12], crossing)).toEqual([false, true, false, false, true]);
  });

  it("crosses downwards from strictly above to at most", ({ expect }) => {
    const crossing = above(10, { comparator: "crossBelow" });
    expect(trueOn([11, 10, 9, 12, 8], crossing)).toEqual([false, true, false, false, true]);
  });

  it("crosses another indicator from its own yesterday", ({ expect }) => {
    const bars = marketWith({ AAA: [9, 10, 12, 12], BBB: [10, 9, 13, 11] });
    const crossing = above(0, { comparator: "crossAbove", expanded: true, rightTicker: "bbb " });
    expect(heldOn(aaaWhen(crossing), bars)).toEqual(["BBB", "AAA", "BBB", "AAA"]);
  });

  it("takes from the left what the right side leaves out", ({ expect }) => {
    // SMA(2) of AAA: 10, 11, 11.5; of BBB 10, 10.5, 12.
    const bars = marketWith({ AAA: [10, 10, 12, 11], BBB: [10, 10, 11, 13] });
    const averages = above(0, { metric: "SMA", window: 2.9, expanded: true, rightTicker: "BBB" });
    expect(heldOn(aaaWhen(averages), bars)).toEqual(["BBB", "BBB", "AAA", "BBB"]);
    const against = above(0, { window: 2, expanded: true, rightMetric: "Simple Moving Average" });
    expect(heldOn(aaaWhen(against), bars)).toEqual(["BBB", "BBB", "AAA", "BBB"]);
  });

  it("reads ratios", ({ expect }) => {
    const bars = marketWith({ AAA: [10, 12, 9], BBB: [10, 10, 10] });
    expect(heldOn(aaaWhen(above(1, { ticker: "aaa / bbb" })), bars)).toEqual(["BBB", "AAA", "BBB"]);
  });

  it("is not true of what is unknown", ({ expect }) => {
    expect(trueOn([null, 11, null, null], above(10))).toEqual([false, true, true, true]);
    expect(trueOn([9, 9, 9], above(10, { metric: "SMA", window: 3, comparator: "lt" }))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("holds for days when it is true on each of them, and there are so many", ({ expect }) => {
    expect(trueOn([11, 11, 9, 11, 11], above(10, { forDays: 2 }))).toEqual([false, true, false, false, true]);
  });
});

describe("a list of conditions", () => {
  const yes = (type: string) => above(1, { type });
  const no = (type: string) => above(1000, { type });
  const unknown = (type: string) => above(1, { type, ticker: "NEW" });

  it.for<[name: string, conditions: object[], truth: boolean]>([
    ["nothing", [], false],
    ["yes or no and no", [yes("if"), no("or"), no("and")], true],
    ["no and yes or yes", [no("if"), yes("and"), yes("or")], true],
    ["no and yes, if yes", [no("if"), yes("and"), yes("if")], true],
    ["no or yes and no", [no("if"), yes("or"), no("and")], false],
    ["yes and yes", [yes("and"), yes("and")], true],
    ["unknown or yes", [unknown("if"), yes("or")], true],
    ["unknown and yes", [unknown("if"), yes("and")], false],
    ["unknown or no", [unknown("if"), no("or")], false],
  ])("%s", ([, conditions, truth], { expect }) => {
    expect(trueOn([10], ...conditions)).toEqual([truth]);
  });
});

describe("a date", () => {
  /** The dates that fulfil a date condition, among the 65 weekdays from 2025-11-03 to 2026-01-30. */
  function datesWith(fields: object): readonly string[] {
    const closes = Array<number>(65).fill(10);
    const truths = trueOn(closes, { type: "if", metric: "Date", ...fields });
    return DAYS.filter((_, day) => truths[day] === true);
  }

  it("is one day of the year", ({ expect }) => {
    expect(datesWith({ dateMonth: 12, dateDay: 24, comparator: "lt", threshold: 3 })).toEqual(["2025-12-24"]);
    expect(datesWith({})).toEqual(["2026-01-01"]);
  });

  it("ranges from day to day, both included", ({ expect }) => {
    expect(datesWith({ expanded: true, dateMonth: 11, dateDay: 27, dateTo: { month: 12, day: 1 } })).toEqual([
      "2025-11-27",
      "2025-11-28",
      "2025-12-01",
    ]);
  });

  it("wraps over the end of the year", ({ expect }) => {
    expect(datesWith({ expanded: true, dateMonth: 12, dateDay: 30, dateTo: { month: 1, day: 5 } })).toEqual([
      "2025-12-30",
      "2025-12-31",
      "2026-01-01",
      "2026-01-02",
      "2026-01-05",
    ]);
  });

  it("ends with its month when no day is given", ({ expect }) => {
    const lastOfNovember = ["2025-11-27", "2025-11-28"];
    expect(datesWith({ expanded: true, dateMonth: 11, dateDay: 27 })).toEqual(lastOfNovember);
    expect(datesWith({ expanded: true, dateMonth: 11, dateDay: 27, dateTo: {} })).toEqual(lastOfNovember);
    expect(datesWith({ expanded: true, dateMonth: 11, dateDay: 27, dateTo: { month: 12 } })).toHaveLength(25);
    expect(datesWith({ expanded: true, dateMonth: 11, dateDay: 27, dateTo: { day: 27 } })).toEqual([
      "2025-11-27",
    ]);
    expect(datesWith({ expanded: true, dateMonth: 2, dateDay: 30 })).toEqual([]);
  });

  it("holds for days like any other condition", ({ expect }) => {
    expect(datesWith({ expanded: true, dateMonth: 12, dateDay: 29, forDays: 3 })).toEqual(["2025-12-31"]);
  });
});
