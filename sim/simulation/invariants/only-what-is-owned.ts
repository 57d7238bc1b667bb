/** Nothing that a strategy does not own is sold. */
import { decimal, sum, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import { type Facts, plannedOrders } from "./facts.ts";

/** What speaks against it, a line each. */
export function onlyWhatIsOwned(facts: Facts): string[] {
  const filled = new Map(facts.ours.map((order) => [order.client_order_id, decimal(order.filled_qty)]));
  return plannedOrders(facts).flatMap(({ run, plan, order, attempts }) => {
    if (order.side === "buy") return [];
    const owned = sum(plan.ledgers.map(({ positions }) => positions.get(order.symbol) ?? ZERO));
    const sold = sum(attempts.map(({ clientOrderId }) => filled.get(clientOrderId) ?? ZERO));
    if (sold.lte(owned)) return [];
    return [`${run.slot}: ${toText(sold)} ${order.symbol} were sold, ledgers owned ${toText(owned)}`];
  });
}
