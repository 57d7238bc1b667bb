import { describe, it } from "vitest";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import { managedEquityAt } from "../../../src/engine/risk/managed-equity.ts";
import { decimals, ledger } from "../rebalance/support/account.ts";

describe("managed equity", () => {
  it("is the account's cash and what the ledgers hold, at the run's prices", ({ expect }) => {
    const ledgers = [ledger("a", 1000, { SPY: 2 }), ledger("b", -500, { SPY: 1, TLT: 10 })];
    const equity = managedEquityAt(ledgers, decimal(3000), decimals({ SPY: 500, TLT: 100 }));
    expect(toText(equity)).toBe("5500");
  });

  it("is not told without the price of something that is held", ({ expect }) => {
    const equity = () => managedEquityAt([ledger("a", 0, { SPY: 2 })], decimal(0), decimals({ TLT: 100 }));
    expect(equity).toThrow("no price for SPY");
  });
});
