/** What one strategy owns and what has become of it; a ledger is opened empty and changed by entries only. */
import { type Decimal, decimal, ZERO } from "../../money/decimal.ts";
import type { Ledger } from "../../rebalance/types.ts";
import { effectOf, type LedgerEntry } from "./entry.ts";

export interface Holding {
  /** Shares, more than zero. */
  readonly quantity: Decimal;
  /** Dollars that the shares cost in all (average cost method), to the cent. */
  readonly cost: Decimal;
}

export interface StrategyLedger {
  readonly strategyId: string;
  /** Dollars; negative after a re-level, until the next run has sold. */
  readonly cash: Decimal;
  /** By symbol; no zero entries. */
  readonly holdings: ReadonlyMap<string, Holding>;
  /** Dollars: what trades brought less what the shares had cost. */
  readonly realised: Decimal;
  /** Dollars: dividends and interest less fees. */
  readonly income: Decimal;
  /** For the time-weighted return (valuation.ts): a unit is worth $1 when the ledger is first funded. */
  readonly units: Decimal;
  /** Dollars: what a unit was worth when the ledger was last valued. */
  readonly unitValue: Decimal;
}

export function openLedger(strategyId: string): StrategyLedger {
  return {
    strategyId,
    cash: ZERO,
    holdings: new Map(),
    realised: ZERO,
    income: ZERO,
    units: ZERO,
    unitValue: decimal(1),
  };
}

function applyHolding(ledger: StrategyLedger, { symbol, quantity, cost }: LedgerEntry): StrategyLedger {
  if (symbol === null) return ledger;
  const held = ledger.holdings.get(symbol);
  const after = {
    quantity: (held?.quantity ?? ZERO).plus(quantity),
    cost: (held?.cost ?? ZERO).plus(cost),
  };
  const what = `strategy ${ledger.strategyId} would`;
  if (after.quantity.lt(0)) throw new Error(`${what} be short of ${symbol}`);
  if (after.cost.lt(0)) throw new Error(`${what} hold ${symbol} at a negative cost`);
  const holdings = new Map(ledger.holdings);
  if (after.quantity.gt(0)) holdings.set(symbol, after);
  else if (after.cost.eq(0)) holdings.delete(symbol);
  else throw new Error(`${what} keep a cost of ${symbol} without shares`);
  return { ...ledger, holdings };
}

/**
 * A ledger after one entry; units are left alone (valuation.ts). Throws when the ledger would be short of shares, or
 * would keep a cost that is negative or of no shares: bugs of whoever made the entry.
 */
export function applyEntry(ledger: StrategyLedger, entry: LedgerEntry): StrategyLedger {
  const after = applyHolding(ledger, entry);
  const effect = effectOf(entry);
  return {
    ...after,
    cash: ledger.cash.plus(entry.cash),
    realised: effect === "trade" ? ledger.realised.plus(entry.cash).plus(entry.cost) : ledger.realised,
    income: effect === "income" ? ledger.income.plus(entry.cash) : ledger.income,
  };
}

/** Shares of a symbol; zero where the ledger has none. */
export function sharesOf(ledger: StrategyLedger, symbol: string): Decimal {
  return ledger.holdings.get(symbol)?.quantity ?? ZERO;
}

/** A ledger as the planner reads it. */
export function plannedLedger({ strategyId, cash, holdings }: StrategyLedger): Ledger {
  const positions = new Map([...holdings].map(([symbol, { quantity }]) => [symbol, quantity]));
  return { strategyId, cash, positions };
}
