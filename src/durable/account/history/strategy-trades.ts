/** One strategy's part of a run's orders: as planned, as executed, and what they cost. */
import type { StoredExecutedTrade, StoredPlannedTrade } from "../../../db/execution-columns.ts";
import { slippageOf, type Traded } from "../../../engine/execution/slippage.ts";
import { type Decimal, decimal, roundHalfUp, toText } from "../../../engine/money/decimal.ts";
import type { PlannedOrder } from "../../../engine/rebalance/types.ts";
import type { FillShare } from "../../../engine/rebalance/book.ts";
import type { Arrivals } from "../record/arrival.ts";
import type { RunPlan } from "../record/plan-document.ts";
import { attemptsOf, filledFor } from "../record/progress.ts";
import type { OrderRow } from "../store/orders.ts";

export interface StrategyTrade {
  readonly order: PlannedOrder;
  readonly planned: StoredPlannedTrade;
  readonly executed: StoredExecutedTrade;
  /** What its slippage is measured from. */
  readonly traded: Traded;
}

/** The average price (dollars, 4 decimals as Alpaca reports it at most) of a part of a fill; null when nothing filled. */
function averagePrice(fillPrice: Decimal | null): string | null {
  return fillPrice && toText(roundHalfUp(fillPrice, 4));
}

function tradedOf(
  { symbol, side }: PlannedOrder,
  { quantity, value }: Omit<FillShare, "strategyId">,
  prices: RunPlan["prices"],
  arrivals: Arrivals,
): Traded {
  const snapshotPrice = prices[symbol];
  const arrival = arrivals[symbol]?.price ?? null;
  return {
    side,
    quantity,
    snapshotPrice: snapshotPrice === undefined ? null : decimal(snapshotPrice),
    arrivalPrice: arrival === null ? null : decimal(arrival),
    fillPrice: quantity.gt(0) ? value.div(quantity) : null,
  };
}

/** The trades of a strategy, in the order of the plan. */
export function tradesOf(
  strategyId: string,
  plan: RunPlan,
  orders: readonly OrderRow[],
  arrivals: Arrivals,
): StrategyTrade[] {
  return plan.orders.flatMap((order) => {
    const wanted = order.shares.find((share) => share.strategyId === strategyId);
    if (!wanted) return [];
    const { symbol, reason } = order;
    const attempts = attemptsOf(order, orders);
    const last = attempts.at(-1);
    const filled = filledFor(strategyId, order, orders);
    const traded = tradedOf(order, filled, plan.prices, arrivals);
    const qty = toText(wanted.quantity);
    return [
      {
        order,
        traded,
        planned: { symbol, qty, limitPrice: attempts[0]?.limitPrice ?? null, reason },
        executed: {
          symbol,
          qty,
          orderId: attempts.findLast(({ brokerOrderId }) => brokerOrderId !== null)?.brokerOrderId ?? null,
          clientOrderIds: attempts.map(({ clientOrderId }) => clientOrderId),
          status: last ? (last.brokerStatus ?? last.state) : "not_sent",
          filledQty: toText(filled.quantity),
          filledAvgPrice: averagePrice(traded.fillPrice),
          arrivalPrice: traded.arrivalPrice && toText(traded.arrivalPrice),
          slippage: slippageOf(traded),
        },
      },
    ];
  });
}
