import { describe, it } from "vitest";
import { ledger, linesOf, planOf } from "./support/account.ts";

const PRICES = { AAA: 100, BBB: 100, CCC: 100, DDD: 100, EEE: 100, FFF: 100, GGG: 100 };

describe("orders are sent", () => {
  it("exits first, then other sells, then buys, and within each what is worth most first", ({ expect }) => {
    const held = { AAA: 3, BBB: 40, CCC: 5, DDD: 30 };
    const weights = { BBB: 0.1, DDD: 0.1, EEE: 0.2, FFF: 0.3, GGG: 0.2 };
    const strategies = [{ ledger: ledger("a", 2200, held), weights }];
    expect(linesOf(planOf({ strategies, prices: PRICES }))).toEqual([
      "sell 5 CCC (exit)",
      "sell 3 AAA (exit)",
      "sell 30.025 BBB (reduce)",
      "sell 20.025 DDD (reduce)",
      "buy 29.925 FFF (enter)",
      "buy 19.95 EEE (enter)",
      "buy 19.95 GGG (enter)",
    ]);
  });

  it("by what they are worth, not by how many shares", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 0, { AAA: 5, BBB: 400 }), weights: {} }];
    expect(linesOf(planOf({ strategies, prices: { AAA: 500, BBB: 1 } }))).toEqual([
      "sell 5 AAA (exit)",
      "sell 400 BBB (exit)",
    ]);
  });
});
