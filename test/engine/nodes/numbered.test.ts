import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { condition, heldOn, hold, numbered } from "../support/strategies.ts";

const table = market({ SPY: [10], BIL: [5] });
const branches = { then: [hold("SPY")], else: [hold("BIL")] };

const yes = [condition("SPY", 1)];
const no = [condition("SPY", 1000)];
/** A mean of nine closes, of which there is one. */
const unknown = [condition("SPY", 0, { metric: "SMA", window: 9 })];

/** Whether a block that counts these items goes to `then`. */
function holds(quantifier: string, lists: readonly (readonly object[])[], fields: object = {}): boolean {
  return heldOn(numbered(quantifier, lists, branches, fields), table)[0] === "SPY";
}

describe("a numbered block", () => {
  it("any: goes to then when at least one item is true", ({ expect }) => {
    expect(holds("any", [no, yes])).toBe(true);
    expect(holds("any", [yes, yes])).toBe(true);
    expect(holds("any", [no, no])).toBe(false);
    expect(holds("any", [no, unknown])).toBe(false);
  });

  it("all: goes to then when every item is true; an unknown one is not", ({ expect }) => {
    expect(holds("all", [yes, yes])).toBe(true);
    expect(holds("all", [yes, no])).toBe(false);
    expect(holds("all", [yes, unknown])).toBe(false);
  });

  it("none: goes to then when no item is true; unknown ones do not count", ({ expect }) => {
    expect(holds("none", [no, no])).toBe(true);
    expect(holds("none", [no, unknown])).toBe(true);
    expect(holds("none", [no, yes])).toBe(false);
  });

  it("exactly: goes to then when just so many items are true", ({ expect }) => {
    expect(holds("exactly", [yes, no, yes], { n: 2 })).toBe(true);
    expect(holds("exactly", [yes, no, yes], { n: 1 })).toBe(false);
    expect(holds("exactly", [yes, yes, yes], { n: 2 })).toBe(false);
    expect(holds("exactly", [yes, yes, unknown], { n: 2 })).toBe(true);
    expect(holds("exactly", [no, unknown], { n: 0 })).toBe(true);
  });

  it("atLeast: goes to then when so many items are true, or more", ({ expect }) => {
    expect(holds("atLeast", [yes, no, yes], { n: 2 })).toBe(true);
    expect(holds("atLeast", [yes, yes, yes], { n: 2 })).toBe(true);
    expect(holds("atLeast", [yes, no, no], { n: 2 })).toBe(false);
    expect(holds("atLeast", [yes, unknown, unknown], { n: 2 })).toBe(false);
  });

  it("atMost: goes to then when so many items are true, or fewer", ({ expect }) => {
    expect(holds("atMost", [yes, no, no], { n: 1 })).toBe(true);
    expect(holds("atMost", [no, no, no], { n: 1 })).toBe(true);
    expect(holds("atMost", [yes, yes, no], { n: 1 })).toBe(false);
    expect(holds("atMost", [yes, unknown, unknown], { n: 1 })).toBe(true);
  });

  it("asks for one item when it does not say how many, and for any when it does not say which way", ({
    expect,
  }) => {
    expect(holds("exactly", [yes, no])).toBe(true);
    expect(holds("exactly", [yes, yes])).toBe(false);
    const silent = { kind: "numbered", numbered: { items: [{ conditions: yes }] }, children: branches };
    expect(heldOn(silent, table)).toEqual(["SPY"]);
  });

  it("counts anew on every bar", ({ expect }) => {
    const days = market({ SPY: [9, 11, 13, 11], BIL: [5, 5, 5, 5] });
    const two = numbered("exactly", [[condition("SPY", 10)], [condition("SPY", 12)]], branches, { n: 1 });
    expect(heldOn(two, days)).toEqual(["BIL", "SPY", "BIL", "SPY"]);
  });

  it("counts an item of several conditions once, joined by its group logic or else by their types", ({
    expect,
  }) => {
    const item = (groupLogic?: string) => ({
      ...(groupLogic === undefined ? {} : { groupLogic }),
      conditions: [...yes, condition("SPY", 1000, { type: "or" })],
    });
    const heldBy = (...items: object[]) =>
      heldOn(
        { kind: "numbered", numbered: { quantifier: "exactly", n: 1, items }, children: branches },
        table,
      )[0];
    expect(heldBy(item())).toBe("SPY");
    expect(heldBy(item("or"))).toBe("SPY");
    expect(heldBy(item("and"))).toBe("BIL");
    expect(heldBy(item("or"), item("and"))).toBe("SPY");
  });
});
