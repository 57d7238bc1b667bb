/** The risk gate for one order, just before it leaves. */
import { withinReach } from "../execution/limit-price.ts";
import { arrivalPrice, type LatestQuote } from "../execution/slippage.ts";
import { type Decimal, QUANTITY_DECIMALS, roundDown, toText } from "../money/decimal.ts";
import type { TradeSide } from "../rebalance/types.ts";
import type { RiskLimits } from "./limits.ts";
import type { Refusal } from "./refusal.ts";

export interface OutgoingOrder {
  readonly symbol: string;
  readonly side: TradeSide;
  /** Shares. */
  readonly quantity: Decimal;
  /** Dollars; null for a market order. */
  readonly limitPrice: Decimal | null;
}

/** What an order is judged against, as it is known at this moment. */
export interface SendContext {
  /** The latest quote; null when there is none to be had. */
  readonly quote: LatestQuote | null;
  /** Dollars: the price that the plan was made with. It stands in where the quote tells nothing. */
  readonly snapshotPrice: Decimal;
  /** Shares of the planned order that have neither filled nor may still fill. */
  readonly left: Decimal;
  /** Orders of ours that are not settled yet, without this one. */
  readonly open: readonly { readonly symbol: string; readonly side: TradeSide }[];
}

/**
 * Why an order may not leave, or null. Another open order for its symbol is a duplicate on either side: on the same
 * side it could fill twice, on the other the broker would take it for a wash trade.
 */
export function checkSend(
  order: OutgoingOrder,
  { quote, snapshotPrice, left, open }: SendContext,
  limits: Pick<RiskLimits, "limitReach">,
): Refusal | null {
  const { symbol, quantity, limitPrice } = order;
  if (open.some((other) => other.symbol === symbol)) {
    return { code: "duplicate_order", symbol, message: `an order for ${symbol} is still open` };
  }
  // The broker's own figure of a whole position may have more decimals than what the plan counts with.
  if (roundDown(quantity, QUANTITY_DECIMALS).gt(left)) {
    const message = `${toText(quantity)} ${symbol} are more than the ${toText(left)} that the plan has left`;
    return { code: "exceeds_plan", symbol, message };
  }
  if (limitPrice === null) return null;
  const market = (quote && arrivalPrice(quote)) ?? snapshotPrice;
  if (withinReach(limitPrice, market, limits.limitReach)) return null;
  const message = `the limit of ${toText(limitPrice)} for ${symbol} is too far from the market at ${toText(market)}`;
  return { code: "limit_out_of_reach", symbol, message };
}
