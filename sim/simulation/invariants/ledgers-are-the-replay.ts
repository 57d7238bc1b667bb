/** Every ledger is what a replay of what has truly happened comes to, to the cent and to the billionth of a share. */
import type { Facts } from "./facts.ts";
import { Books } from "./replay/books.ts";
import { replay } from "./replay/replay.ts";
import { trueEvents } from "./replay/true-events.ts";
import { billionths, cents, dollarsOf, sharesOf } from "./replay/units.ts";

/** What the account should be by now. */
function booksOf(facts: Facts): Books {
  const books = new Books({ cash: cents(facts.openingCash), shares: new Map() });
  const percents = new Map(
    facts.everyStrategy.map((row) => [row.id, { ...row, percent: billionths(row.sharePercent) }]),
  );
  replay(books, trueEvents(facts), (strategyId, at) => {
    const row = percents.get(strategyId);
    if (!row || row.shareDollars !== null) return 0n;
    const isInForce = row.activatedAt <= at && (row.deactivatedAt === null || at < row.deactivatedAt);
    return isInForce ? row.percent : 0n;
  });
  return books;
}

/** What speaks against it, a line each. */
export function ledgersAreTheReplay(facts: Facts): string[] {
  if (facts.plan.kind !== "eventful") return [];
  const books = booksOf(facts);
  return facts.everyStrategy.flatMap(({ id, name, cash }) => {
    const expected = books.strategies.get(id) ?? { cash: 0n, shares: new Map<string, bigint>() };
    const own = facts.ledgers.filter(({ strategyId }) => strategyId === id);
    const found = new Map(own.map(({ symbol, quantity }) => [symbol, billionths(quantity)]));
    const symbols = [...new Set([...expected.shares.keys(), ...found.keys()])];
    const wrongShares = symbols.flatMap((symbol) => {
      const [have, should] = [found.get(symbol) ?? 0n, expected.shares.get(symbol) ?? 0n];
      return have === should
        ? []
        : [`${name} has ${sharesOf(have)} ${symbol}, by what happened it owns ${sharesOf(should)}`];
    });
    const has = cents(cash);
    return has === expected.cash
      ? wrongShares
      : [
          ...wrongShares,
          `${name} has $${dollarsOf(has)}, by what happened it owns $${dollarsOf(expected.cash)}`,
        ];
  });
}
