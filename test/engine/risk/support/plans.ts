/** Small plans that the risk gate is to judge. */
import { decimal, sum } from "../../../../src/engine/money/decimal.ts";
import type { Cross, Ledger, PlannedOrder } from "../../../../src/engine/rebalance/types.ts";
import { checkPlan } from "../../../../src/engine/risk/check-plan.ts";
import { DEFAULT_LIMITS, type RiskLimits } from "../../../../src/engine/risk/limits.ts";
import { type Amounts, decimals } from "../../rebalance/support/account.ts";

/** An order of some strategies, each with its shares. */
export function order(side: "sell" | "buy", symbol: string, wanted: Amounts): PlannedOrder {
  const shares = [...decimals(wanted)].map(([strategyId, quantity]) => ({ strategyId, quantity }));
  const reason = side === "sell" ? "reduce" : "enter";
  const quantity = sum(shares.map((share) => share.quantity));
  return { symbol, side, quantity, reason, fractionable: true, shares };
}

/** Shares that `a` gives to `b`, at $100. */
export function crossed(symbol: string, quantity: number): Cross {
  return {
    symbol,
    quantity: decimal(quantity),
    price: decimal(100),
    fromStrategyId: "a",
    toStrategyId: "b",
  };
}

export interface Judged {
  readonly orders: readonly PlannedOrder[];
  readonly crosses?: readonly Cross[];
  readonly ledgers?: readonly Ledger[];
  readonly limits?: Partial<RiskLimits>;
}

/** What the gate says of some orders in an account of $10,000 where every symbol costs $100. */
export function judge({ orders, crosses = [], ledgers = [], limits = {} }: Judged) {
  const symbols = orders.map(({ symbol }) => symbol);
  const context = {
    managedEquity: decimal(10_000),
    prices: decimals(Object.fromEntries(symbols.map((symbol) => [symbol, 100]))),
    ledgers,
  };
  const checked = checkPlan({ orders, crosses }, context, { ...DEFAULT_LIMITS, ...limits });
  return {
    kept: checked.orders.map(({ symbol }) => symbol),
    refusals: checked.refusals.map(({ code, symbol }) => (symbol ? `${symbol}: ${code}` : code)),
    refused: checked.refused,
  };
}
