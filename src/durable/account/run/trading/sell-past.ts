/**
 * Sells that the broker refused because an open buy of the owner's could trade with them: sent again at a limit above that
 * one's.
 */
import type { BrokerOrder, Quote } from "../../../../brokers/broker.ts";
import { sellAbove } from "../../../../engine/execution/limit-price.ts";
import { type Decimal, decimal, max } from "../../../../engine/money/decimal.ts";
import type { PlannedOrder } from "../../../../engine/rebalance/types.ts";
import { type OrderRow, ordersOf, writeIntent } from "../../store/orders.ts";
import type { RunRow } from "../../store/runs.ts";
import type { RunContext } from "../../record/context.ts";
import type { RunPlan } from "../../record/plan-document.ts";
import { attemptsOf, remainderOf } from "../../record/progress.ts";
import { intentOf } from "./intents.ts";
import { standAgainst } from "./order-in-the-way.ts";

/** `waiting`: it is not known yet at which limit they can be sold. */
export type SoldPast = "nothing" | "written" | "waiting";

interface RefusedSell {
  readonly planned: PlannedOrder;
  /** The attempt that was refused. */
  readonly refused: OrderRow;
}

const wasRefused = (order: OrderRow | undefined) =>
  order?.state === "rejected" && order.errorCode === "opposite_order";

/** Planned sells whose newest attempt was refused for an order in the way; two refusals in a row are the last. */
function refusedSells(plan: RunPlan, orders: readonly OrderRow[]): RefusedSell[] {
  return plan.orders.flatMap((planned) => {
    if (planned.side !== "sell") return [];
    const attempts = attemptsOf(planned, orders);
    const refused = attempts.at(-1);
    return refused && wasRefused(refused) && !wasRefused(attempts.at(-2)) ? [{ planned, refused }] : [];
  });
}

/**
 * At which limit (dollars) a sell passes the open buys that stand against it; null for the market, where none does any
 * more, undefined where it cannot, and `unpriced` while the market has no bid.
 */
function limitPast(
  { refused }: RefusedSell,
  against: readonly BrokerOrder[],
  quote: Quote | undefined,
): Decimal | null | undefined | "unpriced" {
  const limits = against.flatMap(({ limitPrice }) => limitPrice ?? []);
  // One without a limit would buy at any price.
  if (limits.length < against.length) return undefined;
  const [first, ...others] = limits;
  if (!first) return refused.limitPrice === null ? null : decimal(refused.limitPrice);
  if (!quote?.bid) return "unpriced";
  return sellAbove(others.reduce(max, first), quote) ?? undefined;
}

/**
 * Writes the next attempt of sells that an open buy stood against, at a limit that this one does not reach. A buy without
 * a limit would take any, and there is nothing to be done.
 */
export async function sellPastOrders(context: RunContext, run: RunRow, plan: RunPlan): Promise<SoldPast> {
  const { database, broker } = context;
  const orders = ordersOf(database, run.slot);
  const refused = refusedSells(plan, orders);
  if (refused.length === 0) return "nothing";
  const open = await broker.openOrders();
  const quotes = await broker.quotes(refused.map(({ planned }) => planned.symbol));
  if (open.kind !== "confirmed" || quotes.kind !== "confirmed") return "waiting";
  let isWritten = false;
  let isWaiting = false;
  for (const sell of refused) {
    const { planned } = sell;
    const against = standAgainst(planned, open.value.orders);
    const limitPrice = limitPast(sell, against, quotes.value.get(planned.symbol));
    if (limitPrice === "unpriced") isWaiting = true;
    if (limitPrice === undefined || limitPrice === "unpriced") continue;
    const { quantity, shares } = remainderOf(planned, orders);
    const attempt = sell.refused.attempt + 1;
    const details = { slot: run.slot, order: planned, attempt, quantity, shares, limitPrice };
    writeIntent(database, intentOf(context, details));
    isWritten = true;
  }
  if (isWritten) return "written";
  return isWaiting ? "waiting" : "nothing";
}
