/** What the broker has more or less than the facts explain: derived at each look, and nobody's (docs/spec/ledger.md). */
import { type Decimal, decimal, ZERO } from "../../money/decimal.ts";
import type { Share, TradeSide } from "../../rebalance/types.ts";
import type { Explained } from "../replay/effect.ts";

/** Dollars: brokers round each partial fill, and what is less than this is that. */
const ROUNDING = decimal(1);

/** Whether dollars, more or less, are no more than rounding comes to. */
export function isRounding(cash: Decimal): boolean {
  return cash.abs().lt(ROUNDING);
}

/** An order of ours of which it is not known that it does nothing more. */
export interface OpenOrder {
  readonly symbol: string;
  readonly side: TradeSide;
  /** Shares that it may still trade. */
  readonly left: Decimal;
  /** Dollars a share that a buy costs at the most; null where nothing limits it. */
  readonly limitPrice: Decimal | null;
  /** Who funded it. */
  readonly shares: readonly Share[];
}

/** A symbol of which the broker's own rows cannot be used, and why. */
export interface UnreadableSymbol {
  readonly symbol: string;
  readonly message: string;
}

export interface Doubt {
  /** Shares that the broker has more (positive) or less than is explained, by symbol; no zero entries. */
  readonly shares: ReadonlyMap<string, Decimal>;
  /** Dollars that it has more or less; zero where it is rounding. */
  readonly cash: Decimal;
  readonly orders: readonly OpenOrder[];
  readonly unreadable: readonly UnreadableSymbol[];
}

/** Nothing in doubt. */
export const CERTAIN: Doubt = { shares: new Map(), cash: ZERO, orders: [], unreadable: [] };

/** The doubt of one look. `broker`: what the answers of that look say the account has. */
export function doubtOf(
  explained: Explained,
  broker: Explained,
  orders: readonly OpenOrder[],
  unreadable: readonly UnreadableSymbol[],
): Doubt {
  const shares = new Map<string, Decimal>();
  const unknown = new Set(unreadable.map(({ symbol }) => symbol));
  for (const symbol of new Set([...explained.holdings.keys(), ...broker.holdings.keys()])) {
    if (unknown.has(symbol)) continue;
    const more = (broker.holdings.get(symbol) ?? ZERO).minus(explained.holdings.get(symbol) ?? ZERO);
    if (!more.eq(0)) shares.set(symbol, more);
  }
  const cash = broker.cash.minus(explained.cash);
  return { shares, cash: isRounding(cash) ? ZERO : cash, orders, unreadable };
}

/** Whether nothing is in doubt. */
export function isCertain({ shares, cash, orders, unreadable }: Doubt): boolean {
  return shares.size === 0 && cash.eq(0) && orders.length === 0 && unreadable.length === 0;
}

/** An order of which nothing is known, with the price at which it would have traded, dollars a share; null: unknown. */
export interface UnheardOrder {
  readonly symbol: string;
  readonly side: TradeSide;
  readonly quantity: Decimal;
  readonly price: Decimal | null;
}

/** Parts of what an order is worth between which dollars may be its doing: less is told by its shares, more is another's. */
const [LEAST, MOST] = [decimal("0.5"), decimal("1.05")];

/**
 * Whether something is in doubt that an order would have done: shares of its symbol that came or went its way, or about as many
 * dollars as it is worth.
 */
export function mayBeDoneBy(
  { shares, cash }: Doubt,
  { symbol, side, quantity, price }: UnheardOrder,
): boolean {
  const sign = side === "buy" ? 1 : -1;
  if ((shares.get(symbol) ?? ZERO).times(sign).gt(0)) return true;
  const paid = cash.times(-sign);
  if (paid.lte(0)) return false;
  const worth = price?.times(quantity);
  return !worth || (paid.gte(worth.times(LEAST)) && paid.lte(worth.times(MOST).plus(ROUNDING)));
}

/** Symbols that are left alone, alphabetical, each with why in words that its owner understands. */
export function symbolsInDoubt({ shares, orders, unreadable }: Doubt): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const [symbol, more] of shares) {
    const what = more.gt(0) ? "more" : "fewer";
    reasons.set(symbol, `the broker has ${more.abs().toFixed()} shares ${what} than is explained`);
  }
  for (const { symbol, side } of orders) {
    reasons.set(symbol, `it is not known yet what became of a ${side} order`);
  }
  for (const { symbol, message } of unreadable) reasons.set(symbol, message);
  return new Map([...reasons].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
