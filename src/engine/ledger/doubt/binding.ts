/** What a doubt means for planning: what is in doubt is nobody's to size on, to sell or to spend. */
import {
  CASH_DECIMALS,
  type Decimal,
  decimal,
  max,
  min,
  QUANTITY_DECIMALS,
  roundUp,
  sum,
  ZERO,
} from "../../money/decimal.ts";
import { apportionShares } from "../../rebalance/apportion.ts";
import type { Ledger } from "../../rebalance/types.ts";
import { type AccountBook, freeCash, freeShares } from "../account-book.ts";
import { cashGiven, divide } from "../journal/divide.ts";
import { plannedLedger, sharesOf, type StrategyLedger } from "../journal/ledger.ts";
import type { Prices } from "../journal/valuation.ts";
import { type Doubt, type OpenOrder, symbolsInDoubt } from "./doubt.ts";

/** Fraction of a ledger's equity: with more than this in doubt its strategy holds. */
const LARGE = decimal("0.01");

/** A ledger as it may be planned with. */
export interface BoundLedger {
  /** Without what is in doubt of it. */
  readonly ledger: Ledger;
  /** What is in doubt of it; undefined when nothing is. */
  readonly doubted: Omit<Ledger, "strategyId"> | undefined;
  /** Dollars in doubt. */
  readonly inDoubt: Decimal;
  /** Whether that is more than 1 % of what the ledger is worth. */
  readonly isLarge: boolean;
}

/** What is in doubt of one ledger, no more than it has. */
interface Part {
  readonly cash: Decimal;
  readonly shares: ReadonlyMap<string, Decimal>;
}

/**
 * What a buy that is not over may still cost, dollars; null where neither a limit nor a price tells. Sells cost nothing.
 */
function costOf({ symbol, side, left, limitPrice }: OpenOrder, prices: Prices): Decimal | null {
  if (side === "sell") return ZERO;
  const price = limitPrice ?? prices.get(symbol);
  return price ? roundUp(left.times(price), CASH_DECIMALS) : null;
}

/** What orders that are not over may still cost a ledger (buys) or take from it (sells). */
function ofOrders(ledger: StrategyLedger, orders: readonly OpenOrder[], prices: Prices): Part {
  const most = max(ledger.cash, ZERO);
  let cash = ZERO;
  const shares = new Map<string, Decimal>();
  for (const order of orders) {
    const { symbol } = order;
    for (const { strategyId, quantity } of apportionShares(order.shares, order.left)) {
      if (strategyId !== ledger.strategyId || quantity.eq(0)) continue;
      cash = min(cash.plus(costOf({ ...order, left: quantity }, prices) ?? most), most);
      const owned = sharesOf(ledger, symbol);
      if (order.side === "buy" || owned.eq(0)) continue;
      shares.set(symbol, min((shares.get(symbol) ?? ZERO).plus(quantity), owned));
    }
  }
  return { cash, shares };
}

/**
 * Adds missing shares of a symbol, in proportion to what each ledger has left: beyond those that are unassigned and those that
 * orders may have sold; all shares where it is not known how many are missing (null).
 */
function withMissingShares(
  book: AccountBook,
  symbol: string,
  missing: Decimal | null,
  parts: readonly Part[],
): Part[] {
  const known = parts.map(({ shares }) => shares.get(symbol) ?? ZERO);
  const rest = book.ledgers.map((ledger, index) => sharesOf(ledger, symbol).minus(known[index] ?? ZERO));
  const beyond = missing?.minus(freeShares(book, symbol)).minus(sum(known)) ?? sum(rest);
  const given = divide(max(min(beyond, sum(rest)), ZERO), rest, QUANTITY_DECIMALS);
  return parts.map(({ cash, shares }, index) => {
    const quantity = (shares.get(symbol) ?? ZERO).plus(given[index] ?? ZERO);
    return { cash, shares: quantity.gt(0) ? new Map([...shares, [symbol, quantity]]) : shares };
  });
}

