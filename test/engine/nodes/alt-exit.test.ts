import { describe, it } from "vitest";
import { type Day, market } from "../support/market.ts";
import { altExit, condition, heldOn, hold, indicator } from "../support/strategies.ts";

const above12 = condition("SPY", 12);
const below10 = condition("SPY", 10, { comparator: "lt" });
const always = condition("SPY", 0);

/** In SPY from a close above 12 until one below 10, else in BIL. */
const swing = altExit([above12], [below10], [hold("SPY")], [hold("BIL")]);

/** What is held besides SPY stands still. */
function days(SPY: readonly Day[], others: Record<string, readonly Day[]> = {}) {
  return market({ SPY, BIL: SPY.map(() => 5), GLD: SPY.map(() => 9), ...others });
}

describe("an altExit", () => {
  it("is out until its entry is true, and in until its exit is", ({ expect }) => {
    expect(heldOn(swing, days([11, 13, 11, 10, 9, 11, 12, 14]))).toEqual([
      "BIL",
      "SPY",
      "SPY",
      "SPY",
      "BIL",
      "BIL",
      "BIL",
      "SPY",
    ]);
  });

  it("does not ask for its exit while it is out, nor for its entry while it is in", ({ expect }) => {
    expect(heldOn(swing, days([9, 8, 13, 14, 15]))).toEqual(["BIL", "BIL", "SPY", "SPY", "SPY"]);
  });

  it("makes one transition a bar at most, also when both are true", ({ expect }) => {
    const flicker = altExit([always], [always], [hold("SPY")], [hold("BIL")]);
    expect(heldOn(flicker, days([10, 10, 10, 10]))).toEqual(["SPY", "BIL", "SPY", "BIL"]);
  });

  it("goes in on the first bar when its entry is true there", ({ expect }) => {
    expect(heldOn(swing, days([13, 11]))).toEqual(["SPY", "SPY"]);
  });

  it("never goes in without entry conditions, and never out without exit conditions", ({ expect }) => {
    const shut = altExit([], [always], [hold("SPY")], [hold("BIL")]);
    expect(heldOn(shut, days([13, 13]))).toEqual(["BIL", "BIL"]);
    const open = altExit([always], [], [hold("SPY")], [hold("BIL")]);
    expect(heldOn(open, days([13, 1]))).toEqual(["SPY", "SPY"]);
  });

  it("moves on while nothing flows through it", ({ expect }) => {
    // The gate to it is open on the last two days only; the entry was on the second day, the exit on the last.
    const gated = indicator([condition("GATE", 1)], [swing], [hold("GLD")]);
    const table = days([11, 13, 11, 11, 9], { GATE: [1, 1, 1, 2, 2] });
    expect(heldOn(gated, table)).toEqual(["GLD", "GLD", "GLD", "SPY", "BIL"]);
  });

  it("moves on alike wherever in the tree it is", ({ expect }) => {
    const inElse = indicator([condition("GATE", 1)], [hold("GLD")], [swing]);
    const table = days([13, 11, 11, 9, 11], { GATE: [2, 1, 2, 2, 1] });
    expect(heldOn(inElse, table)).toEqual(["GLD", "SPY", "GLD", "GLD", "BIL"]);
  });
});

describe("the start of an altExit's state", () => {
  /** In NEW, which is listed on the third day. */
  const late = altExit([above12], [below10], [hold("NEW")], [hold("BIL")]);
  const listed = { NEW: [null, null, 7, 7, 7, 7] };

  it("is out on the first bar on which everything is filled: entries before it are forgotten", ({
    expect,
  }) => {
    expect(heldOn(late, days([13, 11, 11, 13, 11, 9], listed))).toEqual([
      "BIL",
      "BIL",
      "BIL",
      "NEW",
      "NEW",
      "BIL",
    ]);
  });

  it("may be in on that bar when the entry is true there", ({ expect }) => {
    expect(heldOn(late, days([11, 11, 13, 11, 11, 9], listed))).toEqual([
      "BIL",
      "BIL",
      "NEW",
      "NEW",
      "NEW",
      "BIL",
    ]);
  });

  it("waits for windows elsewhere in the tree, too", ({ expect }) => {
    // A mean of four closes is filled on the fourth day.
    const mean = condition("SPY", 0, { metric: "SMA", window: 4 });
    const tree = indicator([mean], [swing], [hold("GLD")]);
    expect(heldOn(tree, days([13, 13, 13, 11, 13, 11]))).toEqual(["GLD", "GLD", "GLD", "BIL", "SPY", "SPY"]);
  });

  it("never comes while a ticker that the tree may hold has no price at all", ({ expect }) => {
    const never = altExit([always], [], [hold("NONE")], [hold("BIL")]);
    expect(heldOn(never, days([13, 13]))).toEqual(["BIL", "BIL"]);
  });
});

describe("an unknown condition of an altExit", () => {
  it("leaves it in while its exit is unknown", ({ expect }) => {
    // Three days in a row cannot be known before the third; then out, and in again.
    const patient = altExit([always], [condition("SPY", 0, { forDays: 3 })], [hold("SPY")], [hold("BIL")]);
    expect(heldOn(patient, days([10, 10, 10, 10, 10]))).toEqual(["SPY", "SPY", "BIL", "SPY", "BIL"]);
  });

  it("leaves it out while its entry is unknown", ({ expect }) => {
    const patient = altExit([condition("SPY", 0, { forDays: 3 })], [], [hold("SPY")], [hold("BIL")]);
    expect(heldOn(patient, days([10, 10, 10, 10]))).toEqual(["BIL", "BIL", "SPY", "SPY"]);
  });

  it("leaves it where it is while a ticker is missing for too long", ({ expect }) => {
    // HALT is carried over on days 1 to 5 and unknown on days 6 and 7. Were it known, the state would flip there.
    const flicker = altExit([condition("HALT", 1)], [condition("HALT", 1)], [hold("SPY")], [hold("BIL")]);
    const halted = { HALT: [20, null, null, null, null, null, null, null, 20] };
    expect(heldOn(flicker, days(Array<number>(9).fill(10), halted))).toEqual([
      "SPY",
      "BIL",
      "SPY",
      "BIL",
      "SPY",
      "BIL",
      "BIL",
      "BIL",
      "SPY",
    ]);
  });
});
