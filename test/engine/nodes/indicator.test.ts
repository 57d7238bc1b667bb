import { describe, it } from "vitest";
import { evaluate } from "../../../src/engine/evaluate/evaluate.ts";
import { market, SESSIONS } from "../support/market.ts";
import { basic, condition, heldOn, hold, indicator, programOf, weightsOn } from "../support/strategies.ts";

const table = market({ SPY: [9, 10, 11, 12, 9], BIL: [5, 5, 5, 5, 5] });
/** SPY when the conditions hold, BIL when not. */
const heldWhen = (...conditions: object[]) =>
  heldOn(indicator(conditions, [hold("SPY")], [hold("BIL")]), table);

describe("an indicator", () => {
  it("goes to then when true and to else when false, bar by bar", ({ expect }) => {
    expect(heldWhen(condition("SPY", 10))).toEqual(["BIL", "BIL", "SPY", "SPY", "BIL"]);
  });

  it("goes to else while its condition is unknown", ({ expect }) => {
    // A mean of three closes is known from the third on, and always above 0.
    const above = condition("SPY", 0, { metric: "SMA", window: 3 });
    expect(heldWhen(above)).toEqual(["BIL", "BIL", "SPY", "SPY", "SPY"]);
    // Below 1000, too: it is not that unknown counts as a low number.
    expect(heldWhen({ ...above, comparator: "lt", threshold: 1000 })).toEqual([
      "BIL",
      "BIL",
      "SPY",
      "SPY",
      "SPY",
    ]);
  });

  it("without conditions is else", ({ expect }) => {
    expect(heldWhen()).toEqual(["BIL", "BIL", "BIL", "BIL", "BIL"]);
  });

  it("holds nothing when the branch that it takes is empty", ({ expect }) => {
    const tree = indicator([condition("SPY", 10)], [hold("SPY")], []);
    expect(heldOn(tree, table)).toEqual(["cash", "cash", "SPY", "SPY", "cash"]);
    expect(heldOn(basic([tree, hold("BIL")]), table)).toEqual(["BIL", "BIL", "BIL SPY", "BIL SPY", "BIL"]);
  });

  it("may have several children in a branch, which share its weight", ({ expect }) => {
    const tree = indicator([condition("SPY", 10)], [hold("SPY"), hold("SPY", "BIL")], [hold("BIL")]);
    expect(weightsOn(tree, table)[2]).toEqual({ BIL: 0.25, SPY: 0.75 });
  });

  it("has the dates of the table, and a column for every ticker that it may hold", ({ expect }) => {
    const tree = indicator([condition("VIXY", 1)], [hold("SPY")], [hold("NONE")]);
    const { dates, weights } = evaluate(programOf(tree), table);
    expect(dates).toEqual(SESSIONS.slice(0, 5));
    expect([...weights.keys()]).toEqual(["NONE", "SPY"]);
  });

  it("evaluates a market without bars to nothing", ({ expect }) => {
    expect(weightsOn(hold("SPY"), market({}))).toEqual([]);
  });
});

describe("a list of conditions", () => {
  const yes = (type: string) => condition("SPY", 1, { type });
  const no = (type: string) => condition("SPY", 1000, { type });
  /** A mean of nine closes, of which there are five. */
  const unknown = (type: string) => condition("SPY", 0, { type, metric: "SMA", window: 9 });
  const holds = (...conditions: object[]) => heldWhen(...conditions).at(-1) === "SPY";

  it("joined by and holds when all do", ({ expect }) => {
    expect(holds(yes("if"), yes("and"))).toBe(true);
    expect(holds(yes("if"), no("and"))).toBe(false);
  });

  it("joined by or holds when one does", ({ expect }) => {
    expect(holds(no("if"), yes("or"))).toBe(true);
    expect(holds(no("if"), no("or"))).toBe(false);
  });

  it("binds and tighter than or", ({ expect }) => {
    // yes or (yes and no); with or first it would be (yes or yes) and no.
    expect(holds(yes("if"), yes("or"), no("and"))).toBe(true);
    // (no and yes) or yes
    expect(holds(no("if"), yes("and"), yes("or"))).toBe(true);
  });

  it("begins a new alternative at an if after the first", ({ expect }) => {
    expect(holds(no("if"), yes("if"))).toBe(true);
    expect(holds(no("if"), yes("if"), no("and"))).toBe(false);
  });

  it("is settled by what is known where that is enough", ({ expect }) => {
    expect(holds(unknown("if"), yes("or"))).toBe(true);
    expect(holds(unknown("if"), yes("and"))).toBe(false);
    expect(holds(unknown("if"), no("or"))).toBe(false);
  });
});
