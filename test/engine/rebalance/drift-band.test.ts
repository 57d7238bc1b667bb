import { describe, it } from "vitest";
import { type Amounts, dayAfter, ledger, linesOf, planOf, type Story } from "./support/account.ts";

const WEIGHTS = { SPY: 0.5, TLT: 0.5 };

/** A strategy of $100,000 that wants half of it in SPY at $500 and half in TLT at $100. */
function drifted(driftBand: number, positions: Amounts, cash: string | number = 250): Story {
  return {
    strategies: [{ ledger: ledger("a", cash, positions), weights: WEIGHTS, driftBand }],
    prices: { SPY: 500, TLT: 100 },
  };
}

describe("a strategy with a drift band of two percent", () => {
  it("leaves weights alone that have drifted by exactly as much", ({ expect }) => {
    // SPY is $2,000 over its $49,875, TLT as much under.
    expect(linesOf(planOf(drifted(0.02, { SPY: "103.75", TLT: "478.75" })))).toEqual([]);
  });

  it("trades when one of them has drifted further, and then fully", ({ expect }) => {
    const plan = planOf(drifted(0.02, { SPY: "103.751", TLT: "478.745" }));
    expect(linesOf(plan)).toEqual(["sell 4.001 SPY (reduce)", "buy 20.005 TLT (increase)"]);
  });

  it("brings what is inside the band to its target, too, when another weight is outside", ({ expect }) => {
    const story: Story = {
      strategies: [
        {
          ledger: ledger("a", 250, { SPY: 100, TLT: 300, GLD: 100 }),
          weights: { SPY: 0.5, TLT: 0.25, GLD: 0.25 },
          driftBand: 0.02,
        },
      ],
      prices: { SPY: 500, TLT: 100, GLD: "197.5" },
    };
    expect(linesOf(planOf(story))).toEqual([
      "sell 50.625 TLT (reduce)",
      "sell 0.25 SPY (reduce)",
      "buy 26.265822784 GLD (increase)",
    ]);
  });

  it("trades when it wants another symbol, however little has drifted", ({ expect }) => {
    const [own] = drifted(0.02, { SPY: "99.75", TLT: "498.75" }).strategies;
    const story = {
      strategies: [{ ...own!, weights: { SPY: 0.5, TLT: 0.49, GLD: 0.01 } }],
      prices: { SPY: 500, TLT: 100, GLD: 200 },
    };
    expect(linesOf(planOf(story))).toEqual(["sell 9.975 TLT (reduce)", "buy 4.9875 GLD (enter)"]);
  });

  it("leaves a symbol that it does not want any more, however little it has of it", ({ expect }) => {
    const story = drifted(0.02, { SPY: "99.75", TLT: "498.75", GLD: 1 });
    const plan = planOf({ ...story, prices: { ...story.prices, GLD: 200 } });
    expect(linesOf(plan)[0]).toBe("sell 1 GLD (exit)");
  });

  it("pays its debts, however little has drifted", ({ expect }) => {
    expect(linesOf(planOf(drifted(0.02, { SPY: 100, TLT: 500 }, -500)))).not.toEqual([]);
  });

  it("stays in cash without a word", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 1000), weights: {}, driftBand: 0.02 }];
    expect(planOf({ strategies, prices: {} })).toEqual({ orders: [], crosses: [], skips: [] });
  });
});

describe("a strategy without a drift band", () => {
  const target = { SPY: "99.75", TLT: "498.75" };

  it("sends nothing exactly at its target", ({ expect }) => {
    expect(planOf(drifted(0, target)).orders).toEqual([]);
  });

  it("sends nothing when its cash is a cent off", ({ expect }) => {
    expect(planOf(drifted(0, target, "250.01")).orders).toEqual([]);
    expect(planOf(drifted(0, target, "249.99")).orders).toEqual([]);
  });

  it("sends nothing for a price that moved a little, and trades for one that moved more", ({ expect }) => {
    // At $500.50 SPY is $25 too much; at $510 it is $500.
    const at = (price: string) =>
      linesOf(planOf({ ...drifted(0, target), prices: { SPY: price, TLT: 100 } }));
    expect(at("500.50")).toEqual([]);
    expect(at("510")).toEqual(["sell 0.98038603 SPY (reduce)", "buy 4.97503125 TLT (increase)"]);
  });

  it("is done when it was filled", ({ expect }) => {
    expect(planOf(dayAfter(drifted(0, {}, 100_000))).orders).toEqual([]);
  });
});
