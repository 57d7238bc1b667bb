/**
 * What it cost to trade later and elsewhere than at the price that the decision was made with: implementation
 * shortfall (Perold, "The Implementation Shortfall: Paper versus Reality", Journal of Portfolio Management 14:3,
 * 1988), in two parts that meet at the arrival price.
 */
import { type Decimal, decimal, ratio, sum } from "../money/decimal.ts";

/** What the market says of a symbol; dollars, null where a side has no quote or nothing was traded. */
export interface LatestQuote {
  readonly bid: Decimal | null;
  readonly ask: Decimal | null;
  readonly last: Decimal | null;
}

/** A spread of this fraction of the mid or more does not tell where the market is. */
const WIDE_SPREAD = decimal("0.01");

/**
 * Dollars: the price when an order was about to leave. The mid of a quote whose spread is under 1 % of it, else the
 * last trade, else null.
 */
export function arrivalPrice({ bid, ask, last }: LatestQuote): Decimal | null {
  if (bid?.gt(0) === true && ask?.gte(bid) === true) {
    const mid = bid.plus(ask).div(2);
    if (ask.minus(bid).lt(mid.times(WIDE_SPREAD))) return mid;
  }
  return last?.gt(0) === true ? last : null;
}

/** What was traded in one order. */
export interface Traded {
  readonly side: "sell" | "buy";
  /** Dollars per share: what the decision was made with, the market when the order left, and what was paid. */
  readonly snapshotPrice: Decimal | null;
  readonly arrivalPrice: Decimal | null;
  readonly fillPrice: Decimal | null;
  /** Shares that were filled. */
  readonly quantity: Decimal;
}

/** Fractions; positive is a cost, null is not known. */
export interface Slippage {
  /** From the snapshot to the arrival, of the snapshot price. */
  readonly delay: number | null;
  /** From the arrival to the fill, of the arrival price. */
  readonly execution: number | null;
  /** From the snapshot to the fill, of the snapshot price. */
  readonly total: number | null;
}

type PricePoint = "snapshotPrice" | "arrivalPrice" | "fillPrice";

function costBetween(orders: readonly Traded[], from: PricePoint, to: PricePoint): number | null {
  const known = orders.flatMap(({ side, quantity, [from]: before, [to]: after }) =>
    before === null || after === null
      ? []
      : [
          {
            value: before.times(quantity),
            cost: (side === "buy" ? after.minus(before) : before.minus(after)).times(quantity),
          },
        ],
  );
  const value = sum(known.map((order) => order.value));
  if (value.lte(0)) return null;
  return ratio(sum(known.map((order) => order.cost)), value);
}

/**
 * The slippage of some orders together, each weighted by what it was worth; an order counts for the parts whose prices
 * are known. Null where nothing was filled, too.
 */
export function slippageOf(...orders: readonly Traded[]): Slippage {
  return {
    delay: costBetween(orders, "snapshotPrice", "arrivalPrice"),
    execution: costBetween(orders, "arrivalPrice", "fillPrice"),
    total: costBetween(orders, "snapshotPrice", "fillPrice"),
  };
}
