/** Sells: all at once, market orders or limits that trade at once; buys wait for their proceeds. */
import {
  maySend,
  mayStart,
  mustCancel,
  POLL_INTERVAL,
  SELL_PATIENCE,
} from "../../../../engine/execution/timetable.ts";
import type { Slot } from "../../../../engine/calendar/slots.ts";
import { marketableSell } from "../../../../engine/execution/limit-price.ts";
import type { Decimal } from "../../../../engine/money/decimal.ts";
import { writeIntent } from "../../store/orders.ts";
import { type RunRow, updateRun } from "../../store/runs.ts";
import { isStopped, settingsOf } from "../../store/settings.ts";
import { type Arrivals, noteArrivals, quoteOf } from "../../record/arrival.ts";
import { conclude } from "../../record/conclude.ts";
import { brokerNow, CONTINUE, type Next, slotOfRun, type RunContext, waitFor } from "../../record/context.ts";
import { intentOf } from "./intents.ts";
import { CONTROL_UNREACHABLE, RETRY } from "../planning/readiness.ts";
import { planOf, type RunPlan } from "../../record/plan-document.ts";
import { pollInterval } from "./poll.ts";
import { sellAgain } from "./sell-again.ts";
import { sellPastOrders } from "./sell-past.ts";
import { sellWholeShares } from "./sell-whole.ts";
import { cancelOrders, refreshOrders } from "./watch.ts";

/** Dollars at which a sell is to trade at once; null for a market order, which it is where there is no quote, too. */
function limitOf(arrivals: Arrivals, symbol: string): Decimal | null {
  const quote = quoteOf(arrivals[symbol]);
  return quote && marketableSell(quote);
}

/**
 * Whether there is time for a plan of which nothing was sent yet (epoch ms by the broker's clock). What is sold to buy
 * something else is sold only while there is time for both, so that nobody is left in cash.
 */
function isInTime({ orders }: RunPlan, slot: Slot, now: number): boolean {
  const sides = new Set(orders.map(({ side }) => side));
  return sides.size > 1 ? mayStart(slot, now) : maySend(slot, now);
}

/** Writes the intents of all sells, unless somebody stopped the trading meanwhile, or the time for it has gone by. */
export async function startSelling(context: RunContext, run: RunRow): Promise<Next> {
  const { database } = context;
  const plan = planOf(run);
  const slot = slotOfRun(run);
  const now = brokerNow(context, run);
  if (!isInTime(plan, slot, now)) {
    const message = "the run stood still until no time was left to trade";
    return conclude(database, run.slot, "missed", { code: "too_late", message });
  }
  const state = await context.tradingState();
  if (state === null) {
    return isInTime(plan, slot, now + RETRY)
      ? waitFor(context, RETRY)
      : conclude(database, run.slot, "missed", CONTROL_UNREACHABLE);
  }
  if (state === "HALTED") {
    return conclude(database, run.slot, "halted", { code: "halted", message: "trading was halted" });
  }
  const { orders, crosses } = plan;
  const sells = orders.filter(({ side }) => side === "sell");
  const { arrivals, isAnswered } = await noteArrivals(
    context,
    run,
    [...sells, ...crosses].map(({ symbol }) => symbol),
  );
  const { sellOrders } = settingsOf(database);
  // Its owner wants limits, and nobody can price them: a market order is the last resort.
  const isPriced = isAnswered || sellOrders === "market" || sells.length === 0;
  if (!isPriced && mayStart(slot, now + SELL_PATIENCE)) return waitFor(context, POLL_INTERVAL);
  database.transaction(() => {
    for (const order of sells) {
      const { quantity, shares } = order;
      const limitPrice = sellOrders === "market" ? null : limitOf(arrivals, order.symbol);
      const details = { slot: run.slot, order, attempt: 1, quantity, shares, limitPrice };
      writeIntent(database, intentOf(context, details));
    }
    updateRun(database, run.slot, { state: "selling", phaseStartedAt: brokerNow(context, run) });
  });
  return CONTINUE;
}

/** Watches the sells until all are settled, or until buys have waited long enough for them. */
export async function continueSelling(context: RunContext, run: RunRow): Promise<Next> {
  const slot = slotOfRun(run);
  const open = await refreshOrders(context, run);
  const now = brokerNow(context, run);
  const waited = now - (run.phaseStartedAt ?? now);
  if (isStopped(context.database) || mustCancel(slot, now)) await cancelOrders(context, open);
  else {
    const plan = planOf(run);
    if (await sellAgain(context, run, plan, slot)) return CONTINUE;
    if (maySend(slot, now) && sellWholeShares(context, run, plan)) return CONTINUE;
    const past = maySend(slot, now) ? await sellPastOrders(context, run, plan) : "nothing";
    if (past === "written") return CONTINUE;
    if (past === "waiting" && waited < SELL_PATIENCE) return waitFor(context, pollInterval(waited));
  }
  if (open.length > 0 && waited < SELL_PATIENCE) return waitFor(context, pollInterval(waited));
  updateRun(context.database, run.slot, { state: "buying", phaseStartedAt: null, repegs: 0 });
  return CONTINUE;
}
