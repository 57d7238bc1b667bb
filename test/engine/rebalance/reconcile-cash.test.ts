import { describe, it } from "vitest";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import { reconcileCash } from "../../../src/engine/rebalance/reconcile-cash.ts";
import type { Ledger } from "../../../src/engine/rebalance/types.ts";

function ledgers(...cash: number[]): Ledger[] {
  return cash.map((dollars, index) => ({
    strategyId: String(index),
    cash: decimal(dollars),
    positions: new Map(),
  }));
}

const cashOf = (result: { ledgers: Ledger[] }) => result.ledgers.map(({ cash }) => toText(cash));

describe("the ledgers' cash", () => {
  it("stays as it is when the account has as much, or more", ({ expect }) => {
    const result = reconcileCash(ledgers(600, 400), decimal(1_500));
    expect(cashOf(result)).toEqual(["600", "400"]);
    expect(result.differences).toEqual([]);
  });

  it("gives in proportion when cash was withdrawn or spent by hand", ({ expect }) => {
    const result = reconcileCash(ledgers(600, 400), decimal(500));
    expect(cashOf(result)).toEqual(["300", "200"]);
    expect(result.differences).toMatchObject([{ code: "cash_left" }]);
  });

  it("is nothing when the account owes money", ({ expect }) => {
    expect(cashOf(reconcileCash(ledgers(600, 400), decimal(-50)))).toEqual(["0", "0"]);
  });

  it("gives cents of rounding without a word", ({ expect }) => {
    const result = reconcileCash(ledgers(600, 400), decimal("999.98"));
    expect(cashOf(result)).toEqual(["599.99", "399.99"]);
    expect(result.differences).toEqual([]);
  });
});
