/** What the buys of a run may cost. */
import { type Decimal, max, min, sum, ZERO } from "../../../engine/money/decimal.ts";
import { divideFill } from "../../../engine/rebalance/book.ts";
import type { PricedBuy } from "../../../engine/rebalance/fund.ts";
import type { OrderRow } from "../store/orders.ts";
import type { RunContext } from "./context.ts";
import type { RunPlan } from "./plan-document.ts";
import { fillOf } from "./progress.ts";

/**
 * Dollars that each strategy may still spend: its ledger's cash, plus what its filled sells and its side of the
 * crosses brought, less what its filled buys took.
 */
export function strategyCash(plan: RunPlan, orders: readonly OrderRow[]): Map<string, Decimal> {
  const cash = new Map(plan.ledgers.map((ledger) => [ledger.strategyId, ledger.cash]));
  const add = (strategyId: string, amount: Decimal) =>
    cash.set(strategyId, (cash.get(strategyId) ?? ZERO).plus(amount));
  for (const { fromStrategyId, toStrategyId, quantity, price } of plan.crosses) {
    add(fromStrategyId, quantity.times(price));
    add(toStrategyId, quantity.times(price).times(-1));
  }
  for (const planned of plan.orders) {
    const sign = planned.side === "sell" ? 1 : -1;
    for (const { strategyId, value } of divideFill(fillOf(planned, orders))) {
      add(strategyId, value.times(sign));
    }
  }
  return cash;
}

/**
 * Dollars that the account may spend on these buys: what the broker lets us, never more than its cash (no
 * leverage), nor more than the strategies own together. Undefined when the broker did not answer.
 */
export async function accountCash(
  context: RunContext,
  buys: readonly PricedBuy[],
  perStrategy: ReadonlyMap<string, Decimal>,
): Promise<Decimal | undefined> {
  const account = await context.broker.account();
  if (account.kind !== "confirmed") return undefined;
  const buyers = new Set(buys.flatMap(({ order }) => order.shares.map(({ strategyId }) => strategyId)));
  const owned = sum([...buyers].map((strategyId) => max(perStrategy.get(strategyId) ?? ZERO, ZERO)));
  return min(owned, min(account.value.cash, account.value.buyingPower));
}
