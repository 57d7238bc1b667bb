/** Limit sells that did not fill: their next prices, and at last a market order for what is left of an exit. */
import type { Slot } from "../../../../engine/calendar/slots.ts";
import { pegged } from "../../../../engine/execution/limit-price.ts";
import { type Due, dueAt, maySend } from "../../../../engine/execution/timetable.ts";
import type { Decimal } from "../../../../engine/money/decimal.ts";
import type { PlannedOrder } from "../../../../engine/rebalance/types.ts";
import { isSettled, isTakenAway, type OrderRow, ordersOf, writeIntent } from "../../store/orders.ts";
import type { RunRow } from "../../store/runs.ts";
import { brokerNow, type RunContext } from "../../record/context.ts";
import { intentOf } from "./intents.ts";
import type { RunPlan } from "../../record/plan-document.ts";
import { attemptsOf, remainderOf } from "../../record/progress.ts";
import { cancelOrders } from "./watch.ts";

interface LimitSell {
  readonly planned: PlannedOrder;
  readonly attempts: readonly OrderRow[];
  readonly newest: OrderRow;
  /** What is left to sell. */
  readonly left: PlannedOrder;
}

/** Planned sells whose newest attempt has a limit, and of which something is left that may be sent again. */
function unfinishedLimitSells(plan: RunPlan, orders: readonly OrderRow[]): LimitSell[] {
  return plan.orders.flatMap((planned): LimitSell[] => {
    if (planned.side !== "sell") return [];
    const attempts = attemptsOf(planned, orders);
    const newest = attempts.at(-1);
    if (!newest || newest.type !== "limit") return [];
    if (isTakenAway(newest)) return [];
    const left = remainderOf(planned, orders);
    return left.quantity.gt(0) ? [{ planned, attempts, newest, left }] : [];
  });
}

/** What is due for a sell, each attempt being a new price. */
function dueFor({ attempts, planned }: LimitSell, slot: Slot, skew: number, now: number): Due {
  const first = attempts[0];
  const phaseStartedAt = first?.sentAt ? first.sentAt + skew : now;
  const due = dueAt(slot, { phaseStartedAt, repegs: attempts.length - 1 }, now);
  if (due.kind !== "final_market") return due;
  // The market was not to be had: a moment ago an open order of the owner's stood against it.
  const isPastAnother = attempts.at(-2)?.errorCode === "opposite_order";
  return planned.reason !== "exit" || isPastAnother ? { kind: "wait" } : due;
}

/** Whether sells that are not open may still be sent again: then the run is not over. */
export function sellsPending(plan: RunPlan, orders: readonly OrderRow[], slot: Slot, now: number): boolean {
  return maySend(slot, now) && unfinishedLimitSells(plan, orders).length > 0;
}

/**
 * Cancels limit sells whose next price is due, and writes the next attempt of those whose cancel is settled. Everything
 * follows from the stored orders, so that it does not matter how often it is done. Answers whether there is one to send.
 */
export async function sellAgain(
  context: RunContext,
  run: RunRow,
  plan: RunPlan,
  slot: Slot,
): Promise<boolean> {
  const now = brokerNow(context, run);
  const sells = unfinishedLimitSells(plan, ordersOf(context.database, run.slot))
    .map((sell) => ({ ...sell, due: dueFor(sell, slot, run.clockSkew ?? 0, now) }))
    .filter(({ due }) => due.kind === "repeg" || due.kind === "final_market");
  if (sells.length === 0) return false;
  await cancelOrders(
    context,
    sells.map(({ newest }) => newest).filter((order) => !isSettled(order)),
  );
  const settled = sells.filter(({ newest }) => isSettled(newest));
  if (settled.length === 0) return false;
  const quotes = await context.broker.quotes(settled.map(({ planned }) => planned.symbol));
  if (quotes.kind !== "confirmed") return false;
  let isWritten = false;
  for (const { planned, attempts, left, due } of settled) {
    const bid = quotes.value.get(planned.symbol)?.bid ?? null;
    const limitPrice = limitFor(due, bid);
    if (limitPrice === undefined) continue;
    const { quantity, shares } = left;
    const attempt = attempts.length + 1;
    const details = { slot: run.slot, order: planned, attempt, quantity, shares, limitPrice };
    writeIntent(context.database, intentOf(context, details));
    isWritten = true;
  }
  return isWritten;
}

/** Dollars; null for a market order, undefined where there is no bid to price by. */
function limitFor(due: Due, bid: Decimal | null): Decimal | null | undefined {
  if (due.kind !== "repeg") return null;
  return bid === null ? undefined : pegged("sell", bid, due.collar);
}
