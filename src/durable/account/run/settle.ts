/** Last step of a run: hand the fills to the ledgers, name the outcome, and write history. */
import { takesPart } from "../../../engine/calendar/asked-slots.ts";
import { toText } from "../../../engine/money/decimal.ts";
import type { Outcome } from "../../../routes/contract/status.ts";
import { isLost, POLL_INTERVAL } from "../../../engine/execution/timetable.ts";
import { ordersOf, type OrderRow } from "../store/orders.ts";
import { post } from "../store/outbox.ts";
import { decisionsOf, type RunRow, updateRun } from "../store/runs.ts";
import { activeStrategies, ledgerOf, saveLedger } from "../store/strategies.ts";
import { brokerNow, CONTINUE, type Next, slotOfRun, type RunContext, waitFor } from "./context.ts";
import { executionRow } from "./execution-row.ts";
import { outcomeOf } from "./outcome.ts";
import { readCrosses, readPlan, type RunPlan } from "./plan-document.ts";
import { filledQuantity, ledgersNow } from "./progress.ts";
import { readReasons } from "./reasons.ts";

function accountOutcome(
  context: RunContext,
  run: RunRow,
  plan: RunPlan,
  orders: readonly OrderRow[],
): Outcome {
  const decisions = decisionsOf(context.database, run.slot);
  const trades = plan.orders.map((planned) => ({
    wanted: planned.quantity,
    filled: filledQuantity(planned, orders),
  }));
  return outcomeOf({
    trades,
    held: decisions.length > 0 && decisions.every(({ targetsJson }) => targetsJson === null),
    crossed: readCrosses(run.crossesJson).length > 0,
    adjusted: readReasons(run.reasonsJson).length > 0,
  });
}

/**
 * Books the run in one transaction: ledgers, outcome, history rows for D1. Until the broker tells the equity
 * afterwards it waits, five minutes past the close at the longest; then history goes without that figure.
 */
export async function settleRun(context: RunContext, run: RunRow): Promise<Next> {
  const { database, userId } = context;
  const account = await context.broker.account();
  const slot = slotOfRun(run);
  if (account.kind === "unknown" && !isLost(slot, brokerNow(context, run))) {
    return waitFor(context, POLL_INTERVAL);
  }

  const plan = run.planJson === null ? null : readPlan(run.planJson);
  const orders = ordersOf(database, run.slot);
  const strategies = activeStrategies(database);
  const decisions = new Map(decisionsOf(database, run.slot).map((row) => [row.strategyId, row]));
  // A run that ended before it traded leaves the ledgers as they are, crosses included.
  const after =
    plan && run.outcome === null
      ? ledgersNow(plan, readCrosses(run.crossesJson), orders)
      : strategies.map((strategy) => ledgerOf(database, strategy));
  const reportedAt = context.clock.now();
  database.transaction(() => {
    for (const strategy of strategies) {
      const ledgerAfter = after.find(({ strategyId }) => strategyId === strategy.id);
      if (!ledgerAfter) throw new Error(`strategy ${strategy.id} has no ledger`);
      saveLedger(database, ledgerAfter);
      if (!takesPart(strategy.executionFrequency, slot)) continue;
      const decision = decisions.get(strategy.id);
      const row = executionRow({ userId, run, strategy, decision, reportedAt, plan, orders, ledgerAfter });
      post(database, { kind: "execution", row });
    }
    updateRun(database, run.slot, {
      state: "reported",
      outcome: run.outcome ?? (plan ? accountOutcome(context, run, plan, orders) : "failed"),
      equityAfter: account.kind === "confirmed" ? toText(account.value.equity) : null,
      reportedAt,
    });
  });
  return CONTINUE;
}
