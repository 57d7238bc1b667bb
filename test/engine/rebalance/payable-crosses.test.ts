import fc from "fast-check";
import { describe, it } from "vitest";
import { decimal, sum, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import { book } from "../../../src/engine/rebalance/book.ts";
import { payableCrosses } from "../../../src/engine/rebalance/payable-crosses.ts";
import type { Cross, Ledger } from "../../../src/engine/rebalance/types.ts";
import { holdsAlways } from "../support/property.ts";

function ledger(strategyId: string, cash: number, positions: Record<string, number> = {}): Ledger {
  const shares = Object.entries(positions).map(([symbol, quantity]) => [symbol, decimal(quantity)] as const);
  return { strategyId, cash: decimal(cash), positions: new Map(shares) };
}

function cross(from: string, to: string, symbol: string, quantity: number, price: number): Cross {
  return {
    symbol,
    quantity: decimal(quantity),
    price: decimal(price),
    fromStrategyId: from,
    toStrategyId: to,
  };
}

describe("shares that pass from one strategy to another", () => {
  it("pass whole when their buyer has the cash", ({ expect }) => {
    const ledgers = [ledger("seller", 0, { SPY: 10 }), ledger("buyer", 6_000)];
    const crosses = [cross("seller", "buyer", "SPY", 10, 600)];
    expect(payableCrosses(ledgers, crosses)).toEqual(crosses);
  });

  it("are cut to the buyer's cash, and stay with their seller for the rest", ({ expect }) => {
    const ledgers = [ledger("seller", 0, { SPY: 10 }), ledger("buyer", 1_500)];
    const [made] = payableCrosses(ledgers, [cross("seller", "buyer", "SPY", 10, 600)]);
    expect(toText(made?.quantity ?? ZERO)).toBe("2.5");
  });

  it("do not pass at all to a strategy without cash, or below it", ({ expect }) => {
    const ledgers = [ledger("seller", 0, { SPY: 10 }), ledger("buyer", -5)];
    expect(payableCrosses(ledgers, [cross("seller", "buyer", "SPY", 10, 600)])).toEqual([]);
  });

  it("pay for what their seller takes over in turn", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 10 }), ledger("b", 6_000, { TLT: 75 })];
    const crosses = [cross("a", "b", "SPY", 10, 600), cross("b", "a", "TLT", 75, 80)];
    expect(payableCrosses(ledgers, crosses)).toEqual(crosses);
  });

  it("never leave anybody with less than no cash, nor make or lose a share", ({ expect }) => {
    const amount = fc.integer({ min: 0, max: 10_000 });
    const story = fc.record({
      cash: fc.tuple(amount, amount, amount),
      shares: fc.tuple(amount, amount, amount),
      wishes: fc.array(
        fc.record({
          from: fc.nat(2),
          to: fc.nat(2),
          quantity: fc.integer({ min: 1, max: 5_000 }),
          cents: fc.integer({ min: 1, max: 100_000 }),
        }),
        { maxLength: 5 },
      ),
    });
    holdsAlways(
      fc.property(story, ({ cash, shares, wishes }) => {
        const before = cash.map((dollars, index) => ledger(String(index), dollars, { SPY: shares[index]! }));
        const crosses = wishes
          .filter(({ from, to }) => from !== to)
          .map(({ from, to, quantity, cents }) =>
            cross(String(from), String(to), "SPY", quantity, cents / 100),
          );
        const after = book(before, payableCrosses(before, crosses), []);
        const total = (ledgers: readonly Ledger[]) => ({
          cash: toText(sum(ledgers.map((own) => own.cash))),
          shares: toText(sum(ledgers.map((own) => own.positions.get("SPY") ?? ZERO))),
        });
        expect(total(after)).toEqual(total(before));
        // Half a cent of rounding to the cent is the most that a buyer may fall short.
        for (const own of after) expect(own.cash.gte("-0.05")).toBe(true);
      }),
      300,
    );
  });
});
