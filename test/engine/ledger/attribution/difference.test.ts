import { describe, it } from "vitest";
import { decimals } from "../../rebalance/support/account.ts";
import { ledger, percents } from "../support/account.ts";
import { activity } from "../support/facts.ts";
import { reconciled } from "../support/reconciled.ts";
import { decimal } from "../../../../src/engine/money/decimal.ts";

const cash = (dollars: number | string) => decimal(dollars);
const ab = () => [ledger("a", 600, { SPY: [6, 3000] }), ledger("b", 400, { SPY: [2, 1100] })];

describe("a difference", () => {
  const told = (row: ReturnType<typeof activity>, dollars: number, shares: number) => {
    const account = { ledgers: ab(), shares: percents({ a: 50 }), activities: [row] };
    const { differences, messages } = reconciled({
      ...account,
      holdings: decimals({ SPY: shares }),
      cash: cash(dollars),
    });
    return [...differences, ...messages];
  };

  it("says what moved, and whether it was the strategies'", ({ expect }) => {
    const buy = activity("fill", { symbol: "SPY", quantity: 2, price: 500 });
    expect(told(buy, 1000, 10)).toEqual([
      "manual_buy SPY: 2 shares, -1000 cash",
      "2 SPY bought by hand for $1000.00: unassigned",
    ]);
    expect(told(buy, 0, 10)[1]).toBe(
      "2 SPY bought by hand for $1000.00: unassigned; $1000.00 of the strategies' cash paid for it",
    );
    const sell = activity("fill", { symbol: "SPY", quantity: -2, price: 500 });
    expect(told(sell, 2000, 8)).toEqual([
      "manual_sell SPY: -2 shares, 1000 cash",
      "2 SPY sold by hand for $1000.00: the proceeds are unassigned",
    ]);
    expect(told(sell, 2000, 6)[1]).toContain("strategies' shares were among them");
  });

  it("says what was transferred, and out of what", ({ expect }) => {
    const out = activity("transfer", { symbol: "SPY", quantity: -2 });
    expect(told(out, 1000, 8)).toEqual(["transfer_out SPY: -2 shares", "2 SPY transferred away"]);
    expect(told(out, 1000, 6)[1]).toBe("2 SPY transferred away; strategies' shares were among them");
    const both = activity("transfer", { symbol: "SPY", quantity: 1, cash: 7 });
    expect(told(both, 1007, 9)).toEqual([
      "transfer_in SPY: 1 shares",
      "deposit: 7 cash",
      "1 SPY transferred to the account: unassigned",
      "$7.00 deposited: divided by the strategies' shares",
    ]);
    const withdrawal = activity("withdrawal", { cash: -100 });
    expect(told(withdrawal, 1000, 8)).toEqual([
      "withdrawal: -100 cash",
      "$100.00 withdrawn: out of unassigned cash",
    ]);
    expect(told(withdrawal, 900, 8)[1]).toContain("and the strategies' cash in proportion");
  });

  it("says of income what it is of", ({ expect }) => {
    const dividend = activity("dividend", { symbol: "SPY", cash: "2.50" });
    expect(told(dividend, 1002.5, 8)).toEqual(["dividend SPY: 2.5 cash", "dividend of SPY: $2.50"]);
    expect(told(activity("fee", { cash: "-0.50" }), 999.5, 8).slice(0, 1)).toEqual(["fee: -0.5 cash"]);
    expect(told(activity("fee", { cash: "-0.50" }), 1000, 8)[1]).toBe("fee: -$0.50");
    expect(told(activity("interest", { cash: 0 }), 1000, 8)).toEqual([]);
    expect(told(activity("other", {}), 1000, 8)).toEqual([]);
  });

  it("is told for each payment of a day, and each transfer", ({ expect }) => {
    const paid = [3, 4].map((dollars) => activity("other", { symbol: "SPY", cash: dollars }));
    const moved = [1, 2].map((quantity) => activity("transfer", { symbol: "SPY", quantity }));
    const account = { ledgers: ab(), holdings: decimals({ SPY: 11 }), cash: cash(1007) };
    const result = reconciled({ ...account, activities: [...paid, ...moved] });
    expect(result.told).toEqual(["dividend", "dividend", "transfer_in", "transfer_in"]);
  });

  it("says what was paid in place of shares, and what was taken back of it", ({ expect }) => {
    const rows = (kind: "other" | "split") => [
      activity(kind, { symbol: "GLD", quantity: 0, cash: -3, at: 1 }),
      activity(kind, { symbol: "GLD", quantity: 0, cash: 2, at: 2 }),
      activity(kind, { symbol: "GLD", quantity: 0, at: 3 }),
    ];
    const account = { ledgers: [ledger("a", 0)], cash: cash(99) };
    for (const kind of ["other", "split"] as const) {
      const { messages } = reconciled({ ...account, activities: rows(kind) });
      expect(messages).toEqual(["fee of GLD: -$3.00", "dividend of GLD: $2.00"]);
    }
    const [taken, paid, nothing] = rows("other").map((row) => ({ ...row, at: 9, groupId: "g" }));
    const share = { ...activity("other", { symbol: "GLD", quantity: 1, at: 9, group: "g" }), at: 9 };
    const { messages } = reconciled({ ...account, activities: [taken!, paid!, nothing!, share] });
    expect(messages).toEqual([
      "corporate action: $3.00 taken for GLD",
      "corporate action: $2.00 paid for GLD",
      "corporate action: 1 GLD come",
    ]);
  });

  it("is unknown where the broker names no symbol", ({ expect }) => {
    const activities = [
      activity("fill", { cash: -100 }),
      activity("split", { quantity: 5 }),
      activity("split", { cash: 30 }),
    ];
    const account = { ledgers: ab(), holdings: decimals({ SPY: 8 }), cash: cash(930), activities };
    const result = reconciled(account);
    expect(result.differences).toEqual(["unknown_cash: -100 cash", "unknown_cash: 30 cash"]);
    expect(result.owned).toMatchObject({ a: { cash: "540" }, b: { cash: "360" } });
  });
});
