/** The risk gate for a whole plan, before anything of it is sent. */
import { type Decimal, decimal, QUANTITY_DECIMALS, roundDown, sum, toText, ZERO } from "../money/decimal.ts";
import { type Prices, priceOf } from "../rebalance/sizing.ts";
import type { Ledger, Plan, PlannedOrder } from "../rebalance/types.ts";
import type { RiskLimits } from "./limits.ts";
import type { Refusal } from "./refusal.ts";

/** What a plan is judged against. */
export interface PlanContext {
  /** Dollars, at `prices`: see `managedEquityAt`. */
  readonly managedEquity: Decimal;
  /** Dollars per symbol; every symbol of the plan has one. */
  readonly prices: Prices;
  /** The ledgers before the plan. */
  readonly ledgers: readonly Ledger[];
}

export interface CheckedPlan {
  /** The orders that may be sent, as they stand in the plan; none of a refused plan. */
  readonly orders: readonly PlannedOrder[];
  readonly refusals: readonly Refusal[];
  /** Whether the plan as a whole is refused: then its crosses are not made either. */
  readonly refused: boolean;
}

type PlanParts = Pick<Plan, "orders" | "crosses">;

/** A fraction as owners set it: `25 %`. */
function inPercent(fraction: number): string {
  return `${toText(decimal(fraction).times(100))} %`;
}

function ownedBy(ledgers: readonly Ledger[], symbol: string): Decimal {
  return sum(ledgers.map(({ positions }) => positions.get(symbol) ?? ZERO));
}

/** Whether every strategy that sells keeps nothing of the symbol: it leaves, with what it gives to others inside. */
function isLeaving(order: PlannedOrder, { crosses }: PlanParts, ledgers: readonly Ledger[]): boolean {
  if (order.side === "buy") return false;
  return order.shares.every(({ strategyId, quantity }) => {
    const given = crosses.filter(
      ({ symbol, fromStrategyId }) => symbol === order.symbol && fromStrategyId === strategyId,
    );
    const ledger = ledgers.find((own) => own.strategyId === strategyId);
    const owned = ledger?.positions.get(order.symbol) ?? ZERO;
    return quantity.plus(sum(given.map((cross) => cross.quantity))).gte(owned);
  });
}

/**
 * Why an order may not be sent, or null. Whoever sells gives up risk: the allowed symbols and the weight are not asked
 * about sells, and how much an order is worth only of those that keep a part of the position.
 */
function refusalOf(
  order: PlannedOrder,
  plan: PlanParts,
  context: PlanContext,
  limits: RiskLimits,
): Refusal | null {
  const { symbol, side, quantity } = order;
  const { managedEquity, ledgers, prices } = context;
  const price = priceOf(prices, symbol);
  const owned = ownedBy(ledgers, symbol);
  // The broker's own figure of a whole position may have more decimals than a ledger.
  if (side === "sell" && roundDown(quantity, QUANTITY_DECIMALS).gt(owned)) {
    return { code: "short_sale", symbol, message: `more ${symbol} would be sold than the strategies own` };
  }
  const tooDear = quantity.times(price).gt(managedEquity.times(decimal(limits.maxOrderValue)));
  if (tooDear && !isLeaving(order, plan, ledgers)) {
    const message = `an order for ${symbol} is worth more than ${inPercent(limits.maxOrderValue)} of the account`;
    return { code: "max_order_value", symbol, message };
  }
  if (side === "sell") return null;
  if (limits.allowedSymbols !== null && !limits.allowedSymbols.includes(symbol)) {
    return {
      code: "symbol_not_allowed",
      symbol,
      message: `${symbol} is not among the symbols that may be bought`,
    };
  }
  if (
    owned
      .plus(quantity)
      .times(price)
      .gt(managedEquity.times(decimal(limits.maxWeight)))
  ) {
    const message = `${symbol} would be worth more than ${inPercent(limits.maxWeight)} of the account`;
    return { code: "max_weight", symbol, message };
  }
  return null;
}

/** Why the plan as a whole may not be sent, with the orders that are left of it. */
function planRefusals(
  orders: readonly PlannedOrder[],
  { managedEquity, prices }: PlanContext,
  limits: RiskLimits,
): Refusal[] {
  const refusals: Refusal[] = [];
  const turnover = sum(orders.map(({ symbol, quantity }) => quantity.times(priceOf(prices, symbol))));
  if (turnover.gt(managedEquity.times(decimal(limits.maxTurnover)))) {
    const message = `the orders together are worth more than ${inPercent(limits.maxTurnover)} of the account`;
    refusals.push({ code: "max_turnover", message });
  }
  if (orders.length > limits.maxOrders) {
    const message = `${orders.length} orders are more than the ${limits.maxOrders} that a run may send`;
    refusals.push({ code: "max_orders", message });
  }
  return refusals;
}

/**
 * Judges a plan. An order that is refused is left out, and the others go on without it; too much turnover or too many
 * orders refuse the whole plan, unless it only leaves positions: going to cash is always possible. Throws when the
 * price of an order's symbol is missing.
 */
export function checkPlan(plan: PlanParts, context: PlanContext, limits: RiskLimits): CheckedPlan {
  const refusals: Refusal[] = [];
  const kept: PlannedOrder[] = [];
  const seen = new Set<string>();
  for (const order of plan.orders) {
    const { symbol } = order;
    const refusal: Refusal | null = seen.has(symbol)
      ? { code: "duplicate_order", symbol, message: `there is another order for ${symbol}` }
      : refusalOf(order, plan, context, limits);
    seen.add(symbol);
    if (refusal) refusals.push(refusal);
    else kept.push(order);
  }
  const onlyLeaves = kept.every((order) => isLeaving(order, plan, context.ledgers));
  const whole = onlyLeaves ? [] : planRefusals(kept, context, limits);
  const refused = whole.length > 0;
  return { orders: refused ? [] : kept, refusals: [...refusals, ...whole], refused };
}
