/** Crosses as they are stored: decimals as text, so that they read back exactly. */
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { Cross } from "../../../engine/rebalance/types.ts";

export interface StoredCross {
  symbol: string;
  quantity: string;
  price: string;
  fromStrategyId: string;
  toStrategyId: string;
}

/** A cross, as it is stored; equal ones give equal text. */
export function storedCross({ symbol, quantity, price, fromStrategyId, toStrategyId }: Cross): StoredCross {
  return { symbol, quantity: toText(quantity), price: toText(price), fromStrategyId, toStrategyId };
}

/** What `storedCross` stored. */
export function readCross({ quantity, price, ...rest }: StoredCross): Cross {
  return { ...rest, quantity: decimal(quantity), price: decimal(price) };
}
