import * as fc from "fast-check";
import { describe, it } from "vitest";
import { ownedCash, ownedShares } from "../../../src/engine/ledger/account-book.ts";
import { effectOf, type LedgerEntry, unposted } from "../../../src/engine/ledger/journal/entry.ts";
import { applyEntries } from "../../../src/engine/ledger/journal/journal.ts";
import type { StrategyLedger } from "../../../src/engine/ledger/journal/ledger.ts";
import { postEntries } from "../../../src/engine/ledger/journal/posting.ts";
import { reconcileAccount } from "../../../src/engine/ledger/reconcile/reconcile-account.ts";
import { sum, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import { holdsAlways } from "../support/property.ts";
import { owned } from "./support/account.ts";
import { histories, type History } from "./support/histories.ts";

function reconcile(history: History, activities = history.activities as History["activities"] | null) {
  return reconcileAccount({ ...history, activities, corrections: [], taken: [], reference: "look-1" });
}

const SYMBOLS = ["AAA", "BBB", "CCC", "AAA.NEW", "BBB.NEW", "CCC.NEW"];

/** Shares and dollars that entries bring to the ledgers together. */
function brought(entries: readonly LedgerEntry[]): Record<string, string> {
  const shares = SYMBOLS.map((symbol) => {
    const own = entries.filter((entry) => entry.symbol === symbol);
    return [symbol, toText(sum(own.map(({ quantity }) => quantity)))];
  });
  return { ...Object.fromEntries(shares), cash: toText(sum(entries.map(({ cash }) => cash))) };
}

function gained(before: readonly StrategyLedger[], after: readonly StrategyLedger[]): Record<string, string> {
  const shares = SYMBOLS.map((symbol) => {
    const change = ownedShares(after, symbol).minus(ownedShares(before, symbol));
    return [symbol, toText(change)];
  });
  return { ...Object.fromEntries(shares), cash: toText(ownedCash(after).minus(ownedCash(before))) };
}

describe("after reconciling, whatever has happened", () => {
  const told = fc.constantFrom("all", "some", "none");

  it("the ledgers own no more than the broker has, in shares to 9 decimals and cash to the cent", ({
    expect,
  }) => {
    holdsAlways(
      fc.property(histories, told, fc.infiniteStream(fc.boolean()), (history, what, coins) => {
        const some = history.activities.filter(
          ({ isOurs }) => isOurs || what === "all" || coins.next().value,
        );
        const { ledgers, entries } = reconcile(history, what === "none" ? null : some);
        for (const symbol of SYMBOLS) {
          const held = history.holdings.get(symbol) ?? ZERO;
          expect(ownedShares(ledgers, symbol).lte(held)).toBe(true);
        }
        expect(ownedCash(ledgers).lte(history.cash)).toBe(true);
        for (const { quantity, cash, cost } of entries) {
          expect([quantity.round(9), cash.round(2), cost.round(2)].map(toText)).toEqual(
            [quantity, cash, cost].map(toText),
          );
        }
        expect(gained(history.ledgers, ledgers)).toEqual(brought(entries));
      }),
      400,
    );
  });

  it("nothing is unknown when the broker tells everything", ({ expect }) => {
    holdsAlways(
      fc.property(histories, (history) => {
        const { differences } = reconcile(history);
        const unknown = differences.filter(({ code }) => code.startsWith("unknown"));
        expect(unknown.map(({ message }) => message)).toEqual([]);
      }),
      400,
    );
  });

  it("looking again finds nothing more to do", ({ expect }) => {
    holdsAlways(
      fc.property(histories, (history) => {
        const { ledgers } = reconcile(history);
        expect(reconcile({ ...history, ledgers: [...ledgers] }, []).entries).toEqual([]);
      }),
    );
  });

  it("no strategy has negative cash that did not have it, nor a profit but of what it earned", ({
    expect,
  }) => {
    holdsAlways(
      fc.property(histories, (history) => {
        const { ledgers, entries } = reconcile(history);
        for (const [index, { strategyId, cash, realised, income }] of ledgers.entries()) {
          // Fees may take a ledger that has no cash below zero.
          const own = entries.filter((entry) => entry.strategyId === strategyId);
          const fees = sum(own.filter(({ kind }) => kind === "fee").map((entry) => entry.cash));
          expect(cash.gte(fees)).toBe(true);
          const before = history.ledgers.at(index)!;
          const earned = sum(own.filter((entry) => effectOf(entry) === "income").map((entry) => entry.cash));
          const traded = sum(
            own.filter((entry) => effectOf(entry) === "trade").map((entry) => entry.cash.plus(entry.cost)),
          );
          expect(toText(income.minus(before.income))).toBe(toText(earned));
          expect(toText(realised.minus(before.realised))).toBe(toText(traded));
        }
      }),
    );
  });

  it("every entry has a name of its own, and posting them twice changes nothing", ({ expect }) => {
    holdsAlways(
      fc.property(histories, (history) => {
        const { entries, ledgers } = reconcile(history);
        expect(unposted([...entries, ...entries], new Set())).toEqual(entries);
        const posted = applyEntries(history.ledgers, unposted([...entries, ...entries], new Set()));
        expect(posted.map(owned)).toEqual(ledgers.map(owned));
      }),
    );
  });

  it("units are counted without changing what the ledgers own", ({ expect }) => {
    holdsAlways(
      fc.property(histories, (history) => {
        const { entries, ledgers } = reconcile(history);
        const posted = postEntries(history.ledgers, entries, new Map());
        expect(posted.map(owned)).toEqual(ledgers.map(owned));
        for (const { units, unitValue } of posted) {
          expect(units.gte(0) && unitValue.gt(0)).toBe(true);
        }
      }),
    );
  });
});
