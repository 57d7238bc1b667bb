/** Buys that did not fill get a new price: cancelled, and when that is settled, sent again nearer to the market. */
import { COLLARS, pegged, withinReach } from "../../../../engine/execution/limit-price.ts";
import { POLL_INTERVAL } from "../../../../engine/execution/timetable.ts";
import { type Decimal, decimal } from "../../../../engine/money/decimal.ts";
import type { PricedBuy } from "../../../../engine/rebalance/fund.ts";
import type { PlannedOrder } from "../../../../engine/rebalance/types.ts";
import { ordersOf, type OrderRow } from "../../store/orders.ts";
import { type RunRow, updateRun } from "../../store/runs.ts";
import { mayLeave } from "./check-limit.ts";
import { CONTINUE, type Next, type RunContext, waitFor } from "../../record/context.ts";
import { planOf, type RunPlan } from "../../record/plan-document.ts";
import { addReasons } from "../../record/reasons.ts";
import { cancelOrders } from "./watch.ts";
import { unfinishedBuys, writeBuys } from "./write-buys.ts";

/** How long a cancel may stay without effect before the other buys go on without it, ms. */
const CANCEL_PATIENCE = 10_000;

/** Limits for what is left, a collar away from the current quote; undefined when there were no quotes. */
async function pegToQuotes(
  context: RunContext,
  run: RunRow,
  plan: RunPlan,
  buys: readonly PlannedOrder[],
  collar: Decimal,
): Promise<PricedBuy[] | undefined> {
  if (buys.length === 0) return [];
  const quotes = await context.broker.quotes(buys.map(({ symbol }) => symbol));
  if (quotes.kind !== "confirmed") return undefined;
  const sent = ordersOf(context.database, run.slot);
  return buys.flatMap((order) => {
    const quote = quotes.value.get(order.symbol) ?? null;
    const ask = quote?.ask;
    const limitPrice = ask && pegged("buy", ask, collar);
    if (limitPrice && withinReach(limitPrice, decimal(plan.prices[order.symbol] ?? 0))) {
      const buy = { order, limitPrice };
      return mayLeave(context, run, plan, sent, buy, quote) ? [buy] : [];
    }
    const message = ask
      ? `${order.symbol} has moved more than 3 % from the snapshot price`
      : `${order.symbol} has no offer`;
    addReasons(context.database, run.slot, [{ code: "price_out_of_reach", symbol: order.symbol, message }]);
    return [];
  });
}

/** Gives open buys their next price: `collar` is the most that it may be away from the quote, as a fraction. */
export async function repeg(
  context: RunContext,
  run: RunRow,
  open: readonly OrderRow[],
  collar: Decimal,
): Promise<Next> {
  const buys = open.filter(({ side }) => side === "buy");
  await cancelOrders(context, buys);
  const startedAt = run.repegStartedAt ?? context.clock.now();
  if (run.repegStartedAt === null) updateRun(context.database, run.slot, { repegStartedAt: startedAt });
  const isPatient = context.clock.now() - startedAt < CANCEL_PATIENCE;
  if (buys.length > 0 && isPatient) return waitFor(context, POLL_INTERVAL / 2);
  const state = await context.tradingState();
  if (state !== "ACTIVE") {
    const message = `buying is stopped: ${state.toLowerCase()}`;
    addReasons(context.database, run.slot, [{ code: "halted", message }]);
    updateRun(context.database, run.slot, { repegs: COLLARS.length, repegStartedAt: null });
    return CONTINUE;
  }
  const plan = planOf(run);
  const left = unfinishedBuys(plan, ordersOf(context.database, run.slot));
  const priced = await pegToQuotes(context, run, plan, left, collar);
  const written =
    priced && (await writeBuys(context, run, plan, priced, { repegs: run.repegs + 1, repegStartedAt: null }));
  return written ? CONTINUE : waitFor(context, POLL_INTERVAL);
}