/** Adds missing cash, beyond what is unassigned and what orders may have cost. */
function withMissingCash(book: AccountBook, doubt: Doubt, parts: readonly Part[]): Part[] {
  const known = sum(parts.map(({ cash }) => cash));
  const beyond = doubt.cash.neg().minus(freeCash(book)).minus(known);
  const rest = book.ledgers.map((ledger, index) => ({
    ...ledger,
    cash: ledger.cash.minus(parts[index]?.cash ?? ZERO),
  }));
  const given = cashGiven(rest, beyond);
  return parts.map((part, index) => ({ ...part, cash: part.cash.plus(given[index] ?? ZERO) }));
}

function bound(ledger: StrategyLedger, { cash, shares }: Part, prices: Prices): BoundLedger {
  const whole = plannedLedger(ledger);
  const valueOf = (positions: ReadonlyMap<string, Decimal>) =>
    sum([...positions].map(([symbol, quantity]) => quantity.times(prices.get(symbol) ?? ZERO)));
  const positions = new Map(whole.positions);
  for (const [symbol, quantity] of shares) {
    const left = (positions.get(symbol) ?? ZERO).minus(quantity);
    if (left.gt(0)) positions.set(symbol, left);
    else positions.delete(symbol);
  }
  const inDoubt = cash.plus(valueOf(shares));
  const equity = whole.cash.plus(valueOf(whole.positions));
  // Shares without a price cannot be weighed: any of them is too much.
  const isUnpriced = [...shares.keys()].some((symbol) => !prices.has(symbol));
  return {
    ledger: { ...whole, cash: whole.cash.minus(cash), positions },
    doubted: cash.eq(0) && shares.size === 0 ? undefined : { cash, positions: shares },
    inDoubt,
    isLarge: isUnpriced || inDoubt.gt(max(equity, ZERO).times(LARGE)),
  };
}

/**
 * The ledgers without what is in doubt of them, by strategy. `book`: the explained account with its ledgers; prices in
 * dollars a share. What an order that is not over may cost or give is of those who funded it, as far as they have it; what
 * is missing beyond that and beyond what is unassigned is the others' in proportion. Together they have no more cash and no
 * more shares of a symbol than the broker.
 */
export function boundLedgers(book: AccountBook, doubt: Doubt, prices: Prices): Map<string, BoundLedger> {
  const ordered = book.ledgers.map((ledger) => ofOrders(ledger, doubt.orders, prices));
  const missing: [string, Decimal | null][] = [
    ...[...doubt.shares].map(([symbol, more]): [string, Decimal] => [symbol, more.neg()]),
    ...doubt.unreadable.map(({ symbol }): [string, null] => [symbol, null]),
  ];
  const ofShares = missing.reduce<readonly Part[]>(
    (parts, [symbol, quantity]) => withMissingShares(book, symbol, quantity, parts),
    ordered,
  );
  const parts = withMissingCash(book, doubt, ofShares);
  return new Map(
    book.ledgers.map((ledger, index) => {
      const part = parts[index] ?? { cash: ZERO, shares: new Map<string, Decimal>() };
      return [ledger.strategyId, bound(ledger, part, prices)];
    }),
  );
}

/** What buys that are not over may still cost of which those who funded them have ended: it is nobody's any more, dollars. */
function costOfEnded(book: AccountBook, { orders }: Doubt, prices: Prices): Decimal {
  const inForce = new Set(book.ledgers.map(({ strategyId }) => strategyId));
  const all = max(freeCash(book), ZERO);
  const costs = orders.flatMap((order) =>
    apportionShares(order.shares, order.left)
      .filter(({ strategyId, quantity }) => !inForce.has(strategyId) && quantity.gt(0))
      .map(({ quantity }) => costOf({ ...order, left: quantity }, prices) ?? all),
  );
  return sum(costs);
}

/**
 * The account as far as it is certain: without symbols in doubt, without cash that is missing or that orders of strategies which
 * have ended may still cost, whichever is more, and without dollars (`owed`) that positions which the account is short of will
 * cost. Prices in dollars a share. Only of this is anything given to anybody.
 */
export function certainBook(book: AccountBook, doubt: Doubt, owed: Decimal, prices: Prices): AccountBook {
  const inDoubt = symbolsInDoubt(doubt);
  const holdings = new Map([...book.holdings].filter(([symbol]) => !inDoubt.has(symbol)));
  const uncertain = max(max(doubt.cash.neg(), costOfEnded(book, doubt, prices)), ZERO);
  return { ...book, holdings, cash: book.cash.minus(uncertain).minus(owed) };
}
