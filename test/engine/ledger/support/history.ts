/** How many shares there were, and whose, summed up from facts and from the journal. */
import type { HeldHistory, HeldThen } from "../../../../src/engine/ledger/reconcile/holders.ts";
import { accountEffect } from "../../../../src/engine/ledger/replay/effect.ts";
import type { Fact } from "../../../../src/engine/ledger/replay/fact.ts";
import type { AccountThen, FactEntry } from "../../../../src/engine/ledger/replay/replay.ts";
import { sharesOf } from "../../../../src/engine/ledger/journal/ledger.ts";
import { type Decimal, sum, ZERO } from "../../../../src/engine/money/decimal.ts";

/** Whether a fact is a split, a merger or the like. */
function isAction(fact: Fact): boolean {
  return fact.kind === "event" && fact.event.some(({ kind }) => kind === "split" || kind === "other");
}

/** The history of a symbol from an opening on, as facts and the entries that they came to have changed it. */
export function historyOf(
  opening: AccountThen,
  facts: readonly Fact[],
  entries: readonly FactEntry[],
  symbol: string,
): HeldHistory {
  const history: HeldThen[] = [];
  for (const at of new Set(facts.map((fact) => fact.at).toSorted((a, b) => a - b))) {
    const until = facts.filter((fact) => fact.at <= at);
    const moved = until.flatMap((fact) => accountEffect(fact).shares).filter(([name]) => name === symbol);
    const owned = new Map<string, Decimal>();
    for (const ledger of opening.ledgers) owned.set(ledger.strategyId, sharesOf(ledger, symbol));
    for (const entry of entries) {
      if (entry.symbol !== symbol || entry.countsAt > at) continue;
      owned.set(entry.strategyId, (owned.get(entry.strategyId) ?? ZERO).plus(entry.quantity));
    }
    const total = sum([opening.explained.holdings.get(symbol) ?? ZERO, ...moved.map(([, moves]) => moves)]);
    history.push({ at, total, owned, byAction: facts.some((fact) => fact.at === at && isAction(fact)) });
  }
  return history;
}
