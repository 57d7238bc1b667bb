/** Buys on their way to being sent: what is still wanted, what the cash pays for, and their intents. */
import { type Decimal, max, sum, ZERO } from "../../../../engine/money/decimal.ts";
import { MINIMUM_BUY_VALUE } from "../../../../engine/rebalance/sizing.ts";
import { fundBuys, type PricedBuy } from "../../../../engine/rebalance/fund.ts";
import type { PlannedOrder } from "../../../../engine/rebalance/types.ts";
import { isSettled, isTakenAway, ordersOf, type OrderRow, writeIntent } from "../../store/orders.ts";
import { type RunRow, updateRun } from "../../store/runs.ts";
import { accountCash, committedCash } from "./buying-power.ts";
import type { RunContext } from "../../record/context.ts";
import { intentOf } from "./intents.ts";
import { readCrosses, type RunPlan } from "../../record/plan-document.ts";
import { attemptsOf, ledgersNow, remainderOf } from "../../record/progress.ts";
import { addReasons } from "../../record/reasons.ts";

/** Planned buys with shares left to buy, of which no attempt is still open, was refused, or was replaced by hand. */
export function unfinishedBuys(plan: RunPlan, orders: readonly OrderRow[]): PlannedOrder[] {
  return plan.orders.flatMap((planned) => {
    if (planned.side !== "buy") return [];
    const blocked = attemptsOf(planned, orders).some((order) => !isSettled(order) || isTakenAway(order));
    const left = remainderOf(planned, orders);
    return blocked || left.quantity.lte(0) ? [] : [left];
  });
}

/** Dollars that each strategy may still spend: its cash as of now, less what its open buys may cost. */
function spendableCash(plan: RunPlan, run: RunRow, orders: readonly OrderRow[]): Map<string, Decimal> {
  const committed = committedCash(orders);
  return new Map(
    ledgersNow(plan, readCrosses(run.crossesJson), orders).map(({ strategyId, cash }) => [
      strategyId,
      cash.minus(committed.get(strategyId) ?? ZERO),
    ]),
  );
}

/**
 * Whether another price could bring more of the unfinished buys: somebody who wants them has cash for an order, or gets
 * some from a sell that is still open.
 */
export function mayBuyMore(
  plan: RunPlan,
  run: RunRow,
  orders: readonly OrderRow[],
  unfinished: readonly PlannedOrder[],
): boolean {
  if (unfinished.length === 0) return false;
  if (orders.some((order) => order.side === "sell" && !isSettled(order))) return true;
  const cash = spendableCash(plan, run, orders);
  const buyers = new Set(unfinished.flatMap(({ shares }) => shares.map(({ strategyId }) => strategyId)));
  return sum([...buyers].map((id) => max(cash.get(id) ?? ZERO, ZERO))).gte(MINIMUM_BUY_VALUE);
}

/**
 * Funds buys at their limits and writes their intents together with a change of the run, in one transaction.
 * False when the broker did not tell what there is to spend; then nothing is written.
 */
export async function writeBuys(
  context: RunContext,
  run: RunRow,
  plan: RunPlan,
  buys: readonly PricedBuy[],
  change: Partial<RunRow>,
): Promise<boolean> {
  const { database } = context;
  const orders = ordersOf(database, run.slot);
  const committed = committedCash(orders);
  const spendable = spendableCash(plan, run, orders);
  const cash = await accountCash(context, buys, spendable, sum(committed.values()));
  if (!cash) return false;
  const funded = fundBuys(buys, spendable, cash);
  database.transaction(() => {
    for (const { order, quantity, shares, limitPrice } of funded) {
      if (quantity.lt(order.quantity)) {
        const message = `the cash did not reach for all of ${order.symbol}`;
        addReasons(database, run.slot, [{ code: "cash_short", symbol: order.symbol, message }]);
      }
      if (quantity.times(limitPrice).lt(MINIMUM_BUY_VALUE)) continue;
      const attempt = attemptsOf(order, orders).length + 1;
      writeIntent(
        database,
        intentOf(context, { slot: run.slot, order, attempt, quantity, shares, limitPrice }),
      );
    }
    updateRun(database, run.slot, change);
  });
  return true;
}
