/** Doubts that a test can write down in numbers. */
import type { Doubt, OpenOrder } from "../../../../src/engine/ledger/doubt/doubt.ts";
import { decimal } from "../../../../src/engine/money/decimal.ts";
import type { TradeSide } from "../../../../src/engine/rebalance/types.ts";
import { type Amounts, decimals } from "../../rebalance/support/account.ts";

/** What the broker has more or less than is explained; nothing else is in doubt but what is said. */
export function doubtful(
  shares: Amounts = {},
  cash: string | number = 0,
  { orders = [], unreadable = [] }: { orders?: readonly OpenOrder[]; unreadable?: readonly string[] } = {},
): Doubt {
  const rows = unreadable.map((symbol) => ({ symbol, message: `${symbol} cannot be read` }));
  return { shares: decimals(shares), cash: decimal(cash), orders, unreadable: rows };
}

/** An order that is not over: what may still trade of it, at which limit, and what each strategy wants of it. */
export function open(
  side: TradeSide,
  symbol: string,
  left: string | number,
  limitPrice: string | number | null,
  wanted: Amounts,
): OpenOrder {
  const shares = [...decimals(wanted)].map(([strategyId, quantity]) => ({ strategyId, quantity }));
  const limit = limitPrice === null ? null : decimal(limitPrice);
  return { side, symbol, left: decimal(left), limitPrice: limit, shares };
}
