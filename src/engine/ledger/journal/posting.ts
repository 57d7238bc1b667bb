/** Posting entries: the ledgers after them, with the units of what came from outside and left. */
import { type Decimal, sum } from "../../money/decimal.ts";
import { effectOf, type LedgerEntry } from "./entry.ts";
import { applyEntries } from "./journal.ts";
import { applyEntry, type StrategyLedger } from "./ledger.ts";
import { type Prices, withFlow } from "./valuation.ts";

/** Dollars: a ledger for the purpose of units. Shares without a price are worth what they cost. */
function equityOrCost({ cash, holdings }: StrategyLedger, prices: Prices): Decimal {
  const values = [...holdings].map(([symbol, { quantity, cost }]) => {
    const price = prices.get(symbol);
    return price ? quantity.times(price) : cost;
  });
  return cash.plus(sum(values));
}

/** Dollars that an entry brings or takes, on the same terms. */
function flowOf({ symbol, quantity, cash, cost }: LedgerEntry, prices: Prices): Decimal {
  const price = symbol === null ? undefined : prices.get(symbol);
  return cash.plus(price ? quantity.times(price) : cost);
}

function post(ledger: StrategyLedger, entry: LedgerEntry, prices: Prices): StrategyLedger {
  const isFlow = effectOf(entry) === "flow";
  const before = isFlow ? withFlow(ledger, flowOf(entry, prices), equityOrCost(ledger, prices)) : ledger;
  return applyEntry(before, entry);
}

const FIRST: Partial<Record<LedgerEntry["kind"], number>> = {
  correction: 0,
  given_back: 1,
  split: 2,
  corporate_action: 2,
};
const LAST = 3;

function rankOf({ kind }: LedgerEntry): number {
  return FIRST[kind] ?? LAST;
}

/**
 * The ledgers after entries. `prices` should have all that the ledgers hold, also what has just left the account, at
 * the last price there was: units alone rest on it, and a symbol without a price is valued at what it cost. Splits and
 * the like come before other things, because the prices are those after them, and what changes the shares that they count
 * before these; otherwise entries are taken in the order given. Throws
 * as `applyEntries` does.
 */
export function postEntries(
  ledgers: readonly StrategyLedger[],
  entries: readonly LedgerEntry[],
  prices: Prices,
): StrategyLedger[] {
  const ordered = entries.toSorted((a, b) => rankOf(a) - rankOf(b));
  return applyEntries(ledgers, ordered, (ledger, entry) => post(ledger, entry, prices));
}
