/** Buys: limits at the snapshot price, priced anew against the current quote when they do not fill. */
import { type Slot, slotOf } from "../../../engine/calendar/slots.ts";
import { onGrid, pegged, withinReach } from "../../../engine/execution/limit-price.ts";
import { isLost, maySend, mustCancel, POLL_INTERVAL, repegDue } from "../../../engine/execution/timetable.ts";
import { type Decimal, decimal } from "../../../engine/money/decimal.ts";
import { fundBuys, type PricedBuy, remainder } from "../../../engine/rebalance/fund.ts";
import type { PlannedOrder } from "../../../engine/rebalance/types.ts";
import { ordersOf, type OrderRow, writeIntent } from "../store/orders.ts";
import { type RunRow, updateRun } from "../store/runs.ts";
import { accountCash, strategyCash } from "./buying-power.ts";
import { brokerNow, CONTINUE, type Next, requireSlot, type RunContext, waitFor } from "./context.ts";
import { intentOf } from "./intents.ts";
import { readPlan, type RunPlan } from "./plan-document.ts";
import { attemptsOf, fillOf } from "./progress.ts";
import { addReasons } from "./reasons.ts";
import { cancelOrders, refreshOrders } from "./watch.ts";

/** How long a cancel may stay without effect before the other buys go on without it, ms. */
const CANCEL_PATIENCE = 10_000;

/** Planned buys with shares left to buy, none of them still open, refused, or on their last attempt's way. */
function unfinishedBuys(plan: RunPlan, orders: readonly OrderRow[]): PlannedOrder[] {
  return plan.orders.flatMap((planned) => {
    if (planned.side !== "buy") return [];
    const blocked = attemptsOf(planned, orders).some(
      ({ state, brokerStatus }) => state !== "closed" || brokerStatus === "rejected",
    );
    const left = remainder(planned, fillOf(planned, orders).quantity);
    return blocked || left.quantity.lte(0) ? [] : [left];
  });
}

/** Funds the buys at their limits and writes their intents; false when the broker did not answer. */
async function writeBuys(
  context: RunContext,
  run: RunRow,
  plan: RunPlan,
  buys: readonly PricedBuy[],
  change: Partial<RunRow>,
): Promise<boolean> {
  const orders = ordersOf(context.database, run.slot);
  const perStrategy = strategyCash(plan, orders);
  const cash = await accountCash(context, buys, perStrategy);
  if (!cash) return false;
  const funded = fundBuys(buys, perStrategy, cash);
  context.database.transaction(() => {
    for (const { order, quantity, limitPrice } of funded) {
      if (quantity.lt(order.quantity)) {
        const message = `the cash did not reach for all of ${order.symbol}`;
        addReasons(context.database, run.slot, [{ code: "cash_short", symbol: order.symbol, message }]);
      }
      if (quantity.times(limitPrice).lt(1)) continue;
      const attempt = attemptsOf(order, orders).length + 1;
      const details = { slot: run.slot, order, attempt, quantity, limitPrice };
      writeIntent(context.database, intentOf(context, details));
    }
    updateRun(context.database, run.slot, change);
  });
  return true;
}

/** First limits, at the snapshot's prices. */
async function startBuying(context: RunContext, run: RunRow, slot: Slot): Promise<Next> {
  const now = brokerNow(context, run);
  const settle = (): Next => {
    updateRun(context.database, run.slot, { state: "settling" });
    return CONTINUE;
  };
  const plan = readPlan(run.planJson ?? "");
  const buys = plan.orders.filter(({ side }) => side === "buy");
  if (buys.length === 0) return settle();
  const state = await context.tradingState();
  if (state !== "ACTIVE" || !maySend(slot, now)) {
    const code = state === "ACTIVE" ? "too_late" : "halted";
    const message =
      state === "ACTIVE" ? "no time was left to buy" : `buying is stopped: ${state.toLowerCase()}`;
    addReasons(context.database, run.slot, [{ code, message }]);
    return settle();
  }
  const priced = buys.map((order) => ({
    order,
    limitPrice: onGrid(decimal(plan.prices[order.symbol] ?? 0)),
  }));
  const written = await writeBuys(context, run, plan, priced, { phaseStartedAt: now });
  return written ? CONTINUE : waitFor(context, POLL_INTERVAL);
}

