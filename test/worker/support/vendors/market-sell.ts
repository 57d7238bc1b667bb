import { decimal } from "../../../../src/engine/money/decimal.ts";

/** An order as it is placed, of which its kind does not matter. */
export const SELL = {
  clientOrderId: "af-1",
  symbol: "SPY",
  side: "sell",
  type: "market",
  quantity: decimal(1),
  limitPrice: null,
} as const;
