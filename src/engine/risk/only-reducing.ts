/** A plan when nothing may be bought. */
import type { Plan } from "../rebalance/types.ts";

/**
 * The sells of a plan alone. Its crosses stay: they change what a strategy holds and not what the account holds, and
 * without them the strategies that leave a symbol could not.
 */
export function onlyReducing<SomePlan extends Pick<Plan, "orders">>(plan: SomePlan): SomePlan {
  return { ...plan, orders: plan.orders.filter(({ side }) => side === "sell") };
}
