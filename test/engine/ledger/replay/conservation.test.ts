import * as fc from "fast-check";
import { describe, it } from "vitest";
import { ownedCash, ownedShares } from "../../../../src/engine/ledger/account-book.ts";
import { effectOf, type LedgerEntry } from "../../../../src/engine/ledger/journal/entry.ts";
import { applyEntries } from "../../../../src/engine/ledger/journal/journal.ts";
import { openLedger, sharesOf, type StrategyLedger } from "../../../../src/engine/ledger/journal/ledger.ts";
import { withUnits } from "../../../../src/engine/ledger/journal/units.ts";
import { byWhenTheyCount, type Fact } from "../../../../src/engine/ledger/replay/fact.ts";
import { type AccountThen, replay } from "../../../../src/engine/ledger/replay/replay.ts";
import { revisionsOf } from "../../../../src/engine/ledger/replay/revisions.ts";
import { type Decimal, max, sum, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../../support/property.ts";
import { owned } from "../support/account.ts";
import { ALL_SYMBOLS } from "../support/happenings.ts";
import { type History, histories } from "../support/histories.ts";
import { retold, tellers } from "../support/retold.ts";
import { ToldAccount } from "../support/told-account.ts";

/** The facts of a history, as they are right, in the order in which they count. */
function factsOf({ opening, tellings }: History): Fact[] {
  const account = new ToldAccount(opening);
  account.tell(...tellings.map((versions) => versions.at(-1)!));
  return account.facts.toSorted(byWhenTheyCount);
}

/** The account after each of some facts. */
function steps(opening: AccountThen, facts: readonly Fact[]): AccountThen[] {
  return facts.map((_, index) => replay(opening, facts.slice(0, index + 1)).then);
}

/** What entries come to for one ledger: cash, realised profit, income, and shares and cost by symbol. */
function sumsOf(entries: readonly LedgerEntry[]): unknown {
  const total = (of: readonly Decimal[]) => toText(sum(of));
  const trades = entries.filter((entry) => effectOf(entry) === "trade");
  const incomes = entries.filter((entry) => effectOf(entry) === "income");
  const holdings = ALL_SYMBOLS.map((symbol) => {
    const own = entries.filter((entry) => entry.symbol === symbol);
    return [symbol, total(own.map(({ quantity }) => quantity)), total(own.map(({ cost }) => cost))];
  });
  return {
    cash: total(entries.map(({ cash }) => cash)),
    realised: total(trades.flatMap(({ cash, cost }) => [cash, cost])),
    income: total(incomes.map(({ cash }) => cash)),
    holdings,
  };
}

/** The same of what a ledger has more than it had. */
function gained(before: StrategyLedger, after: StrategyLedger): unknown {
  const costOf = ({ holdings }: StrategyLedger, symbol: string) => holdings.get(symbol)?.cost ?? ZERO;
  return {
    cash: toText(after.cash.minus(before.cash)),
    realised: toText(after.realised.minus(before.realised)),
    income: toText(after.income.minus(before.income)),
    holdings: ALL_SYMBOLS.map((symbol) => [
      symbol,
      toText(sharesOf(after, symbol).minus(sharesOf(before, symbol))),
      toText(costOf(after, symbol).minus(costOf(before, symbol))),
    ]),
  };
}

/** Whether an amount has no more decimals than its kind. */
const isRound = (amount: Decimal, places: number) => amount.round(places).eq(amount);

describe("after each fact, whatever happens", { timeout: PROPERTY_TIMEOUT }, () => {
  it("the ledgers own no more shares and no more cash than is explained, to 9 decimals and to the cent", ({
    expect,
  }) => {
    holdsAlways(
      fc.property(histories(), (history) => {
        for (const { explained, ledgers } of steps(history.opening, factsOf(history))) {
          for (const symbol of ALL_SYMBOLS) {
            const held = max(explained.holdings.get(symbol) ?? ZERO, ZERO);
            expect(ownedShares(ledgers, symbol).lte(held)).toBe(true);
          }
          // What the account owes by itself is nobody's debt: then no ledger has any cash.
          const isCovered = ownedCash(ledgers).lte(explained.cash);
          expect(isCovered || ledgers.every(({ cash }) => cash.lte(0))).toBe(true);
        }
      }),
      150,
    );
  });

  it("no ledger is short of shares, and every amount is whole", ({ expect }) => {
    holdsAlways(
      fc.property(histories(), (history) => {
        const { entries, then } = replay(history.opening, factsOf(history));
        for (const { quantity, cash, cost } of entries) {
          expect(isRound(quantity, 9) && isRound(cash, 2) && isRound(cost, 2)).toBe(true);
        }
        for (const { holdings } of [...then.ledgers, ...then.ended]) {
          for (const { quantity, cost } of holdings.values()) {
            expect(quantity.gt(0) && cost.gte(0)).toBe(true);
          }
        }
        expect(then.ended.every(({ cash, holdings }) => cash.eq(0) && holdings.size === 0)).toBe(true);
      }),
      150,
    );
  });

  it("what is explained is the opening and what each fact brought and took", ({ expect }) => {
    holdsAlways(
      fc.property(histories(), ({ opening, tellings }) => {
        const account = new ToldAccount(opening);
        const right = tellings.map((versions) => versions.at(-1)!);
        account.tell(...right);
        const moves = right.flatMap((each): [string | null, Decimal][] => {
          if ("brokerType" in each) {
            const { kind, symbol, quantity, cash, price } = each;
            const traded = price ? quantity!.times(price).round(2).neg() : ZERO;
            const isCounted = kind === "dividend" || kind === "fee" || quantity === null;
            return [[null, cash ?? traded], ...(isCounted ? [] : [[symbol, quantity] as [string, Decimal]])];
          }
          if (each.kind === "order") {
            const sign = each.side === "buy" ? 1 : -1;
            return [
              [null, each.value.times(-sign)],
              [each.symbol, each.quantity.times(sign)],
            ];
          }
          return each.kind === "accepted" ? [[each.symbol, each.amount]] : [];
        });
        const came = (symbol: string | null) =>
          sum(moves.filter(([name]) => name === symbol).map(([, amount]) => amount));
        const { explained } = account.then;
        expect(toText(explained.cash)).toBe(toText(opening.explained.cash.plus(came(null))));
        for (const symbol of ALL_SYMBOLS) {
          const before = opening.explained.holdings.get(symbol) ?? ZERO;
          expect(toText(explained.holdings.get(symbol) ?? ZERO)).toBe(toText(before.plus(came(symbol))));
        }
      }),
      150,
    );
  });
});

describe("the journal", { timeout: PROPERTY_TIMEOUT }, () => {
  it("adds up to the ledgers: cash, shares, cost, realised profit and income", ({ expect }) => {
    holdsAlways(
      fc.property(histories(), tellers, (history, numbers) => {
        const account = new ToldAccount(history.opening);
        for (const batch of retold(history, numbers)) account.tell(...batch);
        const { ledgers, ended } = account.then;
        for (const after of [...ledgers, ...ended]) {
          const { strategyId } = after;
          const before = history.opening.ledgers.find((each) => each.strategyId === strategyId);
          const own = account.journal.filter((entry) => entry.strategyId === strategyId);
          expect(sumsOf(own)).toEqual(gained(before ?? openLedger(strategyId), after));
        }
      }),
      150,
    );
  });

  it("counts units without changing what the ledgers own", ({ expect }) => {
    holdsAlways(
      fc.property(histories(), (history) => {
        const { entries, then } = replay(history.opening, factsOf(history));
        for (const after of then.ledgers) {
          const own = entries.filter(({ strategyId }) => strategyId === after.strategyId);
          const before = history.opening.ledgers.find(({ strategyId }) => strategyId === after.strategyId);
          const counted = withUnits(before ?? openLedger(after.strategyId), after, own, new Map());
          expect(owned(counted)).toEqual(owned(after));
          expect(counted.units.gte(0) && counted.unitValue.gt(0)).toBe(true);
        }
      }),
    );
  });

  it("applied entry by entry makes the same ledgers", ({ expect }) => {
    holdsAlways(
      fc.property(histories(), (history) => {
        const { entries, then } = replay(history.opening, factsOf(history));
        const known = new Map(history.opening.ledgers.map((each) => [each.strategyId, each]));
        for (const { strategyId } of [...then.ledgers, ...then.ended]) {
          const before = known.get(strategyId) ?? openLedger(strategyId);
          const own = entries.filter((entry) => entry.strategyId === strategyId);
          const [after] = applyEntries([before], own);
          const expected = [...then.ledgers, ...then.ended].find((each) => each.strategyId === strategyId)!;
          expect(owned(after!)).toEqual(owned(expected));
        }
      }),
    );
  });

  it("is taken from one replay to any other by its revisions", ({ expect }) => {
    holdsAlways(
      fc.property(histories(), fc.nat(14), (history, part) => {
        const facts = factsOf(history);
        const all = replay(history.opening, facts).entries;
        const some = replay(history.opening, facts.toSpliced(part, 1)).entries;
        expect(revisionsOf([...some, ...revisionsOf(some, all)], all)).toEqual([]);
        expect(revisionsOf([...all, ...revisionsOf(all, some)], some)).toEqual([]);
      }),
    );
  });
});
