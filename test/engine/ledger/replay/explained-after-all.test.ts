import { describe, it } from "vitest";
import { type Doubt, isCertain } from "../../../../src/engine/ledger/doubt/doubt.ts";
import type { Explained } from "../../../../src/engine/ledger/replay/effect.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { ledger, linesOf } from "../support/account.ts";
import { activity, answered, order } from "../support/facts.ts";
import { accountThen } from "../support/reconciled.ts";
import { accept, has, type Telling, ToldAccount } from "../support/told-account.ts";

const DAY = 24 * 3_600_000;
const SESSIONS = ["2026-11-02", "2026-11-03", "2026-11-04"];

/** A look after that, which is told of something. */
function explain(account: ToldAccount, broker: Explained, ...told: readonly Telling[]): Doubt {
  return account.look(12 * DAY, "2026-11-13", broker, { told });
}

const renamed = (group: string, from: string, into: string, quantity: number) => [
  activity("other", { symbol: from, quantity: -quantity, at: DAY, group }),
  activity("other", { symbol: into, quantity, at: DAY, group }),
];

const reverseSplit = () =>
  [-100, 10].map((quantity) => activity("split", { symbol: "XYZ", quantity, at: DAY }));

const hundred = () => accountThen([ledger("a", 0, { XYZ: [100, 500] })], decimal(0), decimals({ XYZ: 100 }));

