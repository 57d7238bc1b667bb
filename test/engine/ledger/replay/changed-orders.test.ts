import { describe, it } from "vitest";
import type { StrategyLedger } from "../../../../src/engine/ledger/journal/ledger.ts";
import { correctionDifference } from "../../../../src/engine/ledger/reconcile/correction.ts";
import type { Fact, OrderFact } from "../../../../src/engine/ledger/replay/fact.ts";
import { revisionsOf } from "../../../../src/engine/ledger/replay/revisions.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import { decimals, type Amounts } from "../../rebalance/support/account.ts";
import { ledger, linesOf, owned } from "../support/account.ts";
import { answered, order, retired } from "../support/facts.ts";
import { accountThen, replayed } from "../support/reconciled.ts";

const ordered = (side: "buy" | "sell") => order(1, side, "SPY", [3, 1500], { a: 2, b: 1 });
/** What the ledgers had before the order; a buy or a sell of 3 leaves both with $1000. */
const beforeBuy = () => [ledger("a", 2000, { SPY: [2, 600] }), ledger("b", 1500, { SPY: [1, 500] })];
const beforeSell = () => [ledger("a", 0, { SPY: [6, 2400] }), ledger("b", 500, { SPY: [3, 1500] })];

/** What a changed answer about an order does to an account that had it booked, and whatever came since. */
function changed(
  ledgers: readonly StrategyLedger[],
  [cash, holdings]: readonly [cash: number, holdings: Amounts],
  first: OrderFact,
  then: OrderFact,
  since: readonly Fact[] = [],
) {
  const account = accountThen(ledgers, decimal(cash), decimals(holdings));
  const booked = replayed(account, [first, ...since]);
  const now = replayed(account, [then, ...since]);
  return {
    ledgers: now.then.ledgers,
    owned: Object.fromEntries(now.then.ledgers.map((each) => [each.strategyId, owned(each)])),
    revisions: linesOf(revisionsOf(booked.entries, now.entries)),
    explained: now.then.explained,
  };
}

