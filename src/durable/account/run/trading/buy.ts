/** Buys: limits at the snapshot price, priced anew against the current quote when they do not fill. */
import type { Slot } from "../../../../engine/calendar/slots.ts";
import { COLLARS, onGrid } from "../../../../engine/execution/limit-price.ts";
import {
  isLost,
  maySend,
  mayStart,
  mustCancel,
  POLL_INTERVAL,
  repegDue,
} from "../../../../engine/execution/timetable.ts";
import { decimal } from "../../../../engine/money/decimal.ts";
import type { TradingState } from "../../../../engine/risk/trading-state.ts";
import { payableCrosses } from "../../../../engine/rebalance/payable-crosses.ts";
import { type OrderRow, ordersOf } from "../../store/orders.ts";
import { type RunRow, updateRun } from "../../store/runs.ts";
import { isStopped } from "../../store/settings.ts";
import { crossPrice, noteArrivals, quoteOf, readArrivals } from "../../record/arrival.ts";
import { mayLeave } from "./check-limit.ts";
import { brokerNow, CONTINUE, type Next, slotOfRun, type RunContext, waitFor } from "../../record/context.ts";
import { RETRY } from "../planning/readiness.ts";
import { permissionToGoOn } from "./permission.ts";
import { planOf, type RunPlan, writeCrosses } from "../../record/plan-document.ts";
import { ledgersNow } from "../../record/progress.ts";
import { pollInterval } from "./poll.ts";
import { addReasons, type Reason } from "../../record/reasons.ts";
import { repeg } from "./repeg.ts";
import { sellAgain, sellsPending } from "./sell-again.ts";
import { sellPastOrders } from "./sell-past.ts";
import { cancelOrders, refreshOrders } from "./watch.ts";
import { mayBuyMore, unfinishedBuys, writeBuys } from "./write-buys.ts";

/** Why nothing may be bought now, or null. */
function obstacle(state: TradingState, slot: Slot, now: number): Reason | null {
  if (state !== "ACTIVE") return { code: "halted", message: `buying is stopped: ${state.toLowerCase()}` };
  return maySend(slot, now) ? null : { code: "too_late", message: "no time was left to buy" };
}

/** Makes the crosses that their buyers can pay for, now that the sells have brought what they did. */
function crossInside(context: RunContext, run: RunRow, plan: RunPlan): RunRow {
  const ledgers = ledgersNow(plan, [], ordersOf(context.database, run.slot));
  const arrivals = readArrivals(run);
  const priced = plan.crosses.map((cross) => ({
    ...cross,
    price: crossPrice(arrivals, cross.symbol, cross.price),
  }));
  const crosses = payableCrosses(ledgers, priced);
  for (const { symbol, quantity, fromStrategyId, toStrategyId } of plan.crosses) {
    const made = crosses.find(
      (cross) =>
        cross.symbol === symbol &&
        cross.fromStrategyId === fromStrategyId &&
        cross.toStrategyId === toStrategyId,
    );
    if (made?.quantity.eq(quantity)) continue;
    const message = `a strategy could not pay for all of the ${symbol} that it was to take over from another`;
    addReasons(context.database, run.slot, [{ code: "cross_short", symbol, message }]);
  }
  const crossesJson = writeCrosses(crosses);
  updateRun(context.database, run.slot, { crossesJson });
  return { ...run, crossesJson };
}

/** Looks after the sells until the platform is asked again. */
async function waitForPermission(context: RunContext, run: RunRow, plan: RunPlan, slot: Slot): Promise<Next> {
  const open = await refreshOrders(context, run);
  if (isStopped(context.database)) await cancelOrders(context, open);
  else await sellAgain(context, run, plan, slot);
  return waitFor(context, RETRY);
}

