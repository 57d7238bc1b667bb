import { describe, it } from "vitest";
import type { CorporateAction } from "../../../src/engine/prices/corporate-action.ts";
import { termsBefore, termsOn } from "../../../src/engine/prices/listed-terms.ts";

const DATE = "2026-11-23";

type Listing = { id?: string; date?: string; symbol?: string } & (
  | { cash: number }
  | { factors: readonly [number, ...number[]] }
);

/** Actions of SPY on the date, each with an id of its own, unless told otherwise. */
function listed(...actions: readonly Listing[]): CorporateAction[] {
  return actions.map((action, index) => {
    const about = { id: `action-${index}`, symbol: "SPY", date: DATE, ...action };
    return "cash" in about ? { ...about, kind: "dividend" } : { ...about, kind: "split" };
  });
}

const termsOf = (...actions: readonly Listing[]) => termsOn(listed(...actions), DATE).get("SPY");

describe("what the lists say of a session", () => {
  it("counts a dividend once that comes twice under one id", ({ expect }) => {
    expect(termsOf({ id: "a", cash: 1.5 }, { id: "a", cash: 1.5 })).toEqual({ splitFactor: 1, cash: 1.5 });
  });

  it("counts a dividend once that comes twice with amounts that differ by rounding", ({ expect }) => {
    expect(termsOf({ cash: 0.092 }, { cash: 0.0916667 })).toEqual({ splitFactor: 1, cash: 0.092 });
  });

  it("adds a dividend and a special one", ({ expect }) => {
    expect(termsOf({ cash: 0.5 }, { cash: 1.5 })).toEqual({ splitFactor: 1, cash: 2 });
  });

  it("counts a split once that comes twice, also as a stock dividend", ({ expect }) => {
    expect(termsOf({ factors: [2] }, { factors: [2] })).toEqual({ splitFactor: 2, cash: 0 });
    expect(termsOf({ factors: [1.05] }, { factors: [1.05] })).toEqual({ splitFactor: 1.05, cash: 0 });
    // The split says how the rate of the stock dividend is meant.
    expect(termsOf({ factors: [2.0625, 1.0625] }, { factors: [1.0625] })).toEqual({
      splitFactor: 1.0625,
      cash: 0,
    });
  });

  it("never multiplies two splits that contradict each other without saying that it may be one of them", ({
    expect,
  }) => {
    const terms = termsOf({ factors: [1 / 15] }, { factors: [0.1] }, { cash: 0.2 });
    expect(terms).toMatchObject({
      splitFactor: 1 / 15,
      cash: 0.2,
      otherwise: [{ splitFactor: 0.1, cash: 0.2 }, {}],
    });
    expect(terms?.otherwise?.[1]?.splitFactor).toBeCloseTo(1 / 150, 9);
  });

  it("keeps both ways in which a stock dividend's rate can be read", ({ expect }) => {
    expect(termsOf({ factors: [2.0625, 1.0625] })).toEqual({
      splitFactor: 2.0625,
      cash: 0,
      otherwise: [{ splitFactor: 1.0625, cash: 0 }],
    });
  });

  it("tells sessions and symbols apart", ({ expect }) => {
    const actions = listed(
      { cash: 1, date: "2026-11-20" },
      { factors: [2], date: "2026-11-19" },
      { factors: [3], symbol: "TLT" },
      { cash: 9, date: "2026-11-24" },
    );
    expect(termsOn(actions, DATE)).toEqual(new Map([["TLT", { splitFactor: 3, cash: 0 }]]));
    expect(termsBefore(actions, DATE)).toEqual(
      new Map([
        [
          "SPY",
          [
            { date: "2026-11-19", splitFactor: 2, cash: 0 },
            { date: "2026-11-20", splitFactor: 1, cash: 1 },
          ],
        ],
      ]),
    );
  });
});
