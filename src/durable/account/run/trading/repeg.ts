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
import { permissionToGoOn } from "./permission.ts";
import { planOf, type RunPlan } from "../../record/plan-document.ts";
import { addReasons, type Reason } from "../../record/reasons.ts";
import { cancelOrders } from "./watch.ts";
import { unfinishedBuys, writeBuys } from "./write-buys.ts";

/** How long a cancel without effect, a platform without an answer or a buy without a price keeps the other buys, ms. */
const PATIENCE = 10_000;

interface Pegged {
  readonly buys: readonly PricedBuy[];
  /** Why the others have no price. */
  readonly unpriced: readonly Reason[];
}

/** Limits for what is left, a collar away from the current quote; undefined when there were no quotes. */
async function pegToQuotes(
  context: RunContext,
  run: RunRow,
  plan: RunPlan,
  left: readonly PlannedOrder[],
  collar: Decimal,
): Promise<Pegged | undefined> {
  if (left.length === 0) return { buys: [], unpriced: [] };
  const quotes = await context.broker.quotes(left.map(({ symbol }) => symbol));
  if (quotes.kind !== "confirmed") return undefined;
  const sent = ordersOf(context.database, run.slot);
  const buys: PricedBuy[] = [];
  const unpriced: Reason[] = [];
  for (const order of left) {
    const { symbol } = order;
    const quote = quotes.value.get(symbol) ?? null;
    const ask = quote?.ask;
    const limitPrice = ask && pegged("buy", ask, collar);
    if (limitPrice && withinReach(limitPrice, decimal(plan.prices[symbol] ?? 0))) {
      const buy = { order, limitPrice };
      if (mayLeave(context, run, plan, sent, buy, quote)) buys.push(buy);
      continue;
    }
    const message = ask
      ? `${symbol} has moved more than 3 % from the snapshot price`
      : `${symbol} has no offer`;
    unpriced.push({ code: "price_out_of_reach", symbol, message });
  }
  return { buys, unpriced };
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
  const isPatient = context.clock.now() - startedAt < PATIENCE;
  if (buys.length > 0 && isPatient) return waitFor(context, POLL_INTERVAL / 2);
  const state = await permissionToGoOn(context, run, isPatient);
  if (state === null) return waitFor(context, POLL_INTERVAL);
  if (state !== "ACTIVE") {
    const message = `buying is stopped: ${state.toLowerCase()}`;
    addReasons(context.database, run.slot, [{ code: "halted", message }]);
    updateRun(context.database, run.slot, { repegs: COLLARS.length, repegStartedAt: null });
    return CONTINUE;
  }
  const plan = planOf(run);
  const left = unfinishedBuys(plan, ordersOf(context.database, run.slot));
  const priced = await pegToQuotes(context, run, plan, left, collar);
  // One quote may have one side only, or be far off: the next one need not.
  if (!priced || (priced.unpriced.length > 0 && isPatient)) return waitFor(context, POLL_INTERVAL);
  addReasons(context.database, run.slot, priced.unpriced);
  const change = { repegs: run.repegs + 1, repegStartedAt: null };
  const written = await writeBuys(context, run, plan, priced.buys, change);
  return written ? CONTINUE : waitFor(context, POLL_INTERVAL);
}
