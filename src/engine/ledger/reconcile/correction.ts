/** Fills of our own orders that came late, were busted, or got another price, after they had been booked. */
import type { Decimal } from "../../money/decimal.ts";
import type { TradeSide } from "../../rebalance/types.ts";
import { type Difference, dollarsText, sharesText } from "./difference.ts";

export interface FillCorrection {
  readonly symbol: string;
  readonly side: TradeSide;
  /** Shares that are filled more (positive) or less than was booked. */
  readonly quantity: Decimal;
  /** Dollars that were traded more (positive) or less than was booked. */
  readonly value: Decimal;
}

/** What the owner is told of it. */
export function correctionDifference({ symbol, side, quantity, value }: FillCorrection): Difference {
  const amount = side === "buy" ? value.neg() : value;
  if (quantity.eq(0)) {
    const message = `the price of a ${side} of ${symbol} was corrected: ${dollarsText(value)}`;
    return { code: "trade_correction", symbol, amount, message };
  }
  const moved = { symbol, quantity: side === "buy" ? quantity : quantity.neg(), amount };
  const what = `${sharesText(quantity, symbol)} for ${dollarsText(value)}`;
  return quantity.gt(0)
    ? { ...moved, code: "late_fill", message: `a ${side} of ${what} filled after it was booked` }
    : { ...moved, code: "trade_bust", message: `a ${side} of ${what} was taken back by the exchange` };
}
