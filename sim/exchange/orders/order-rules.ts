/** The rules that depend on the asset and on the account: what this account may order now. */
import { CASH_DECIMALS, decimal, roundUp, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Account } from "../accounts/account.ts";
import type { Asset } from "../assets/assets.ts";
import { forbidden, malformed, unprocessable } from "../http/refusal.ts";
import type { Refusal } from "../http/refusal.ts";
import type { Quote } from "../market/quote.ts";
import { heldFor, reserveOf } from "./order.ts";
import type { Order, OrderTerms } from "./order.ts";
import { isFractional } from "./request/order-terms.ts";

/** The smallest order in dollars. */
const LEAST_VALUE = 1;
/** How far above the ask a market buy may fill: less for dearer shares (Alpaca's buying-power check). */
const COLLARS = { from: 50, dear: decimal("1.025"), cheap: decimal("1.04") } as const;

/**
 * The most that a share may cost the buyer, in dollars: his limit, or a collar around the ask; around the stop price
 * for a stop order, which Alpaca turns into one with a limit there.
 */
export function ceilingOf(terms: OrderTerms, quote: Quote): Decimal {
  if (terms.limitPrice !== null) return terms.limitPrice;
  const price = terms.stopPrice ?? decimal(quote.ask);
  return price.times(price.gte(COLLARS.from) ? COLLARS.dear : COLLARS.cheap);
}

/** Dollars that a buy commits, in whole cents. */
export function costOf(terms: OrderTerms, quote: Quote): Decimal {
  const cost = terms.notional ?? (terms.qty ?? decimal(0)).times(ceilingOf(terms, quote));
  return roundUp(cost, CASH_DECIMALS);
}

/** Shares that a sell commits: those asked for, or those that its dollars come to at the bid. */
export function sharesToSell(terms: OrderTerms, quote: Quote): Decimal {
  if (terms.qty !== null) return terms.qty;
  const price = terms.limitPrice ?? terms.stopPrice ?? decimal(quote.bid);
  return roundUp((terms.notional ?? decimal(0)).div(price), 9);
}

/** Why the asset cannot be ordered like this, if so. `asset` is `undefined` for an unknown symbol. */
export function refusedAsset(terms: OrderTerms, asset: Asset | undefined): Refusal | undefined {
  if (!asset) return unprocessable(`asset "${terms.symbol}" not found`);
  if (asset.status === "inactive") return malformed(`asset ${terms.symbol} is not active`);
  if (!asset.tradable) return unprocessable(`asset "${terms.symbol}" is not tradable`);
  if (isFractional(terms) && !asset.fractionable) {
    return forbidden(`asset "${terms.symbol}" is not fractionable`);
  }
  return undefined;
}

/** What the rules of an account look at. */
export interface AccountView {
  readonly account: Account;
  readonly asset: Asset;
  readonly quote: Quote;
  /** Dollars. */
  readonly buyingPower: Decimal;
  /** The open order whose cash and shares the new one will have. */
  readonly replaces?: Order | undefined;
}

/** Why the account cannot place the order now, if so. */
export function refusedForAccount(terms: OrderTerms, view: AccountView): Refusal | undefined {
  if (view.account.orderByClientId(terms.clientOrderId)) return malformed("client_order_id must be unique");
  return (
    refusedWhileClosing(terms, view) ??
    refusedSmall(terms, view.quote) ??
    refusedWash(terms, view) ??
    (terms.side === "sell" ? refusedSale(terms, view) : refusedCost(terms, view))
  );
}

function refusedWhileClosing(terms: OrderTerms, { account }: AccountView): Refusal | undefined {
  if (terms.notional === null) return undefined;
  const closing = account.openOrders().some((order) => order.closesPosition && order.symbol === terms.symbol);
  if (!closing) return undefined;
  return forbidden("unable to open new notional orders while having open closing position orders");
}

/** Only buys have a least value: a position may always be closed, however small it has become. */
function refusedSmall(terms: OrderTerms, quote: Quote): Refusal | undefined {
  if (terms.side === "sell") return undefined;
  const price = terms.limitPrice ?? decimal(quote.ask);
  const value = terms.notional ?? (terms.qty ?? decimal(0)).times(price);
  if (value.gte(LEAST_VALUE)) return undefined;
  return forbidden(`cost basis must be >= minimal amount of order ${LEAST_VALUE}`);
}

function crosses(terms: OrderTerms, other: Order): boolean {
  if (terms.limitPrice === null || other.limitPrice === null) return true;
  return terms.side === "buy"
    ? terms.limitPrice.gte(other.limitPrice)
    : other.limitPrice.gte(terms.limitPrice);
}

function refusedWash(terms: OrderTerms, { account, replaces }: AccountView): Refusal | undefined {
  const existing = account
    .openOrders()
    .find(
      (order) =>
        order !== replaces &&
        order.symbol === terms.symbol &&
        order.side !== terms.side &&
        crosses(terms, order),
    );
  if (!existing) return undefined;
  const kind = existing.limitPrice === null ? "market/stop" : "limit";
  return forbidden("potential wash trade detected. use complex orders", {
    existing_order_id: existing.id,
    reject_reason: `opposite side ${kind} order exists`,
  });
}

/** Nobody sells short here; the answer says what comes first of the order, the asset and the account. */
function refusedShort(terms: OrderTerms, asset: Asset): Refusal {
  if (isFractional(terms)) return unprocessable("fractional orders cannot be sold short");
  if (!asset.shortable) return unprocessable(`asset "${terms.symbol}" cannot be sold short`);
  return forbidden("account is not allowed to short");
}

function refusedSale(
  terms: OrderTerms,
  { account, asset, quote, replaces }: AccountView,
): Refusal | undefined {
  const { held, forOrders, available } = account.shares(terms.symbol);
  if (held.eq(0)) return refusedShort(terms, asset);
  const requested = sharesToSell(terms, quote);
  const free = replaces ? available.plus(heldFor(replaces, held)) : available;
  if (requested.lte(free)) return undefined;
  const related = account
    .openOrders()
    .filter((order) => order.symbol === terms.symbol && heldFor(order, held).gt(0));
  const [wanted, left] = [toText(requested), toText(free)];
  return forbidden(`insufficient qty available for order (requested: ${wanted}, available: ${left})`, {
    available: left,
    existing_qty: toText(held),
    held_for_orders: toText(forOrders),
    // What stands in the way: other orders, or that there are no more shares of the symbol.
    ...(related.length > 0 ? { related_orders: related.map((order) => order.id) } : { symbol: terms.symbol }),
  });
}

function refusedCost(terms: OrderTerms, { quote, buyingPower, replaces }: AccountView): Refusal | undefined {
  const cost = costOf(terms, quote);
  const power = replaces ? buyingPower.plus(reserveOf(replaces)) : buyingPower;
  if (cost.lte(power)) return undefined;
  return forbidden("insufficient buying power", {
    buying_power: toText(power),
    cost_basis: toText(cost),
  });
}
