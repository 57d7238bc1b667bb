/** Last step of a run: hand the fills to the ledgers, name the outcome, and write history. */
import { isCertain } from "../../../../engine/ledger/doubt/doubt.ts";
import { plannedLedger, type StrategyLedger } from "../../../../engine/ledger/journal/ledger.ts";
import { equityAt, type Prices, valued } from "../../../../engine/ledger/journal/valuation.ts";
import { toText } from "../../../../engine/money/decimal.ts";
import type { Outcome } from "../../../../engine/execution/outcomes.ts";
import { isLost, POLL_INTERVAL } from "../../../../engine/execution/timetable.ts";
import { ordersOf, type OrderRow } from "../../store/orders.ts";
import { post } from "../../store/outbox.ts";
import { decisionsOf, evidenceOf, type RunRow, runOf, updateRun } from "../../store/runs.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { ledgersInForce, saveLedger } from "../../store/ledgers.ts";
import { activeStrategies } from "../../store/strategies.ts";
import { executionRow } from "../../history/execution-row.ts";
import { bookRun } from "../../ledgers/book-run.ts";
import { syncLedgers, type Synced, tellFound } from "../../ledgers/sync.ts";
import { actionOf, decidesIn } from "../../record/action.ts";
import { brokerNow, CONTINUE, type Next, slotOfRun, type RunContext, waitFor } from "../../record/context.ts";
import { outcomeOf } from "../../record/outcome.ts";
import { readCrosses, readPlan, type RunPlan } from "../../record/plan-document.ts";
import { finishAction } from "./finish-action.ts";
import { problemNotification } from "./problem-notification.ts";
import { filledQuantity } from "../../record/progress.ts";
import { readReasons, type Reason, withoutNotes } from "../../record/reasons.ts";

/** How long after its last look at orders a run waits for the broker's positions to say the same as its fills, ms. */
const AGREEMENT_PATIENCE = 20_000;

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
    adjusted: withoutNotes(readReasons(run.reasonsJson)).length > 0,
  });
}

/**
 * What a look after the trades could not explain. While that may be because positions lag behind fills, it is looked again
 * for a while (undefined); what is then still in doubt is told.
 */
function disagreements(
  context: RunContext,
  run: RunRow,
  { doubt, reasons, inDoubtSince }: Synced,
): readonly Reason[] | undefined {
  const since = run.phaseStartedAt ?? run.claimedAt;
  const isNew = inDoubtSince !== null && inDoubtSince >= run.claimedAt && !isCertain(doubt);
  return isNew && brokerNow(context, run) - since < AGREEMENT_PATIENCE ? undefined : reasons;
}

/** The ledgers in force, valued at prices (dollars a share) where all of theirs are known. */
function valueLedgers(database: AccountDatabase, prices: Prices): StrategyLedger[] {
  return ledgersInForce(database).map((ledger) => {
    const equity = equityAt(ledger, prices);
    if (equity === null) return ledger;
    const after = valued(ledger, equity);
    saveLedger(database, after);
    return after;
  });
}

/**
 * Books the run in one transaction: ledgers, outcome, history rows for D1. Until the broker tells the equity
 * afterwards it waits, five minutes past the close at the longest; then history goes without that figure.
 */
export async function settleRun(context: RunContext, run: RunRow): Promise<Next> {
  const { database, userId } = context;
  const slot = slotOfRun(run);
  const plan = run.planJson === null ? null : readPlan(run.planJson);
  const orders = ordersOf(database, run.slot);
  const crosses = readCrosses(run.crossesJson);
  // A run that ended before it traded leaves the ledgers as they are, crosses included.
  const traded = plan !== null && run.outcome === null;
  // What it traded is known, whatever the broker tells of the account.
  if (traded) bookRun(database, run, crosses, orders, context.clock.now());
  const synced = await syncLedgers(context);
  if (!synced && !isLost(slot, brokerNow(context, run))) return waitFor(context, POLL_INTERVAL);
  if (synced) {
    const found = disagreements(context, run, synced);
    if (!found) return waitFor(context, POLL_INTERVAL);
    tellFound(database, run.slot, found);
  }
  const strategies = activeStrategies(database);
  const decisions = new Map(decisionsOf(database, run.slot).map((row) => [row.strategyId, row]));
  const action = actionOf(run);
  const reportedAt = context.clock.now();
  const settled = runOf(database, run.slot) ?? run;
  const outcome = run.outcome ?? (plan ? accountOutcome(context, settled, plan, orders) : "failed");
  database.transaction(() => {
    const after = valueLedgers(database, synced?.prices ?? new Map());
    finishAction(context, run.slot, action, reportedAt);
    const finished = runOf(database, run.slot) ?? settled;
    const { snapshotJson } = evidenceOf(database, run.slot);
    for (const strategy of strategies) {
      const ledger = after.find(({ strategyId }) => strategyId === strategy.id);
      if (!ledger) throw new Error(`strategy ${strategy.id} has no ledger`);
      if (!decidesIn(strategy, slot, action)) continue;
      const decision = decisions.get(strategy.id);
      const ledgerAfter = plannedLedger(ledger);
      const row = executionRow({
        userId,
        run: finished,
        snapshotJson,
        strategy,
        decision,
        reportedAt,
        plan,
        orders,
        ledgerAfter,
      });
      post(database, { kind: "execution", row });
    }
    updateRun(database, run.slot, {
      state: "reported",
      outcome,
      equityAfter: synced ? toText(synced.state.account.equity) : null,
      reportedAt,
    });
    const notification = problemNotification(userId, finished, outcome, reportedAt);
    if (notification) post(database, { kind: "notification", row: notification });
  });
  return CONTINUE;
}
