/** What a doubt means for planning: what is in doubt is nobody's to size on, to sell or to spend. */
import { CASH_DECIMALS, type Decimal, decimal, max, min, roundUp, sum, ZERO } from "../../money/decimal.ts";
import { apportionShares } from "../../rebalance/apportion.ts";
import type { Ledger } from "../../rebalance/types.ts";
import { type AccountBook, freeCash, freeShares } from "../account-book.ts";
import { cashGiven, sharesGiven } from "../journal/divide.ts";
import { plannedLedger, type StrategyLedger } from "../journal/ledger.ts";
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

/** What is in doubt of one ledger. */
interface Part {
  readonly cash: Decimal;
  readonly shares: ReadonlyMap<string, Decimal>;
}

/** What a buy that is not over may still cost, dollars; `undefined` prices cost nothing that could be told. */
function costOf({ symbol, side, left, limitPrice }: OpenOrder, prices: Prices): Decimal {
  if (side === "sell") return ZERO;
  return roundUp(left.times(limitPrice ?? prices.get(symbol) ?? ZERO), CASH_DECIMALS);
}

/** By strategy, what its part of the orders may still cost (buys) or give (sells), at the most. */
function ofOrders(
  orders: readonly OpenOrder[],
  prices: Prices,
): Map<string, { cash: Decimal; shares: Map<string, Decimal> }> {
  const parts = new Map<string, { cash: Decimal; shares: Map<string, Decimal> }>();
  for (const order of orders) {
    for (const { strategyId, quantity } of apportionShares(order.shares, order.left)) {
      const part = parts.get(strategyId) ?? { cash: ZERO, shares: new Map<string, Decimal>() };
      part.cash = part.cash.plus(costOf({ ...order, left: quantity }, prices));
      if (order.side === "sell") {
        part.shares.set(order.symbol, (part.shares.get(order.symbol) ?? ZERO).plus(quantity));
      }
      parts.set(strategyId, part);
    }
  }
  return parts;
}

/** Cash that is missing beyond what is unassigned and beyond what orders that are not over may have spent; not negative. */
function cashBeyond(book: AccountBook, doubt: Doubt, prices: Prices): Decimal {
  const spent = sum(doubt.orders.map((order) => costOf(order, prices)));
  return max(doubt.cash.neg().minus(freeCash(book)).minus(spent), ZERO);
}

/** By symbol, the shares that each ledger may not have, in the order of the ledgers. */
function sharesBeyond(book: AccountBook, { shares, unreadable }: Doubt): Map<string, readonly Decimal[]> {
  const beyond = new Map<string, readonly Decimal[]>();
  for (const [symbol, more] of shares) {
    if (more.gte(0)) continue;
    const missing = max(more.neg().minus(freeShares(book, symbol)), ZERO);
    beyond.set(symbol, sharesGiven(book.ledgers, symbol, missing));
  }
  for (const { symbol } of unreadable) {
    beyond.set(
      symbol,
      book.ledgers.map(({ holdings }) => holdings.get(symbol)?.quantity ?? ZERO),
    );
  }
  return beyond;
}

function partOf(ledger: StrategyLedger, cash: Decimal, shares: ReadonlyMap<string, Decimal>): Part {
  const owned = [...shares].map(([symbol, quantity]): [string, Decimal] => [
    symbol,
    min(quantity, ledger.holdings.get(symbol)?.quantity ?? ZERO),
  ]);
  return {
    cash: min(cash, max(ledger.cash, ZERO)),
    shares: new Map(owned.filter(([, quantity]) => quantity.gt(0))),
  };
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
 * dollars a share. Missing shares and cash are unassigned ones first, then the ledgers' in proportion; what an order that is
 * not over may cost or give is of those who funded it, as far as they have it.
 */
export function boundLedgers(book: AccountBook, doubt: Doubt, prices: Prices): Map<string, BoundLedger> {
  const orders = ofOrders(doubt.orders, prices);
  const cash = cashGiven(book.ledgers, cashBeyond(book, doubt, prices));
  const beyond = sharesBeyond(book, doubt);
  return new Map(
    book.ledgers.map((ledger, index) => {
      const ofOrder = orders.get(ledger.strategyId);
      const shares = new Map(ofOrder?.shares ?? []);
      for (const [symbol, parts] of beyond) {
        shares.set(symbol, (shares.get(symbol) ?? ZERO).plus(parts[index] ?? ZERO));
      }
      const part = partOf(ledger, (cash[index] ?? ZERO).plus(ofOrder?.cash ?? ZERO), shares);
      return [ledger.strategyId, bound(ledger, part, prices)];
    }),
  );
}

/**
 * The account as far as it is certain: without symbols in doubt, without cash that is missing, and without dollars
 * (`owed`) that positions which the account is short of will cost. Only of this is anything given to anybody.
 */
export function certainBook(book: AccountBook, doubt: Doubt, owed: Decimal): AccountBook {
  const inDoubt = symbolsInDoubt(doubt);
  const holdings = new Map([...book.holdings].filter(([symbol]) => !inDoubt.has(symbol)));
  return { ...book, holdings, cash: book.cash.plus(min(doubt.cash, ZERO)).minus(owed) };
}
