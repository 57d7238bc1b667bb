import { describe, it } from "vitest";
import type { FillCorrection } from "../../../src/engine/ledger/reconcile/correction.ts";
import { decimal } from "../../../src/engine/money/decimal.ts";
import { decimals } from "../rebalance/support/account.ts";
import { ledger, reconciled } from "./support/account.ts";

function correction(
  side: "buy" | "sell",
  quantity: number | string,
  value: number | string,
  parts: Readonly<Record<string, number>> = { a: 2, b: 1 },
): FillCorrection {
  const shares = Object.entries(parts).map(([strategyId, part]) => ({ strategyId, quantity: decimal(part) }));
  return {
    symbol: "SPY",
    side,
    quantity: decimal(quantity),
    value: decimal(value),
    shares,
    reference: "order-1/3",
  };
}

const ab = () => [ledger("a", 1000, { SPY: [4, 1600] }), ledger("b", 1000, { SPY: [2, 1000] })];

describe("a fill of our own", () => {
  it("that came after it was booked is divided as the order was", ({ expect }) => {
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 9 }),
      cash: decimal(500),
      corrections: [correction("buy", 3, 1500)],
    });
    expect(result.owned).toEqual({
      a: { cash: "0", SPY: "6 for 2600" },
      b: { cash: "500", SPY: "3 for 1500" },
    });
    expect(result.told).toEqual(["late_fill"]);
  });

  it("that sold more than was booked takes what the shares had cost", ({ expect }) => {
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 3 }),
      cash: decimal(3500),
      corrections: [correction("sell", 3, 1500)],
    });
    expect(result.lines).toEqual([
      "a correction SPY: -2 shares, 1000 cash, -800 cost",
      "b correction SPY: -1 shares, 500 cash, -500 cost",
    ]);
  });

  it("that was busted is undone at its price", ({ expect }) => {
    const bought = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 3 }),
      cash: decimal(3500),
      corrections: [correction("buy", -3, -1500)],
    });
    expect(bought.owned).toEqual({
      a: { cash: "2000", SPY: "2 for 800" },
      b: { cash: "1500", SPY: "1 for 500" },
    });
    expect(bought.told).toEqual(["trade_bust"]);
    const sold = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 9 }),
      cash: decimal(500),
      corrections: [correction("sell", -3, -1500)],
    });
    expect(sold.owned).toEqual({
      a: { cash: "0", SPY: "6 for 2600" },
      b: { cash: "500", SPY: "3 for 1500" },
    });
  });

  it("that was busted when its shares have gone is undone as far as they are there", ({ expect }) => {
    // a has half of its 2 shares, so that half of its $1000 come back; the rest of the cash is nobody's.
    const ledgers = [ledger("a", 0, { SPY: [1, 500] }), ledger("b", 0)];
    const result = reconciled({ ledgers, cash: decimal(1500), corrections: [correction("buy", -3, -1500)] });
    expect(result.owned).toEqual({ a: { cash: "500" }, b: { cash: "0" } });
    expect(result.told).toEqual(["trade_bust"]);
  });

  it("that got a better price costs less, or brings more", ({ expect }) => {
    const account = { ledgers: ab(), holdings: decimals({ SPY: 6 }), cash: decimal(2003) };
    const bought = reconciled({ ...account, corrections: [correction("buy", 0, -3)] });
    expect(bought.lines).toEqual([
      "a correction SPY: 0 shares, 2 cash, -2 cost",
      "b correction SPY: 0 shares, 1 cash, -1 cost",
    ]);
    const sold = reconciled({ ...account, corrections: [correction("sell", 0, 3)] });
    expect(sold.lines).toEqual([
      "a correction SPY: 0 shares, 2 cash, 0 cost",
      "b correction SPY: 0 shares, 1 cash, 0 cost",
    ]);
    expect(sold.told).toEqual(["trade_correction"]);
  });

  it("that got a better price is profit once the shares are gone, or cost nothing any more", ({ expect }) => {
    const ledgers = [ledger("a", 0), ledger("b", 0, { SPY: [1, "0.40"] })];
    const result = reconciled({
      ledgers,
      holdings: decimals({ SPY: 1 }),
      cash: decimal(3),
      corrections: [correction("buy", 0, -3)],
    });
    expect(result.lines).toEqual([
      "a correction SPY: 0 shares, 2 cash, 0 cost",
      "b correction SPY: 0 shares, 1 cash, -0.4 cost",
    ]);
  });

  it("of a strategy that has no ledger any more is nobody's", ({ expect }) => {
    const result = reconciled({
      ledgers: [ledger("b", 1000)],
      holdings: decimals({ SPY: 3 }),
      cash: decimal(500),
      corrections: [correction("buy", 3, 1500)],
    });
    expect(result.owned).toEqual({ b: { cash: "500", SPY: "1 for 500" } });
  });

  it("says what it came to for the account", ({ expect }) => {
    const told = (...corrections: FillCorrection[]) =>
      reconciled({ ledgers: ab(), holdings: decimals({ SPY: 6 }), cash: decimal(2000), corrections })
        .differences[0];
    expect(told(correction("buy", 1, 500))).toBe("late_fill SPY: 1 shares, -500 cash");
    expect(told(correction("sell", 1, 500))).toBe("late_fill SPY: -1 shares, 500 cash");
    expect(told(correction("buy", -1, -500))).toBe("trade_bust SPY: -1 shares, 500 cash");
    expect(told(correction("sell", -1, -500))).toBe("trade_bust SPY: 1 shares, -500 cash");
    expect(told(correction("buy", 0, -3))).toBe("trade_correction SPY: 3 cash");
    expect(told(correction("sell", 0, -3))).toBe("trade_correction SPY: -3 cash");
  });

  it("makes no entry of nothing", ({ expect }) => {
    const account = { ledgers: ab(), holdings: decimals({ SPY: 6 }), cash: decimal(2001) };
    const cent = reconciled({ ...account, corrections: [correction("sell", 0, "0.01")] });
    expect(cent.lines).toEqual(["a correction SPY: 0 shares, 0.01 cash, 0 cost"]);
    const gone = { ledgers: [ledger("a", 0), ledger("b", 0)], cash: decimal(1500) };
    expect(reconciled({ ...gone, corrections: [correction("buy", -3, -1500)] }).lines).toEqual([]);
  });
});