describe("an order of ours", () => {
  const bought = ordered("buy");
  const sold = ordered("sell");

  it("that filled more after it was booked is divided as it was, as of when it was sent", ({ expect }) => {
    const more = changed(beforeBuy(), [3500, { SPY: 3 }], bought, answered(bought, 6, 3000));
    expect(more.owned).toEqual({
      a: { cash: "0", SPY: "6 for 2600" },
      b: { cash: "500", SPY: "3 for 1500" },
    });
    expect(more.revisions).toEqual([
      "a fill SPY: 2 shares, -1000 cash, 1000 cost",
      "b fill SPY: 1 shares, -500 cash, 500 cost",
    ]);
  });

  it("that sold more than was booked takes what the shares had cost", ({ expect }) => {
    const more = changed(beforeSell(), [500, { SPY: 9 }], sold, answered(sold, 6, 3000));
    expect(more.revisions).toEqual([
      "a fill SPY: -2 shares, 1000 cash, -800 cost",
      "b fill SPY: -1 shares, 500 cash, -500 cost",
    ]);
  });

  it("that was busted is as if it had never been", ({ expect }) => {
    const unbought = changed(beforeBuy(), [3500, { SPY: 3 }], bought, answered(bought, 0, 0));
    expect(unbought.owned).toEqual({
      a: { cash: "2000", SPY: "2 for 600" },
      b: { cash: "1500", SPY: "1 for 500" },
    });
    const unsold = changed(beforeSell(), [500, { SPY: 9 }], sold, answered(sold, 0, 0));
    expect(unsold.owned).toEqual({
      a: { cash: "0", SPY: "6 for 2400" },
      b: { cash: "500", SPY: "3 for 1500" },
    });
    expect(unsold.revisions).toEqual([
      "a fill SPY: 2 shares, -1000 cash, 800 cost",
      "b fill SPY: 1 shares, -500 cash, 500 cost",
    ]);
  });

  it("that was busted in part keeps the other part", ({ expect }) => {
    const part = changed(beforeBuy(), [3500, { SPY: 3 }], bought, answered(bought, 1, 500));
    expect(part.owned).toEqual({
      a: { cash: "1666.67", SPY: "2.666666667 for 933.33" },
      b: { cash: "1333.33", SPY: "1.333333333 for 666.67" },
    });
  });

  it("that was busted when its shares were sold leaves the proceeds to nobody, and the account short", ({
    expect,
  }) => {
    const ledgers = [ledger("a", 1000), ledger("b", 500)];
    const sale = order(2, "sell", "SPY", [3, 1560], { a: 2, b: 1 });
    const busted = changed(ledgers, [1500, {}], bought, answered(bought, 0, 0), [sale]);
    expect(busted.owned).toEqual({ a: { cash: "1000" }, b: { cash: "500" } });
    expect(busted.revisions).toEqual([
      "a fill SPY: -2 shares, 1000 cash, -1000 cost",
      "b fill SPY: -1 shares, 500 cash, -500 cost",
      "a fill SPY: 2 shares, -1040 cash, 1000 cost",
      "b fill SPY: 1 shares, -520 cash, 500 cost",
    ]);
    expect(toText(busted.explained.cash)).toBe("3060");
    expect(toText(busted.explained.holdings.get("SPY")!)).toBe("-3");
  });

  it("that got a better price costs less, or brings more", ({ expect }) => {
    const cheaper = changed(beforeBuy(), [3500, { SPY: 3 }], bought, answered(bought, 3, 1497));
    expect(cheaper.revisions).toEqual([
      "a fill SPY: 0 shares, 2 cash, -2 cost",
      "b fill SPY: 0 shares, 1 cash, -1 cost",
    ]);
    const dearer = changed(beforeSell(), [500, { SPY: 9 }], sold, answered(sold, 3, 1503));
    expect(dearer.revisions).toEqual([
      "a fill SPY: 0 shares, 2 cash, 0 cost",
      "b fill SPY: 0 shares, 1 cash, 0 cost",
    ]);
  });

  it("that got a better price is profit once the shares are sold", ({ expect }) => {
    const ledgers = [ledger("a", 1000), ledger("b", 500)];
    const sale = order(2, "sell", "SPY", [3, 1560], { a: 2, b: 1 });
    const cheaper = changed(ledgers, [1500, {}], bought, answered(bought, 3, 1497), [sale]);
    expect(cheaper.ledgers.map(({ realised }) => toText(realised))).toEqual(["42", "21"]);
    expect(cheaper.owned).toEqual({ a: { cash: "1042" }, b: { cash: "521" } });
  });

  it("that changed after a strategy of it had ended changes what was left of that one", ({ expect }) => {
    const late = changed(beforeBuy(), [3500, { SPY: 3 }], bought, answered(bought, 6, 3000), [
      retired(2, "a"),
    ]);
    expect(late.owned).toEqual({ b: { cash: "500", SPY: "3 for 1500" } });
    expect(late.revisions).toEqual([
      "a retire: 0 shares, 1000 cash, 0 cost",
      "a fill SPY: 2 shares, -1000 cash, 1000 cost",
      "b fill SPY: 1 shares, -500 cash, 500 cost",
      "a retire SPY: -2 shares, 0 cash, -1000 cost",
    ]);
  });

  it("of a strategy that is not in force by then is nobody's in that part", ({ expect }) => {
    const ended = replayed(accountThen([ledger("b", 1000)], decimal(5000)), [bought]);
    expect(linesOf(ended.entries)).toEqual(["b fill SPY: 1 shares, -500 cash, 500 cost"]);
  });

  it("that changed by a cent changes one ledger by it", ({ expect }) => {
    const cent = changed(beforeSell(), [500, { SPY: 9 }], sold, answered(sold, 3, "1500.01"));
    expect(cent.revisions).toEqual(["a fill SPY: 0 shares, 0.01 cash, 0 cost"]);
    expect(changed(beforeSell(), [500, { SPY: 9 }], sold, sold).revisions).toEqual([]);
  });
});

describe("what the owner is told of a changed order", () => {
  const told = (side: "buy" | "sell", quantity: number, value: number) => {
    const change = { symbol: "SPY", side, quantity: decimal(quantity), value: decimal(value) };
    const { code, quantity: shares, amount, message } = correctionDifference(change);
    return [code, shares && toText(shares), amount && toText(amount), message];
  };

  it("is what it came to for the account", ({ expect }) => {
    const late = (side: string) => `a ${side} of 1 SPY for $500.00 filled after it was booked`;
    expect(told("buy", 1, 500)).toEqual(["late_fill", "1", "-500", late("buy")]);
    expect(told("sell", 1, 500)).toEqual(["late_fill", "-1", "500", late("sell")]);
    const bust = (side: string) => `a ${side} of 1 SPY for $500.00 was taken back by the exchange`;
    expect(told("buy", -1, -500)).toEqual(["trade_bust", "-1", "500", bust("buy")]);
    expect(told("sell", -1, -500)).toEqual(["trade_bust", "1", "-500", bust("sell")]);
    const price = (side: string) => `the price of a ${side} of SPY was corrected: $3.00`;
    expect(told("buy", 0, -3)).toEqual(["trade_correction", undefined, "3", price("buy")]);
    expect(told("sell", 0, -3)).toEqual(["trade_correction", undefined, "-3", price("sell")]);
  });
});