describe("what was accepted because nothing explained it, and is explained after all", () => {
  it("as a merger becomes the shares and the cash that came for the old ones", ({ expect }) => {
    const then = accountThen([ledger("a", 0, { OLD: [100, 900] })], decimal(0), decimals({ OLD: 100 }));
    const account = new ToldAccount(then);
    const [first] = accept(account, has(300, { NEW: 50 }));
    expect(first!.shares.get("OLD")!.toFixed()).toBe("-100");
    expect(account.owned).toEqual({ a: { cash: "0" } });
    const rows = [
      activity("other", { symbol: "OLD", quantity: -100, cash: 300, at: DAY, group: "g" }),
      activity("other", { symbol: "NEW", quantity: 50, at: DAY, group: "g" }),
    ];
    expect(isCertain(explain(account, has(300, { NEW: 50 }), ...rows))).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "300", NEW: "50 for 900" } });
    expect(linesOf(account.journal)).toEqual([
      "a sold_outside OLD: -100 shares, 0 cash, -900 cost",
      // The merger is put before the taking, which finds nothing and is taken back.
      "a sold_outside OLD: 100 shares, 0 cash, 900 cost",
      "a corporate_action OLD: -100 shares, 300 cash, -900 cost",
      "a corporate_action NEW: 50 shares, 0 cash, 900 cost",
    ]);
  });

  it("as a reverse split leaves everybody the shares that it made", ({ expect }) => {
    const account = new ToldAccount(hundred());
    accept(account, has(0, { XYZ: 10 }));
    expect(account.owned).toEqual({ a: { cash: "0", XYZ: "10 for 50" } });
    expect(isCertain(explain(account, has(0, { XYZ: 10 }), ...reverseSplit()))).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "0", XYZ: "10 for 500" } });
  });

  it("as a change of symbol moves what everyone had", ({ expect }) => {
    const ledgers = [ledger("a", 0, { OLD: [30, 900] }), ledger("b", 0, { OLD: [10, 200] })];
    const account = new ToldAccount(accountThen(ledgers, decimal(0), decimals({ OLD: 40 })));
    accept(account, has(0, { NEW: 40 }));
    explain(account, has(0, { NEW: 40 }), ...renamed("g", "OLD", "NEW", 40));
    expect(account.owned).toEqual({
      a: { cash: "0", NEW: "30 for 900" },
      b: { cash: "0", NEW: "10 for 200" },
    });
  });

  it("as an action is so though the broker dates it days later", ({ expect }) => {
    const then = accountThen([ledger("a", 0, { OLD: [40, 900] })], decimal(0), decimals({ OLD: 40 }));
    const dated = (days: number) => {
      const account = new ToldAccount(then);
      accept(account, has(0, { NEW: 40 }));
      const rows = renamed("g", "OLD", "NEW", 40).map((row) => ({ ...row, at: (4 + days) * DAY }));
      const doubt = explain(account, has(0, { NEW: 40 }), ...rows);
      return [isCertain(doubt), account.owned["a"]];
    };
    for (const days of [0, 1, 4]) expect(dated(days)).toEqual([true, { cash: "0", NEW: "40 for 900" }]);
    expect(dated(5)).toEqual([false, { cash: "0" }]);
  });

  it("as a takeover pays those who had the shares", ({ expect }) => {
    const account = new ToldAccount(
      accountThen([ledger("a", 100, { OLD: [10, 600] })], decimal(100), decimals({ OLD: 10 })),
    );
    accept(account, has(1100));
    const paid = activity("other", { symbol: "OLD", quantity: -10, cash: 1000, at: DAY });
    expect(isCertain(explain(account, has(1100), paid))).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "1100" } });
  });

  it("as it is when something that came later that day, and is dated so, is told with it", ({ expect }) => {
    const account = new ToldAccount(accountThen([ledger("a", 100)], decimal(100)));
    accept(account, has(90));
    account.look(4 * DAY + 1, "2026-11-04", has(390));
    const withdrawal = activity("withdrawal", { cash: -10, at: DAY });
    const dividend = activity("deposit", { cash: 300, at: 4 * DAY - 1 });
    expect(isCertain(explain(account, has(390), withdrawal, dividend))).toBe(true);
    const left = account.facts.flatMap((fact) => (fact.kind === "accepted" ? [toText(fact.amount)] : []));
    expect(left).toEqual(["0"]);
  });

  it("leaves alone what was bought meanwhile", ({ expect }) => {
    const ledgers = [ledger("a", 50, { XYZ: [100, 500] })];
    const account = new ToldAccount(accountThen(ledgers, decimal(50), decimals({ XYZ: 100 })));
    accept(account, has(50, { XYZ: 10 }));
    const bought = order(5 * DAY, "buy", "XYZ", [5, 50], { a: 5 });
    account.tell(bought);
    expect(isCertain(explain(account, has(0, { XYZ: 15 }), ...reverseSplit()))).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "0", XYZ: "15 for 550" } });
  });

  it("gives nothing back that had gone before it happened, and for another reason", ({ expect }) => {
    const account = new ToldAccount(hundred());
    accept(account, has(0, { XYZ: 10 }));
    const later = [-10, 1].map((quantity) => activity("split", { symbol: "XYZ", quantity, at: 5 * DAY }));
    expect(isCertain(explain(account, has(0, { XYZ: 1 }), ...later))).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "0", XYZ: "1 for 50" } });
  });

  it("gives back no more than the broker has", ({ expect }) => {
    const account = new ToldAccount(hundred());
    accept(account, has(0, { XYZ: 10 }));
    // 100 became 10, of which 6 are gone by now, and nothing says why.
    const doubt = explain(account, has(0, { XYZ: 4 }), ...reverseSplit());
    expect(isCertain(doubt)).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "0", XYZ: "4 for 200" } });
  });

  it("is given back later, when something else hides at first that it is explained", ({ expect }) => {
    const account = new ToldAccount(accountThen([ledger("a", 100)], decimal(100)));
    accept(account, has(90));
    // Another $10 go, and what is told is what the first were.
    const fee = activity("fee", { cash: -10, at: DAY });
    expect(isCertain(account.look(6 * DAY, "2026-11-06", has(80), { told: [fee] }))).toBe(true);
    const withdrawal = activity("withdrawal", { cash: -10, at: 5 * DAY });
    expect(isCertain(account.look(9 * DAY, "2026-11-09", has(80), { told: [withdrawal] }))).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "80" } });
    expect(account.facts.flatMap((fact) => (fact.kind === "accepted" ? [toText(fact.amount)] : []))).toEqual([
      "0",
    ]);
  });

  it("is given back with its opposite that was accepted later, when both are told at once", ({ expect }) => {
    const account = new ToldAccount(hundred());
    accept(account, has(0, { XYZ: 10 }));
    for (const [index, session] of SESSIONS.entries()) {
      account.look((5 + index) * DAY, session, has(0, { XYZ: 40 }));
    }
    // 30 of the 90 came back; told of both, nobody has lost anything to what is unassigned.
    const back = activity("transfer", { symbol: "XYZ", quantity: 30, at: 5 * DAY - 1 });
    const gone = activity("transfer", { symbol: "XYZ", quantity: -90, at: DAY });
    expect(isCertain(explain(account, has(0, { XYZ: 40 }), gone, back))).toBe(true);
    const amounts = account.facts.flatMap((fact) => (fact.kind === "accepted" ? [toText(fact.amount)] : []));
    expect(amounts).toEqual(["0", "0"]);
  });

  it("gives nothing back twice when two things explain it at once", ({ expect }) => {
    const account = new ToldAccount(
      accountThen([ledger("a", 0, { OLD: [10, 600] })], decimal(0), decimals({ OLD: 10 })),
    );
    accept(account, has(0, { NEW: 10, NEXT: 10 }));
    const both = [...renamed("g", "OLD", "NEW", 10), ...renamed("h", "OLD", "NEXT", 10)];
    const doubt = explain(account, has(0, { NEW: 10, NEXT: 10 }), ...both);
    expect(account.owned).toEqual({ a: { cash: "0", NEW: "10 for 600" } });
    expect([...doubt.shares].map(([symbol, more]) => `${symbol} ${toText(more)}`)).toEqual(["OLD 10"]);
  });

  it("is given back oldest first, and in parts", ({ expect }) => {
    const account = new ToldAccount(hundred());
    accept(account, has(0, { XYZ: 70 }));
    for (const [index, session] of SESSIONS.entries()) {
      account.look((5 + index) * DAY, session, has(0, { XYZ: 50 }));
    }
    const sold = (quantity: number) => activity("fill", { symbol: "XYZ", quantity, price: 0, at: DAY });
    const left = () =>
      account.facts.flatMap((fact) => (fact.kind === "accepted" ? [toText(fact.amount)] : []));
    expect(left()).toEqual(["-30", "-20"]);
    account.look(9 * DAY, "2026-11-10", has(0, { XYZ: 50 }), { told: [sold(-5)] });
    expect(left()).toEqual(["-25", "-20"]);
    account.look(10 * DAY, "2026-11-11", has(0, { XYZ: 50 }), { told: [sold(-20)] });
    expect(left()).toEqual(["-5", "-20"]);
    account.look(11 * DAY, "2026-11-12", has(0, { XYZ: 50 }), { told: [sold(-25)] });
    expect(left()).toEqual(["0", "0"]);
    expect(account.owned).toMatchObject({ a: { XYZ: "50 for 250" } });
  });
});

