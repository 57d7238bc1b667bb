/** Sells of which the broker refused the fraction: an asset may trade in whole shares only since its fraction was bought. */
import { decimal, roundDown } from "../../../../engine/money/decimal.ts";
import { apportionShares } from "../../../../engine/rebalance/apportion.ts";
import { type OrderRow, ordersOf, writeIntent } from "../../store/orders.ts";
import type { RunRow } from "../../store/runs.ts";
import type { RunContext } from "../../record/context.ts";
import { intentOf } from "./intents.ts";
import type { RunPlan } from "../../record/plan-document.ts";
import { attemptsOf } from "../../record/progress.ts";
import { readShares } from "../../record/shares.ts";

function wasFractionRefused({ side, state, errorCode }: OrderRow): boolean {
  return side === "sell" && state === "rejected" && errorCode === "not_fractionable";
}

/**
 * Writes the next attempt of sells whose fraction was refused: their whole shares, at the same terms. The fraction stays
 * where it is. Answers whether there was one; a second refusal is the last.
 */
export function sellWholeShares(context: RunContext, run: RunRow, plan: RunPlan): boolean {
  const orders = ordersOf(context.database, run.slot);
  let isWritten = false;
  for (const order of plan.orders) {
    const attempts = attemptsOf(order, orders);
    const refused = attempts.at(-1);
    if (!refused || !wasFractionRefused(refused)) continue;
    const quantity = roundDown(decimal(refused.quantity), 0);
    if (quantity.lte(0) || quantity.eq(refused.quantity)) continue;
    const shares = apportionShares(readShares(refused.sharesJson), quantity);
    const limitPrice = refused.limitPrice === null ? null : decimal(refused.limitPrice);
    const attempt = attempts.length + 1;
    writeIntent(
      context.database,
      intentOf(context, { slot: run.slot, order, attempt, quantity, shares, limitPrice }),
    );
    isWritten = true;
  }
  return isWritten;
}
