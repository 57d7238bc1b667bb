/** What the buys of a run may cost. */
import type { BrokerAccount } from "../../../../brokers/broker.ts";
import { type Decimal, decimal, max, min, sum, ZERO } from "../../../../engine/money/decimal.ts";
import { apportionShares } from "../../../../engine/rebalance/apportion.ts";
import type { PricedBuy } from "../../../../engine/rebalance/fund.ts";
import { isSettled, type OrderRow } from "../../store/orders.ts";
import type { RunContext } from "../../record/context.ts";
import { readShares } from "../../record/shares.ts";

/** Dollars that open buys may still cost: for each strategy that pays for them. */
export function committedCash(orders: readonly OrderRow[]): Map<string, Decimal> {
  const committed = new Map<string, Decimal>();
  for (const order of orders) {
    if (order.side !== "buy" || isSettled(order)) continue;
    const left = decimal(order.quantity).minus(order.filledQuantity);
    for (const { strategyId, quantity } of apportionShares(readShares(order.sharesJson), left)) {
      const cost = quantity.times(order.limitPrice ?? 0);
      committed.set(strategyId, (committed.get(strategyId) ?? ZERO).plus(cost));
    }
  }
  return committed;
}

/**
 * Dollars that the account may spend on these buys: what the broker lets us, never more than its cash less what
 * open buys may cost (no leverage), nor more than the buying strategies can spend together (`spendable`). A balance that
 * does not reach for that may be one that lags behind the sells, or is zero for a moment: it is asked for once more.
 * Undefined when the broker did not answer.
 */
export async function accountCash(
  { broker }: Pick<RunContext, "broker">,
  buys: readonly PricedBuy[],
  spendable: ReadonlyMap<string, Decimal>,
  committed: Decimal,
): Promise<Decimal | undefined> {
  const buyers = new Set(buys.flatMap(({ order }) => order.shares.map(({ strategyId }) => strategyId)));
  const owned = sum([...buyers].map((strategyId) => max(spendable.get(strategyId) ?? ZERO, ZERO)));
  const atBroker = ({ cash, buyingPower }: BrokerAccount) => min(cash.minus(committed), buyingPower);
  let account = await broker.account();
  if (account.kind === "confirmed" && atBroker(account.value).lt(owned)) account = await broker.account();
  return account.kind === "confirmed" ? min(owned, atBroker(account.value)) : undefined;
}