describe("a bust", () => {
  const bought = order(DAY, "buy", "SPY", [166, 99_600], { a: 166 });
  const start = () => accountThen([ledger("a", 100_000)], decimal(100_000));
  const busted = answered(bought, 100, 60_000);
  const broker = () => has(40_000, { SPY: 100 });
  const right = { a: { cash: "40000", SPY: "100 for 60000" } };

  it("that is looked at before it is told of is in doubt, and is taken once", ({ expect }) => {
    const account = new ToldAccount(start());
    account.tell(bought);
    const doubt = account.look(2 * DAY, SESSIONS[0]!, broker());
    expect([doubt.shares.get("SPY")!, doubt.cash].map(toText)).toEqual(["-66", "39600"]);
    expect(account.owned).toEqual({ a: { cash: "400", SPY: "166 for 99600" } });
    expect(isCertain(explain(account, broker(), busted))).toBe(true);
    expect(account.owned).toEqual(right);
  });

  it("that is told of before it is looked at is taken once", ({ expect }) => {
    const account = new ToldAccount(start());
    account.tell(bought);
    account.tell(busted);
    expect(isCertain(account.look(2 * DAY, SESSIONS[0]!, broker()))).toBe(true);
    expect(account.owned).toEqual(right);
  });

  it("that is told of when its doubt has been accepted is taken once", ({ expect }) => {
    const account = new ToldAccount(start());
    account.tell(bought);
    accept(account, broker());
    // Its shares are gone, and what came for them is nobody's.
    expect(account.owned).toEqual({ a: { cash: "400", SPY: "100 for 60000" } });
    expect(isCertain(explain(account, broker(), busted))).toBe(true);
    expect(account.owned).toEqual(right);
    expect(linesOf(account.journal).slice(1)).toEqual([
      "a sold_outside SPY: -66 shares, 0 cash, -39600 cost",
      "a fill SPY: -66 shares, 39600 cash, -39600 cost",
      "a sold_outside SPY: 66 shares, 0 cash, 39600 cost",
    ]);
  });

  it("of a sell that is told of when its doubt has been accepted is taken once", ({ expect }) => {
    const then = accountThen([ledger("a", 0, { SPY: [10, 1000] })], decimal(0), decimals({ SPY: 10 }));
    const sold = order(DAY, "sell", "SPY", [10, 1200], { a: 10 });
    const account = new ToldAccount(then);
    account.tell(sold);
    accept(account, has(480, { SPY: 6 }));
    expect(isCertain(explain(account, has(480, { SPY: 6 }), answered(sold, 4, 480)))).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "480", SPY: "6 for 600" } });
  });
});
