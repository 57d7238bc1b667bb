import { describe, it } from "vitest";
import { unassignedShares } from "../../../../src/engine/ledger/account-book.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { ledger } from "../support/account.ts";
import { activity, order } from "../support/facts.ts";
import { accountThen } from "../support/reconciled.ts";
import { ToldAccount } from "../support/told-account.ts";

/** Six shares, one of them nobody's, of two strategies; a third has cash only. */
function started(): ToldAccount {
  const ledgers = [ledger("a", 50, { SSP: [4, 40] }), ledger("b", 50, { SSP: [1, 10] }), ledger("c", 900)];
  return new ToldAccount(accountThen(ledgers, decimal(1000), decimals({ SSP: 6 })));
}

describe("shares of two symbols that come back in one event", () => {
  it("bring each the money that is told with them", ({ expect }) => {
    const ledgers = [ledger("a", 50, { SSP: [4, 40] }), ledger("b", 50, { TTP: [1, 10] })];
    const account = new ToldAccount(accountThen(ledgers, decimal(100), decimals({ SSP: 4, TTP: 1 })));
    for (const [symbol, quantity] of [
      ["SSP", -4],
      ["TTP", -1],
    ] as const) {
      account.tell(activity("other", { symbol, quantity, at: 1, group: `${symbol} goes` }));
    }
    expect([...account.then.explained.holdings]).toEqual([]);
    account.tell(
      activity("other", { symbol: "SSP", quantity: 1, cash: 3, at: 2, group: "both" }),
      activity("other", { symbol: "TTP", quantity: 1, cash: 5, at: 2, group: "both" }),
    );
    expect(account.owned).toEqual({
      a: { cash: "53", SSP: "1 for 0" },
      b: { cash: "55", TTP: "1 for 0" },
    });
  });
});

describe.for(["other", "split"] as const)("a reverse split that is told in instalments, as %s", (kind) => {
  it("takes back what was paid from those who got it, and brings shares to those who had some", ({
    expect,
  }) => {
    const account = started();
    account.tell(activity(kind, { symbol: "SSP", quantity: -6, cash: "8.22", at: 1 }));
    expect(account.owned).toEqual({ a: { cash: "55.48" }, b: { cash: "51.37" }, c: { cash: "900" } });
    account.tell(activity(kind, { symbol: "SSP", cash: "-8.22", at: 2 }));
    expect(account.owned).toEqual({ a: { cash: "50" }, b: { cash: "50" }, c: { cash: "900" } });
    account.tell(activity(kind, { symbol: "SSP", quantity: 1, at: 4 }));
    expect(account.owned).toEqual({
      a: { cash: "50", SSP: "0.666666667 for 0" },
      b: { cash: "50", SSP: "0.166666667 for 0" },
      c: { cash: "900" },
    });
    const { explained, ledgers } = account.then;
    expect(toText(unassignedShares({ ...explained, ledgers }, "SSP"))).toBe("0.166666666");
  });

  it("takes it back from those when money and share come in one event", ({ expect }) => {
    const account = started();
    account.tell(activity(kind, { symbol: "SSP", quantity: -6, cash: "8.22", at: 1 }));
    account.tell(
      activity(kind, { symbol: "SSP", quantity: 0, cash: "-8.22", at: 2 }),
      activity(kind, { symbol: "SSP", quantity: 1, at: 2 }),
    );
    expect(account.owned).toEqual({
      a: { cash: "50", SSP: "0.666666667 for 0" },
      b: { cash: "50", SSP: "0.166666667 for 0" },
      c: { cash: "900" },
    });
  });

  it("pays what comes with the last share to those who had some", ({ expect }) => {
    const account = started();
    account.tell(activity(kind, { symbol: "SSP", quantity: -6, at: 1 }));
    account.tell(activity(kind, { symbol: "SSP", quantity: 1, cash: "8.22", at: 2 }));
    expect(account.owned).toMatchObject({ a: { cash: "55.48" }, b: { cash: "51.37" }, c: { cash: "900" } });
  });

  it("brings nothing to those who had sold the symbol before", ({ expect }) => {
    const account = started();
    account.tell(order(1, "buy", "NEW", [1, 50], { a: 1 }));
    account.tell(order(2, "sell", "NEW", [1, 60], { a: 1 }));
    account.tell(order(2, "sell", "SSP", [5, 100], { a: 4, b: 1 }));
    account.tell(activity("fill", { symbol: "SSP", quantity: -1, price: 20, at: 2 }));
    for (const symbol of ["SSP", "NEW"]) account.tell(activity(kind, { symbol, quantity: 5, at: 3 }));
    expect(account.owned).toEqual({ a: { cash: "140" }, b: { cash: "70" }, c: { cash: "900" } });
  });

  it("brings nothing to anybody while the account is short of the symbol", ({ expect }) => {
    const account = started();
    account.tell(activity(kind, { symbol: "SSP", quantity: -6, at: 1 }));
    account.tell(activity("fill", { symbol: "SSP", quantity: -10, price: 1, at: 2 }));
    account.tell(activity(kind, { symbol: "SSP", quantity: 9, at: 3 }));
    expect(account.journal.filter(({ countsAt }) => countsAt === 3)).toEqual([]);
  });
});
