import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { condition, heldOn, hold, indicator } from "../support/strategies.ts";

/** A crosses 10 upwards on the second day and downwards on the fourth; B stays at 10; C meets A on its own way. */
const table = market({ A: [9, 10, 11, 10, 9], B: [10, 10, 10, 10, 10], C: [10, 9, 12, 10, 8] });

/** The days on which the condition holds, as a text: T where it does, and a dot where not. */
function daysOf(fields: object, threshold = 10): string {
  const tree = indicator([condition("A", threshold, fields)], [hold("A")], []);
  return heldOn(tree, table)
    .map((held) => (held === "A" ? "T" : "."))
    .join("");
}

describe("a comparator", () => {
  it.for<[comparator: string, days: string]>([
    ["lt", "T...T"],
    ["gt", "..T.."],
    ["lte", "TT.TT"],
    ["gte", ".TTT."],
    ["<", "T...T"],
    [">", "..T.."],
    ["<=", "TT.TT"],
    [">=", ".TTT."],
    // From strictly below to at or above; being there already is no crossing.
    ["crossAbove", ".T..."],
    // From strictly above to at or below.
    ["crossBelow", "...T."],
  ])("%s compares with a number, and with another ticker's value", ([comparator, days], { expect }) => {
    expect(daysOf({ comparator })).toBe(days);
    expect(daysOf({ comparator, expanded: true, rightTicker: "B" })).toBe(days);
  });

  it.for<[comparator: string, days: string]>([
    ["lt", "T.T.."],
    ["gt", ".T..T"],
    ["lte", "T.TT."],
    ["gte", ".T.TT"],
    // A and C were 9 and 10, then 10 and 9; 11 and 12, then 10 and 10.
    ["crossAbove", ".T.T."],
    // 10 and 9, then 11 and 12. From 10 and 10 to 9 and 8 A is above, but was not below.
    ["crossBelow", "..T.."],
  ])("%s knows the other side's own yesterday", ([comparator, days], { expect }) => {
    expect(daysOf({ comparator, expanded: true, rightTicker: "C" })).toBe(days);
  });

  it("never crosses on the first day, where there is no yesterday", ({ expect }) => {
    expect(daysOf({ comparator: "crossAbove" }, 1)).toBe(".....");
    expect(daysOf({ comparator: "crossBelow" }, 99)).toBe(".....");
  });

  it("does not compare with another indicator unless it is expanded", ({ expect }) => {
    expect(daysOf({ comparator: "gt", rightTicker: "C" })).toBe(daysOf({ comparator: "gt" }));
  });

  it("takes for the right side what is missing there from the left side", ({ expect }) => {
    // Two-day means of A: -, 9.5, 10.5, 10.5, 9.5; of C: -, 9.5, 10.5, 11, 9.
    const means = { metric: "SMA", window: 2, comparator: "gte", expanded: true };
    expect(daysOf({ ...means, rightTicker: "C" })).toBe(".TT.T");
    // The price against its own mean: 10, 11, 10, 9.
    const price = { comparator: "gt", expanded: true, rightMetric: "SMA", rightWindow: 2 };
    expect(daysOf(price)).toBe(".TT..");
    // The mean of two days against that of three: 10, 10.33, 10.
    expect(daysOf({ ...means, comparator: "lt", rightWindow: 3 })).toBe("....T");
  });
});

describe("a condition for some days", () => {
  it("holds when it was true on each of them, today included", ({ expect }) => {
    expect(daysOf({ comparator: "gte", forDays: 1 })).toBe(".TTT.");
    expect(daysOf({ comparator: "gte", forDays: 2 })).toBe("..TT.");
    expect(daysOf({ comparator: "gte", forDays: 3 })).toBe("...T.");
    expect(daysOf({ comparator: "gte", forDays: 4 })).toBe(".....");
  });

  it("does not hold before there have been so many", ({ expect }) => {
    expect(daysOf({ comparator: "gt", forDays: 3 }, 0)).toBe("..TTT");
  });

  it("can be a crossing, which never comes twice in a row", ({ expect }) => {
    expect(daysOf({ comparator: "crossAbove", forDays: 2 })).toBe(".....");
  });
});
