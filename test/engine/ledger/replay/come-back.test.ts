import { describe, it } from "vitest";
import { isCertain } from "../../../../src/engine/ledger/doubt/doubt.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { ledger } from "../support/account.ts";
import { activity } from "../support/facts.ts";
import { accountThen } from "../support/reconciled.ts";
import { accept, has, ToldAccount } from "../support/told-account.ts";

const DAY = 24 * 3_600_000;
const SESSIONS = ["2026-11-02", "2026-11-03", "2026-11-04"];
const LATER = ["2026-11-05", "2026-11-06", "2026-11-09"];

const hundred = () => accountThen([ledger("a", 0, { XYZ: [100, 500] })], decimal(0), decimals({ XYZ: 100 }));

describe("what was accepted because nothing explained it, and was none", () => {
  it("is given back as it comes back by itself, when three looks have found it so", ({ expect }) => {
    const account = new ToldAccount(
      accountThen([ledger("a", 100, { XYZ: [100, 500] })], decimal(100), decimals({ XYZ: 100 })),
    );
    accept(account, has(60, { XYZ: 70 }));
    const found = LATER.map((session, index) => {
      const doubt = account.look((5 + index) * DAY, session, has(100, { XYZ: 100 }));
      return [isCertain(doubt), account.owned["a"]];
    });
    const short = { cash: "60", XYZ: "70 for 350" };
    expect(found).toEqual([
      [false, short],
      [false, short],
      [true, { cash: "100", XYZ: "100 for 500" }],
    ]);
    // The sum of the journal is what the strategy began with.
    expect(account.facts.flatMap((fact) => (fact.kind === "accepted" ? [toText(fact.amount)] : []))).toEqual([
      "0",
      "0",
    ]);
  });

  it("is given back in one, though it went in two parts", ({ expect }) => {
    const account = new ToldAccount(hundred());
    accept(account, has(0, { XYZ: 70 }));
    for (const [index, session] of LATER.entries()) {
      account.look((5 + index) * DAY, session, has(0, { XYZ: 50 }));
    }
    expect(account.owned).toEqual({ a: { cash: "0", XYZ: "50 for 250" } });
    for (const [index, session] of SESSIONS.entries()) {
      account.look((9 + index) * DAY, session, has(0, { XYZ: 100 }));
    }
    expect(account.owned).toEqual({ a: { cash: "0", XYZ: "100 for 500" } });
  });

  it("is not given back when something else of the same amount is explained", ({ expect }) => {
    const account = new ToldAccount(accountThen([ledger("a", 100)], decimal(100)));
    accept(account, has(90));
    account.look(5 * DAY, "2026-11-05", has(80));
    const fee = activity("fee", { cash: -10, at: 5 * DAY - 1 });
    expect(isCertain(account.look(6 * DAY, "2026-11-06", has(80), { told: [fee] }))).toBe(true);
    expect(account.owned).toEqual({ a: { cash: "80" } });
    const left = account.facts.flatMap((fact) => (fact.kind === "accepted" ? [toText(fact.amount)] : []));
    expect(left).toEqual(["-10"]);
  });

  it("is given back alone of two, and the other stays when other cash comes before its word", ({
    expect,
  }) => {
    const account = new ToldAccount(accountThen([ledger("a", 1000)], decimal(1000)));
    const look = (first: number, cash: number) => {
      for (const n of [first, first + 1, first + 2]) account.look(n * DAY, `2026-11-${n + 10}`, has(cash));
    };
    // $500 come and $300 go, and nothing ever says why; then the $500 go as they came.
    look(2, 1500);
    look(5, 1200);
    look(8, 700);
    expect(account.owned).toEqual({ a: { cash: "700" } });
    const doubt = account.look(11 * DAY, "2026-11-21", has(1700));
    expect([toText(doubt.cash), account.owned]).toEqual(["1000", { a: { cash: "700" } }]);
  });

  it("is not given back for another amount: that is nobody's", ({ expect }) => {
    const account = new ToldAccount(hundred());
    accept(account, has(0, { XYZ: 70 }));
    for (const [index, session] of LATER.entries()) {
      account.look((5 + index) * DAY, session, has(0, { XYZ: 99 }));
    }
    expect(account.owned).toEqual({ a: { cash: "0", XYZ: "70 for 350" } });
  });
});
