import { describe, it } from "vitest";
import { unassignedCash } from "../../../../src/engine/ledger/account-book.ts";
import { boundLedgers } from "../../../../src/engine/ledger/doubt/binding.ts";
import { type Doubt, isCertain } from "../../../../src/engine/ledger/doubt/doubt.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import { type Amounts, decimals } from "../../rebalance/support/account.ts";
import { ledger, linesOf, percents } from "../support/account.ts";
import { activity, cashPart, fund, order, reassigned, retired } from "../support/facts.ts";
import { accountThen } from "../support/reconciled.ts";
import { has, ToldAccount } from "../support/told-account.ts";

const HOUR = 3_600_000;
const on = (day: number, hour = 0) => (24 * day + hour) * HOUR;
const [MONDAY, TUESDAY, WEDNESDAY] = ["2026-11-02", "2026-11-03", "2026-11-04"] as const;

/** What is in doubt, as text: `{ SPY: "166", cash: "-99600" }`. */
function textOf({ shares, cash }: Doubt): Record<string, string> {
  const symbols = [...shares].map(([symbol, more]) => [symbol, toText(more)]);
  return { ...Object.fromEntries(symbols), ...(cash.eq(0) ? {} : { cash: toText(cash) }) };
}

/** Cash of each ledger that may be planned with. */
function boundCash({ then }: ToldAccount, doubt: Doubt, prices: Amounts = {}): string[] {
  const book = { ...then.explained, ledgers: then.ledgers };
  const bound = boundLedgers(book, doubt, decimals(prices));
  return [...bound.values()].map((each) => toText(each.ledger.cash));
}

/** Unassigned dollars. */
function unassigned({ then }: ToldAccount): string {
  return toText(unassignedCash({ ...then.explained, ledgers: then.ledgers }));
}

describe("a fill that is told two days late", () => {
  it("after a command and a bust is what it is now, as of when it was sent", ({ expect }) => {
    const account = new ToldAccount(accountThen([], decimal(100_000)));
    account.tell(fund(on(1, 9), "a", 100_000, 100));
    const sent = order(on(1, 16), "buy", "SPY", [100, 60_000], { a: 166 });
    const open = { ...sent, left: decimal(166), limitPrice: decimal(600) };
    // Tuesday: it is not known what became of the order, and the broker has what it bought.
    const tuesday = account.look(on(2, 16), TUESDAY, has(400, { SPY: 166 }), { orders: [open] });
    expect(textOf(tuesday)).toEqual({ SPY: "166", cash: "-99600" });
    expect(boundCash(account, tuesday)).toEqual(["400"]);
    expect(account.owned).toEqual({ a: { cash: "100000" } });
    account.tell(reassigned(on(2, 17), "release", [cashPart("a", -200)]));
    // 66 were busted in the night, and on Wednesday the broker tells of the order.
    const wednesday = account.look(on(3, 16), WEDNESDAY, has(40_000, { SPY: 100 }), { told: [sent] });
    expect(isCertain(wednesday)).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "39800", SPY: "100 for 60000" } });
    expect(unassigned(account)).toBe("200");
    expect(linesOf(account.journal)).toEqual([
      "a fund: 0 shares, 100000 cash, 0 cost",
      "a release: 0 shares, -200 cash, 0 cost",
      "a fill SPY: 100 shares, -60000 cash, 60000 cost",
    ]);
  });
});

