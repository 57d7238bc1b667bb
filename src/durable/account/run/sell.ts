/** Sells: market orders, all at once; buys wait for their proceeds. */
import { mustCancel, POLL_INTERVAL, SELL_PATIENCE } from "../../../engine/execution/timetable.ts";
import { writeIntent } from "../store/orders.ts";
import { type RunRow, updateRun } from "../store/runs.ts";
import { conclude } from "./conclude.ts";
import { brokerNow, CONTINUE, type Next, slotOfRun, type RunContext, waitFor } from "./context.ts";
import { intentOf } from "./intents.ts";
import { planOf } from "./plan-document.ts";
import { cancelOrders, refreshOrders } from "./watch.ts";

/** Writes the intents of all sells, unless the platform halted meanwhile. */
export async function startSelling(context: RunContext, run: RunRow): Promise<Next> {
  if ((await context.tradingState()) === "HALTED") {
    return conclude(context.database, run.slot, "halted", { code: "halted", message: "trading was halted" });
  }
  const sells = planOf(run).orders.filter(({ side }) => side === "sell");
  context.database.transaction(() => {
    for (const order of sells) {
      const { quantity, shares } = order;
      const details = { slot: run.slot, order, attempt: 1, quantity, shares, limitPrice: null };
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
  if (mustCancel(slot, now)) await cancelOrders(context, open);
  const waited = now - (run.phaseStartedAt ?? now);
  if (open.length > 0 && waited < SELL_PATIENCE) return waitFor(context, POLL_INTERVAL);
  updateRun(context.database, run.slot, { state: "buying", phaseStartedAt: null, repegs: 0 });
  return CONTINUE;
}