/** New limits for what is left, a collar away from the current quote; undefined when there were no quotes. */
async function pegToQuotes(
  context: RunContext,
  run: RunRow,
  plan: RunPlan,
  buys: readonly PlannedOrder[],
  collar: Decimal,
): Promise<PricedBuy[] | undefined> {
  const quotes = await context.broker.quotes(buys.map(({ symbol }) => symbol));
  if (quotes.kind !== "confirmed") return undefined;
  return buys.flatMap((order) => {
    const ask = quotes.value.get(order.symbol)?.ask;
    const limitPrice = ask && pegged("buy", ask, collar);
    if (limitPrice && withinReach(limitPrice, decimal(plan.prices[order.symbol] ?? 0))) {
      return [{ order, limitPrice }];
    }
    const message = ask
      ? `${order.symbol} has moved more than 3 % from the snapshot price`
      : `${order.symbol} has no offer`;
    addReasons(context.database, run.slot, [{ code: "price_out_of_reach", symbol: order.symbol, message }]);
    return [];
  });
}

/** Cancels what did not fill, and when that is settled sends it again at a new limit. */
async function repeg(
  context: RunContext,
  run: RunRow,
  open: readonly OrderRow[],
  collar: Decimal,
): Promise<Next> {
  const buys = open.filter(({ side }) => side === "buy");
  await cancelOrders(context, buys);
  const now = context.clock.now();
  const waiting = buys.some(({ cancelRequestedAt }) => now - (cancelRequestedAt ?? now) < CANCEL_PATIENCE);
  if (waiting) return waitFor(context, POLL_INTERVAL / 2);
  const plan = readPlan(run.planJson ?? "");
  const left = unfinishedBuys(plan, ordersOf(context.database, run.slot));
  const priced = left.length > 0 ? await pegToQuotes(context, run, plan, left, collar) : [];
  if (!priced) return waitFor(context, POLL_INTERVAL);
  const written = await writeBuys(context, run, plan, priced, { repegs: run.repegs + 1 });
  return written ? CONTINUE : waitFor(context, POLL_INTERVAL);
}

/** Watches the buys to their end: filled, given up after the last price, or cancelled before the close. */
export async function continueBuying(context: RunContext, run: RunRow): Promise<Next> {
  const slot = requireSlot(slotOf(run.slot), run.slot);
  if (run.phaseStartedAt === null) return startBuying(context, run, slot);
  const open = await refreshOrders(context, run);
  const now = brokerNow(context, run);
  if (isLost(slot, now)) {
    for (const { symbol } of open) {
      const message = `what became of the order for ${symbol} could not be found out`;
      addReasons(context.database, run.slot, [{ code: "order_unresolved", symbol, message }]);
    }
  } else if (!maySend(slot, now)) {
    const late = mustCancel(slot, now) ? open : open.filter(({ side }) => side === "buy");
    await cancelOrders(context, late);
    if (open.length > 0) return waitFor(context, POLL_INTERVAL);
  } else {
    const collar = repegDue(run.phaseStartedAt, run.repegs, now);
    if (collar) return repeg(context, run, open, collar);
    const orders = ordersOf(context.database, run.slot);
    const unfinished = unfinishedBuys(readPlan(run.planJson ?? ""), orders).length > 0;
    const anotherPrice = unfinished && repegDue(run.phaseStartedAt, run.repegs, Infinity) !== null;
    if (open.length > 0 || anotherPrice) return waitFor(context, POLL_INTERVAL);
  }
  updateRun(context.database, run.slot, { state: "settling" });
  return CONTINUE;
}