describe("cash that is told late, or early", () => {
  const start = () => accountThen([ledger("a", 100)], decimal(100), new Map(), percents({ a: 100 }));
  const fee = () => activity("fee", { cash: -10, at: on(1) });

  it("leaves everybody with what they had if it had been told in time", ({ expect }) => {
    // $5,000 are unassigned. $8,000 are withdrawn on Monday, $2,000 deposited on Tuesday.
    const ledgers = [ledger("a", 10_000), ledger("b", 10_000)];
    const then = accountThen(ledgers, decimal(25_000), new Map(), percents({ a: 50, b: 50 }));
    const withdrawal = activity("withdrawal", { cash: -8000, at: on(1) });
    const deposit = activity("deposit", { cash: 2000, at: on(2) });
    const account = new ToldAccount(then);
    const monday = account.look(on(1, 16), MONDAY, has(17_000));
    expect(textOf(monday)).toEqual({ cash: "-8000" });
    expect(boundCash(account, monday)).toEqual(["8500", "8500"]);
    // The later of the two is told first.
    const tuesday = account.look(on(2, 16), TUESDAY, has(19_000), { told: [deposit] });
    expect(textOf(tuesday)).toEqual({ cash: "-8000" });
    expect(account.owned).toEqual({ a: { cash: "11000" }, b: { cash: "11000" } });
    expect(boundCash(account, tuesday)).toEqual(["9500", "9500"]);
    const wednesday = account.look(on(3, 16), WEDNESDAY, has(19_000), { told: [withdrawal] });
    expect(isCertain(wednesday)).toBe(true);
    const inTime = new ToldAccount(then);
    inTime.tell(withdrawal);
    inTime.tell(deposit);
    expect(account.owned).toEqual({ a: { cash: "9500" }, b: { cash: "9500" } });
    expect(inTime.owned).toEqual(account.owned);
  });

  it("as a charge is taken once", ({ expect }) => {
    const account = new ToldAccount(start());
    for (const [day, session] of [MONDAY, TUESDAY].entries()) {
      const doubt = account.look(on(day + 1, 16), session, has(90));
      expect(boundCash(account, doubt)).toEqual(["90"]);
      expect(account.owned).toEqual({ a: { cash: "100" } });
    }
    expect(isCertain(account.look(on(3, 16), WEDNESDAY, has(90), { told: [fee()] }))).toBe(true);
    expect(linesOf(account.journal)).toEqual(["a fee: 0 shares, -10 cash, 0 cost"]);
    expect(account.owned).toEqual({ a: { cash: "90" } });
  });

  it("as a charge whose doubt was accepted is taken once, too", ({ expect }) => {
    const account = new ToldAccount(start());
    for (const [day, session] of [MONDAY, TUESDAY, WEDNESDAY].entries()) {
      account.look(on(day + 1, 16), session, has(90));
    }
    expect(account.owned).toEqual({ a: { cash: "90" } });
    expect(isCertain(account.look(on(4, 16), WEDNESDAY, has(90), { told: [fee()] }))).toBe(true);
    expect(linesOf(account.journal)).toEqual([
      "a cash_left: 0 shares, -10 cash, 0 cost",
      "a fee: 0 shares, -10 cash, 0 cost",
      "a cash_left: 0 shares, 10 cash, 0 cost",
    ]);
    expect(account.then.ledgers.map(({ income }) => toText(income))).toEqual(["-10"]);
    expect(isCertain(account.look(on(5, 16), WEDNESDAY, has(90)))).toBe(true);
  });

  it("as a credit is given, though its cash is not there yet, and not spent before it is", ({ expect }) => {
    const then = accountThen([ledger("a", 100, { SPY: [1, 10] })], decimal(100), decimals({ SPY: 1 }));
    const account = new ToldAccount(then);
    const dividend = activity("dividend", { symbol: "SPY", cash: 5, at: on(1) });
    const early = account.look(on(1, 16), MONDAY, has(100, { SPY: 1 }), { told: [dividend] });
    expect(account.owned).toEqual({ a: { cash: "105", SPY: "1 for 10" } });
    expect(boundCash(account, early, { SPY: 10 })).toEqual(["100"]);
    expect(isCertain(account.look(on(2, 16), TUESDAY, has(105, { SPY: 1 })))).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "105", SPY: "1 for 10" } });
  });

  it("as a withdrawal whose doubt was accepted leaves the ledgers as they are", ({ expect }) => {
    const account = new ToldAccount(accountThen([ledger("a", 600), ledger("b", 400)], decimal(1000)));
    for (const [day, session] of [MONDAY, TUESDAY, WEDNESDAY].entries()) {
      account.look(on(day + 1, 16), session, has(900));
    }
    expect(account.owned).toEqual({ a: { cash: "540" }, b: { cash: "360" } });
    const withdrawal = activity("withdrawal", { cash: -100, at: on(1) });
    expect(isCertain(account.look(on(4, 16), WEDNESDAY, has(900), { told: [withdrawal] }))).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "540" }, b: { cash: "360" } });
  });
});

describe("a dividend that is paid after its shares were sold", () => {
  const bought = order(on(1, 16), "buy", "SPY", [10, 1000], { a: 6, b: 4 });
  const sold = order(on(2, 16), "sell", "SPY", [10, 1000], { a: 6, b: 4 });
  const paid = (quantity?: number) =>
    activity("dividend", { symbol: "SPY", cash: 20, at: on(9), ...(quantity ? { quantity } : {}) });
  const start = () => accountThen([ledger("a", 600), ledger("b", 400)], decimal(1500));

  it("goes to those who held the symbol last", ({ expect }) => {
    const account = new ToldAccount(start());
    account.tell(bought, sold, paid());
    expect(account.owned).toEqual({ a: { cash: "612" }, b: { cash: "408" } });
  });

  it("goes to those who held as many as it is counted for", ({ expect }) => {
    const account = new ToldAccount(start());
    account.tell(bought, sold, order(on(3, 16), "buy", "SPY", [5, 500], { b: 5 }), paid(10));
    expect(account.owned).toEqual({ a: { cash: "612" }, b: { cash: "-92", SPY: "5 for 500" } });
  });

  it("goes to the holders of now where it counts what there never was", ({ expect }) => {
    const account = new ToldAccount(start());
    account.tell(bought, paid(11));
    expect(account.owned).toEqual({
      a: { cash: "12", SPY: "6 for 600" },
      b: { cash: "8", SPY: "4 for 400" },
    });
  });

  it("goes to those who had the shares from the beginning, too", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: [3, 30] }), ledger("b", 0)];
    const account = new ToldAccount(accountThen(ledgers, decimal(0), decimals({ SPY: 4 })));
    account.tell(activity("fill", { symbol: "SPY", quantity: -4, price: 10, at: on(1) }), paid());
    // A quarter of the shares was nobody's.
    expect(account.owned).toEqual({ a: { cash: "15" }, b: { cash: "0" } });
    account.tell(activity("dividend", { symbol: "SPY", cash: 8, quantity: 4, at: on(10) }));
    expect(account.owned).toMatchObject({ a: { cash: "21" } });
  });

  it("is nobody's in the part of a strategy that has ended", ({ expect }) => {
    const account = new ToldAccount(start());
    account.tell(bought, sold, retired(on(3), "a"), paid());
    expect(account.owned).toEqual({ b: { cash: "408" } });
    expect(unassigned(account)).toBe("1112");
  });
});
