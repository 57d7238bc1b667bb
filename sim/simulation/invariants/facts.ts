/** What is known after the days of a plan: on our side, at the broker, and at whom history was delivered to. */
import type { OrderRow } from "../../../src/durable/account/store/orders.ts";
import type { RunRow } from "../../../src/durable/account/store/runs.ts";
import type { StrategyRow } from "../../../src/durable/account/store/strategies.ts";
import type { PlannedOrder } from "../../../src/engine/rebalance/types.ts";
import { planOf, type RunPlan } from "../../../src/durable/account/record/plan-document.ts";
import type { Boundary } from "../outside/fate.ts";
import type { Recipient } from "../platform/recipient.ts";
import type { AccountAtBroker, OrderAtBroker } from "../world/at-broker.ts";

export interface Facts {
  readonly account: AccountAtBroker;
  /** Orders at the broker that are ours by their ids, and the others, which the owner made by hand. */
  readonly ours: readonly OrderAtBroker[];
  readonly byHand: readonly OrderAtBroker[];
  readonly orders: readonly OrderRow[];
  readonly runs: readonly RunRow[];
  readonly strategies: readonly StrategyRow[];
  /** Shares that ledgers own: one row per strategy and symbol. */
  readonly ledgers: readonly { readonly symbol: string; readonly quantity: string }[];
  readonly isOutboxEmpty: boolean;
  readonly recipient: Recipient;
  readonly boundaries: readonly Boundary[];
  /** Dollars of cash at the broker whenever it was looked at. */
  readonly cashSeen: readonly string[];
  /** Transfers that the owner made, dollars; when, epoch ms. */
  readonly transfers: readonly { readonly at: number; readonly amount: number }[];
}

/** One planned order of a run with all its attempts, oldest first. */
export interface Planned {
  readonly run: RunRow;
  readonly plan: RunPlan;
  readonly order: PlannedOrder;
  readonly attempts: readonly OrderRow[];
}

/** All planned orders of runs that made a plan. */
export function plannedOrders(facts: Facts): Planned[] {
  return facts.runs.flatMap((run) => {
    if (run.planJson === null) return [];
    const plan = planOf(run);
    return plan.orders.map((order) => ({
      run,
      plan,
      order,
      attempts: facts.orders
        .filter(
          ({ slot, symbol, side }) => slot === run.slot && symbol === order.symbol && side === order.side,
        )
        .toSorted((a, b) => a.attempt - b.attempt),
    }));
  });
}
