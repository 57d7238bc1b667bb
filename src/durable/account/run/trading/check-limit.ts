/** The risk gate for a limit order, just before its intent is written. */
import { decimal } from "../../../../engine/money/decimal.ts";
import type { LatestQuote } from "../../../../engine/execution/slippage.ts";
import type { PricedBuy } from "../../../../engine/rebalance/fund.ts";
import { checkSend } from "../../../../engine/risk/check-send.ts";
import { isSettled, type OrderRow } from "../../store/orders.ts";
import type { RunRow } from "../../store/runs.ts";
import { settingsOf } from "../../store/settings.ts";
import type { RunContext } from "../../record/context.ts";
import { limitsOf } from "../planning/limits.ts";
import type { RunPlan } from "../../record/plan-document.ts";
import { remainderOf } from "../../record/progress.ts";
import { addReasons } from "../../record/reasons.ts";

/**
 * Whether an order may leave at a limit; where not, the reason is noted. `sent`: the run's orders so far; `quote`: the
 * latest, null for none.
 */
export function mayLeave(
  { database }: RunContext,
  { slot }: RunRow,
  plan: RunPlan,
  sent: readonly OrderRow[],
  { order, limitPrice }: PricedBuy,
  quote: LatestQuote | null,
): boolean {
  const { symbol, side, quantity } = order;
  const planned = plan.orders.find((other) => other.symbol === symbol && other.side === side) ?? order;
  const refusal = checkSend(
    { symbol, side, quantity, limitPrice },
    {
      quote,
      snapshotPrice: decimal(plan.prices[symbol] ?? 0),
      left: remainderOf(planned, sent).quantity,
      open: sent.filter((other) => !isSettled(other)),
    },
    limitsOf(settingsOf(database)),
  );
  if (refusal) addReasons(database, slot, [refusal]);
  return refusal === null;
}