/** First limits, at the snapshot's prices. Where nothing is to be bought, open sells are still watched. */
async function startBuying(context: RunContext, run: RunRow, slot: Slot): Promise<Next> {
  const now = brokerNow(context, run);
  const plan = planOf(run);
  const buys = plan.orders.filter(({ side }) => side === "buy");
  const isToCross = run.crossesJson === null && plan.crosses.length > 0;
  const isAsked = isToCross || buys.length > 0;
  const state = isAsked ? await permissionToGoOn(context, run, mayStart(slot, now + RETRY)) : "ACTIVE";
  if (state === null) return waitForPermission(context, run, plan, slot);
  const reason = obstacle(state, slot, now);
  // Crosses buy nothing for the account; but after the end the plan's prices are not those of the market any more.
  const mayCross = state !== "HALTED" && maySend(slot, now);
  if (reason && (buys.length > 0 || (isToCross && !mayCross))) {
    addReasons(context.database, run.slot, [reason]);
  }
  const crossed = isToCross && mayCross ? crossInside(context, run, plan) : run;
  if (reason || buys.length === 0) {
    updateRun(context.database, run.slot, { phaseStartedAt: now, repegs: COLLARS.length });
    return CONTINUE;
  }
  const { arrivals } = await noteArrivals(
    context,
    run,
    buys.map(({ symbol }) => symbol),
  );
  const sent = ordersOf(context.database, run.slot);
  const priced = buys.flatMap((order) => {
    const buy = { order, limitPrice: onGrid(decimal(plan.prices[order.symbol] ?? 0)) };
    const quote = quoteOf(arrivals[order.symbol]);
    return mayLeave(context, run, plan, sent, buy, quote) ? [buy] : [];
  });
  const written = await writeBuys(context, crossed, plan, priced, { phaseStartedAt: now });
  return written ? CONTINUE : waitFor(context, POLL_INTERVAL);
}

/** What is left to do once the end of the slot, or a stop, is near. */
async function windUp(context: RunContext, open: readonly OrderRow[], everything: boolean): Promise<Next> {
  await cancelOrders(context, everything ? open : open.filter(({ type }) => type === "limit"));
  return waitFor(context, POLL_INTERVAL);
}

/** Watches the orders to their end: filled, given up after the last price, or cancelled before the close. */
export async function continueBuying(context: RunContext, run: RunRow): Promise<Next> {
  const slot = slotOfRun(run);
  if (run.phaseStartedAt === null) return startBuying(context, run, slot);
  const open = await refreshOrders(context, run);
  const now = brokerNow(context, run);
  const isOver = isStopped(context.database) || !maySend(slot, now);
  if (isLost(slot, now)) {
    addReasons(
      context.database,
      run.slot,
      open.map((order) => unresolved(context, order)),
    );
  } else if (isOver) {
    noteStop(context, run, open);
    const everything = mustCancel(slot, now) || isStopped(context.database);
    if (open.length > 0) return windUp(context, open, everything);
  } else {
    const plan = planOf(run);
    if (await sellAgain(context, run, plan, slot)) return CONTINUE;
    const past = await sellPastOrders(context, run, plan);
    if (past === "written") return CONTINUE;
    const collar = repegDue(run.phaseStartedAt, run.repegs, now);
    if (collar) return repeg(context, run, open, collar);
    const orders = ordersOf(context.database, run.slot);
    const isLastPrice = repegDue(run.phaseStartedAt, run.repegs, Infinity) === null;
    const anotherPrice = !isLastPrice && mayBuyMore(plan, run, orders, unfinishedBuys(plan, orders));
    const isSelling = past === "waiting" || sellsPending(plan, orders, slot, now);
    if (open.length > 0 || anotherPrice || isSelling) {
      return waitFor(context, pollInterval(now - run.phaseStartedAt));
    }
  }
  updateRun(context.database, run.slot, { state: "settling", phaseStartedAt: now });
  return CONTINUE;
}

/** Why an order is left as it is known: only its owner can find out more where it cannot be asked for by an id of its own. */
function unresolved({ broker }: RunContext, { symbol, state }: OrderRow): Reason {
  const isForTheOwner = state === "unknown" && !broker.capabilities.uniqueClientId;
  const message = isForTheOwner
    ? `it is not known whether the order for ${symbol} reached the broker: look for it there after the close, and say what you found`
    : `what became of the order for ${symbol} could not be found out`;
  return { code: "order_unresolved", symbol, message };
}

/** Says that orders were cancelled because somebody stopped the trading, when that is why. */
function noteStop({ database }: RunContext, { slot }: RunRow, open: readonly OrderRow[]): void {
  if (!isStopped(database) || open.length === 0) return;
  addReasons(database, slot, [{ code: "halted", message: "trading was stopped: open orders are cancelled" }]);
}
