/** The rules that depend on the asset and on the account: what this account may order now. */
import { CASH_DECIMALS, decimal, roundUp, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Account } from "../accounts/account.ts";
import type { Asset } from "../assets/assets.ts";
import { forbidden, malformed, unprocessable } from "../http/refusal.ts";
import type { Refusal } from "../http/refusal.ts";
import type { Quote } from "../market/quote.ts";
import { heldFor } from "./order.ts";
import type { Order, OrderTerms } from "./order.ts";
import { isFractional } from "./order-terms.ts";

/** The smallest order in dollars. */
const LEAST_VALUE = 1;
/** How far above the ask a market buy may fill: less for dearer shares (Alpaca's buying-power check). */
const COLLARS = { from: 50, dear: decimal("1.025"), cheap: decimal("1.04") } as const;

/** The most that a share may cost the buyer, in dollars: his limit, or a collar around the ask. */
export function ceilingOf(terms: OrderTerms, quote: Quote): Decimal {
  if (terms.limitPrice !== null) return terms.limitPrice;
  return decimal(quote.ask).times(quote.ask >= COLLARS.from ? COLLARS.dear : COLLARS.cheap);
}

/** Dollars that a buy commits, in whole cents. */
export function costOf(terms: OrderTerms, quote: Quote): Decimal {
  const cost = terms.notional ?? (terms.qty ?? decimal(0)).times(ceilingOf(terms, quote));
  return roundUp(cost, CASH_DECIMALS);
}

/** Shares that a sell commits: those asked for, or those that its dollars come to at the bid. */
export function sharesToSell(terms: OrderTerms, quote: Quote): Decimal {
  if (terms.qty !== null) return terms.qty;
  const price = terms.limitPrice ?? decimal(quote.bid);
  return roundUp((terms.notional ?? decimal(0)).div(price), 9);
}

/** Why the asset cannot be ordered like this, if so. `asset` is `undefined` for an unknown symbol. */
export function refusedAsset(terms: OrderTerms, asset: Asset | undefined): Refusal | undefined {
  if (!asset) return unprocessable(`asset "${terms.symbol}" not found`);
  if (!asset.tradable) return unprocessable(`asset "${terms.symbol}" is not tradable`);
  if (isFractional(terms) && !asset.fractionable) {
    return forbidden(`asset "${terms.symbol}" is not fractionable`);
  }
  return undefined;
}

/** Why the account cannot place the order now, if so. `buyingPower` is in dollars. */
export function refusedForAccount(
  terms: OrderTerms,
  account: Account,
  quote: Quote,
  buyingPower: Decimal,
): Refusal | undefined {
  if (account.orderByClientId(terms.clientOrderId)) return malformed("client_order_id must be unique");
  return (
    refusedSmall(terms, quote) ??
    refusedWash(terms, account) ??
    (terms.side === "sell" ? refusedSale(terms, account, quote) : refusedCost(terms, quote, buyingPower))
  );
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

function refusedWash(terms: OrderTerms, account: Account): Refusal | undefined {
  const existing = account
    .openOrders()
    .find((order) => order.symbol === terms.symbol && order.side !== terms.side && crosses(terms, order));
  if (!existing) return undefined;
  const kind = existing.limitPrice === null ? "market/stop" : "limit";
  return forbidden("potential wash trade detected. use complex orders", {
    existing_order_id: existing.id,
    reject_reason: `opposite side ${kind} order exists`,
  });
}

function refusedSale(terms: OrderTerms, account: Account, quote: Quote): Refusal | undefined {
  const { held, forOrders, available } = account.shares(terms.symbol);
  if (held.eq(0)) {
    return isFractional(terms)
      ? unprocessable("fractional orders cannot be sold short")
      : forbidden("account is not allowed to short");
  }
  const requested = sharesToSell(terms, quote);
  if (requested.lte(available)) return undefined;
  const related = account
    .openOrders()
    .filter((order) => order.symbol === terms.symbol && heldFor(order, held).gt(0));
  const [wanted, left] = [toText(requested), toText(available)];
  return forbidden(`insufficient qty available for order (requested: ${wanted}, available: ${left})`, {
    available: left,
    existing_qty: toText(held),
    held_for_orders: toText(forOrders),
    related_orders: related.map((order) => order.id),
    symbol: terms.symbol,
  });
}

function refusedCost(terms: OrderTerms, quote: Quote, buyingPower: Decimal): Refusal | undefined {
  const cost = costOf(terms, quote);
  if (cost.lte(buyingPower)) return undefined;
  return forbidden("insufficient buying power", {
    buying_power: toText(buyingPower),
    cost_basis: toText(cost),
  });
}
