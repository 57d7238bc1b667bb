import { describe, it } from "vitest";
import { decimal } from "../../../../src/engine/money/decimal.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { ledger, linesOf } from "../support/account.ts";
import {
  accepted,
  activity,
  cashPart,
  cross,
  fund,
  order,
  reassigned,
  retired,
  sharesPart,
} from "../support/facts.ts";
import { accountThen, replayed } from "../support/reconciled.ts";
import { ToldAccount } from "../support/told-account.ts";

const NOON = 12;

describe("at one instant", () => {
  it("what was accepted counts before the command that gives it away", ({ expect }) => {
    // A look has found three shares too many for the third time, and gives them to the strategy that owns everything.
    const account = new ToldAccount(accountThen([ledger("a", 100)], decimal(100)));
    account.tell(accepted(NOON, "SPY", 3));
    account.tell(reassigned(NOON, "adopt", [sharesPart("a", "SPY", 3, 1500)]));
    expect(account.owned).toEqual({ a: { cash: "100", SPY: "3 for 1500" } });
    expect(linesOf(account.journal)).toEqual(["a adopt SPY: 3 shares, 0 cash, 1500 cost"]);
  });

  it("a strategy is in force before anything is given to it, whatever it is called", ({ expect }) => {
    for (const name of ["0", "zzz"]) {
      const account = new ToldAccount(accountThen([], decimal(100), decimals({ SPY: 3 })));
      account.tell(fund(NOON, name, 60));
      account.tell(reassigned(NOON, "adopt", [sharesPart(name, "SPY", 3, 1500)]));
      account.tell(reassigned(NOON, "relevel", [cashPart(name, 10)]));
      expect(account.owned).toEqual({ [name]: { cash: "70", SPY: "3 for 1500" } });
    }
  });

  it("a strategy gives up all that it has by then", ({ expect }) => {
    const account = new ToldAccount(accountThen([], decimal(100), decimals({ SPY: 3 })));
    account.tell(
      retired(NOON, "a"),
      reassigned(NOON, "adopt", [sharesPart("a", "SPY", 3, 1500)]),
      fund(NOON, "a", 60),
    );
    expect(account.owned).toEqual({});
    expect([...account.then.shares.keys()]).toEqual([]);
    expect(linesOf(account.journal).slice(2)).toEqual([
      "a retire SPY: -3 shares, 0 cash, -1500 cost",
      "a retire: 0 shares, -60 cash, 0 cost",
    ]);
  });

  it("a split comes before our own trades, a sell before the cross, and equals by their ids", ({
    expect,
  }) => {
    const ledgers = [ledger("a", 0, { SPY: [4, 400] }), ledger("b", 500)];
    const then = accountThen(ledgers, decimal(500), decimals({ SPY: 4 }));
    const sell = order(NOON, "sell", "SPY", [6, 600], { a: 6 });
    const rest = cross(NOON, "SPY", [2, 100], "a", "b");
    const split = activity("split", { symbol: "SPY", quantity: 4, at: NOON });
    const account = new ToldAccount(then);
    account.tell(rest);
    account.tell(sell);
    account.tell(split);
    expect(account.owned).toEqual({ a: { cash: "800" }, b: { cash: "300", SPY: "2 for 200" } });
    const twins = [
      order(NOON, "sell", "SPY", [2, 200], { a: 2 }),
      order(NOON, "sell", "SPY", [2, 260], { a: 2 }),
    ];
    const lines = (facts: typeof twins) => linesOf(replayed(then, facts).entries);
    expect(lines(twins.toReversed())).toEqual(lines(twins));
    expect(lines([twins[0]!, twins[0]!]).slice(0, 1)).toEqual(lines(twins).slice(0, 1));
  });
});
