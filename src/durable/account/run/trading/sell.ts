/** Sells: all at once, market orders or limits that trade at once; buys wait for their proceeds. */
import { maySend, mustCancel, SELL_PATIENCE } from "../../../../engine/execution/timetable.ts";
import { marketableSell } from "../../../../engine/execution/limit-price.ts";
import type { Decimal } from "../../../../engine/money/decimal.ts";
import { writeIntent } from "../../store/orders.ts";
import { type RunRow, updateRun } from "../../store/runs.ts";
import { isStopped, settingsOf } from "../../store/settings.ts";
import { type Arrivals, noteArrivals, quoteOf } from "../../record/arrival.ts";
import { conclude } from "../../record/conclude.ts";
import { brokerNow, CONTINUE, type Next, slotOfRun, type RunContext, waitFor } from "../../record/context.ts";
import { intentOf } from "./intents.ts";
import { planOf } from "../../record/plan-document.ts";
import { pollInterval } from "./poll.ts";
import { sellAgain } from "./sell-again.ts";
import { sellWholeShares } from "./sell-whole.ts";
import { cancelOrders, refreshOrders } from "./watch.ts";

/** Dollars at which a sell is to trade at once; null for a market order, which it is where there is no quote, too. */
function limitOf(arrivals: Arrivals, symbol: string): Decimal | null {
  const quote = quoteOf(arrivals[symbol]);
  return quote && marketableSell(quote);
}

/** Writes the intents of all sells, unless the platform halted meanwhile, or the time to send anything has gone by. */
export async function startSelling(context: RunContext, run: RunRow): Promise<Next> {
  if (!maySend(slotOfRun(run), brokerNow(context, run))) {
    const message = "the run stood still until no time was left to trade";
    return conclude(context.database, run.slot, "missed", { code: "too_late", message });
  }
  if ((await context.tradingState()) === "HALTED") {
    return conclude(context.database, run.slot, "halted", { code: "halted", message: "trading was halted" });
  }
  const { orders, crosses } = planOf(run);
  const sells = orders.filter(({ side }) => side === "sell");
  const arrivals = await noteArrivals(
    context,
    run,
    [...sells, ...crosses].map(({ symbol }) => symbol),
  );
  context.database.transaction(() => {
    const { sellOrders } = settingsOf(context.database);
    for (const order of sells) {
      const { quantity, shares } = order;
      const limitPrice = sellOrders === "market" ? null : limitOf(arrivals, order.symbol);
      const details = { slot: run.slot, order, attempt: 1, quantity, shares, limitPrice };
      writeIntent(context.database, intentOf(context, details));
    }
    updateRun(context.database, run.slot, { state: "selling", phaseStartedAt: brokerNow(context, run) });
  });
  return CONTINUE;
}

/** Watches the sells until all are settled, or until buys have waited long enough for them. */
export async function continueSelling(context: RunContext, run: RunRow): Promise<Next> {
  const slot = slotOfRun(run);
  const open = await refreshOrders(context, run);
  const now = brokerNow(context, run);
  if (isStopped(context.database) || mustCancel(slot, now)) await cancelOrders(context, open);
  else {
    const plan = planOf(run);
    await sellAgain(context, run, plan, slot);
    if (maySend(slot, now) && sellWholeShares(context, run, plan)) return CONTINUE;
  }
  const waited = now - (run.phaseStartedAt ?? now);
  if (open.length > 0 && waited < SELL_PATIENCE) return waitFor(context, pollInterval(waited));
  updateRun(context.database, run.slot, { state: "buying", phaseStartedAt: null, repegs: 0 });
  return CONTINUE;
}
