/** Units of a ledger whose entries are posted: what comes from outside buys some, what leaves redeems them. */
import { type Decimal, sum } from "../../money/decimal.ts";
import { effectOf, type LedgerEntry } from "./entry.ts";
import type { StrategyLedger } from "./ledger.ts";
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
function valueOf({ symbol, quantity, cash, cost }: LedgerEntry, prices: Prices): Decimal {
  const price = symbol === null ? undefined : prices.get(symbol);
  return cash.plus(price ? quantity.times(price) : cost);
}

/** Splits and the like come before other things, because the prices are those after them. */
function rankOf({ kind }: LedgerEntry): number {
  return kind === "split" || kind === "corporate_action" ? 0 : 1;
}

/**
 * `after`: the ledger after its entries, of which `before` is what it was. Answers it with the units of those that are flows,
 * each at what the ledger was worth just before it. `prices` should have all that the ledger holds, also what has just left,
 * at the last price there was: units alone rest on it, and a symbol without a price is valued at what it cost.
 */
export function withUnits(
  before: StrategyLedger,
  after: StrategyLedger,
  entries: readonly LedgerEntry[],
  prices: Prices,
): StrategyLedger {
  let { units, unitValue } = before;
  let equity = equityOrCost(before, prices);
  for (const entry of entries.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const value = valueOf(entry, prices);
    if (effectOf(entry) === "flow") {
      ({ units, unitValue } = withFlow({ ...before, units, unitValue }, value, equity));
    }
    equity = equity.plus(value);
  }
  return { ...after, units, unitValue };
}
