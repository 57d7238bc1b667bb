/** First step of a run: bring the ledgers in line with the broker, let every strategy decide, and store the plan. */
import type { Slot } from "../../../engine/calendar/slots.ts";
import { mayStart } from "../../../engine/execution/timetable.ts";
import { toText } from "../../../engine/money/decimal.ts";
import { checkNextEngine } from "../gate/check-engine.ts";
import { syncLedgers, type Synced, tellFound } from "../ledgers/sync.ts";
import { post } from "../store/outbox.ts";
import { evidenceOf, type RunRow, runOf, saveDecision, updateRun } from "../store/runs.ts";
import { actionOf, asksTrees } from "../record/action.ts";
import { conclude } from "../record/conclude.ts";
import { brokerNow, CONTINUE, type Next, slotOfRun, type RunContext, waitFor } from "../record/context.ts";
import { readDecisionPrices, writeDecisionPrices } from "./planning/decision-prices.ts";
import { PLAN_AGAIN_AFTER, mayPlanAgain } from "./planning/plan-again.ts";
import { oldPricesNotification } from "./planning/old-prices.ts";
import { prepare } from "./planning/prepare.ts";
import { checkReadiness, RETRY, retryOrMiss } from "./planning/readiness.ts";
import { addReasons } from "../record/reasons.ts";

/** No history is begun later than this after the first, nor later than this before the latest start, ms. */
const REFRESH_TIME = 20_000;
/** What is in doubt is asked about again in so long, ms, and for so long since the run began. */
const DOUBT_RETRY = 5_000;
const DOUBT_PATIENCE = 20_000;
/** Strategies are compared with a new engine as long as planning has this left before the latest start, ms. */
const PLANNING_TIME = 45_000;
/** A plan that its owner has seen is made again for this long when another one comes out, ms: one answer may have been odd. */
const SAME_PLAN_PATIENCE = 20_000;

/**
 * Whether what is in doubt is worth asking about again: while the broker has not answered everything, as long as the run may
 * still start; else for some seconds, if it is in doubt since this run has begun, because answers lag behind each other.
 */
function isWorthAsking(run: RunRow, slot: Slot, { inDoubtSince, isComplete }: Synced, now: number): boolean {
  if (inDoubtSince === null || !mayStart(slot, now + DOUBT_RETRY)) return false;
  const isNew = inDoubtSince >= run.claimedAt && now - run.claimedAt < DOUBT_PATIENCE;
  return !isComplete || isNew;
}

/**
 * What comes next while strategies have yet to be compared with a new engine, one in a step; undefined when the run may
 * be planned.
 */
async function compareEngines(context: RunContext, run: RunRow, slot: Slot): Promise<Next | undefined> {
  const now = brokerNow(context, run);
  if (!asksTrees(actionOf(run)) || !mayStart(slot, now + PLANNING_TIME)) return undefined;
  const check = await checkNextEngine(context);
  if (check === "checked") return CONTINUE;
  const mayWait = check === "failed" && mayPlanAgain(slot, brokerNow(context, run));
  return mayWait ? waitFor(context, PLAN_AGAIN_AFTER) : undefined;
}

/**
 * Plans the run and stores the plan in one transaction, or ends the run with the reason. Pure in its inputs:
 * repeated after a crash on the same account and snapshot it stores the same plan.
 */
export async function planRun(context: RunContext, run: RunRow): Promise<Next> {
  const { database } = context;
  const slot = slotOfRun(run);
  const before = await compareEngines(context, run, slot);
  if (before) return before;
  const readiness = await checkReadiness(context, run, slot);
  if (!readiness.ready) return readiness.next;
  const { tradingState } = readiness;
  const skewed = runOf(database, run.slot) ?? run;
  const now = () => brokerNow(context, skewed);

  const synced = await syncLedgers(context);
  if (!synced) {
    const message = "the broker did not tell what the account holds, as of one moment";
    return retryOrMiss(context, skewed, slot, message);
  }
  if (isWorthAsking(run, slot, synced, now())) return waitFor(context, DOUBT_RETRY);
  tellFound(database, run.slot, synced.reasons);
  const { snapshotJson: shown } = evidenceOf(database, run.slot);
  const prepared = await prepare(context, {
    slot,
    action: actionOf(run),
    synced,
    tradingState,
    // What the owner has seen in a preview.
    pinned: shown === null ? null : readDecisionPrices(shown),
    refreshUntil: Math.min(now() + REFRESH_TIME, slot.lastStartAt - REFRESH_TIME),
    now,
  });
  if (!prepared) return retryOrMiss(context, skewed, slot, "the broker's assets cannot be read");
  if (!mayStart(slot, now())) {
    const message = "the inputs took until less than 90 seconds before the end of the slot";
    return conclude(database, run.slot, "missed", { code: "too_late", message });
  }
  const { made, snapshot, symbols, decisions, reasons } = prepared;
  if (run.expectedPlanHash !== null && run.expectedPlanHash !== made.planHash) {
    if (context.clock.now() < run.claimedAt + SAME_PLAN_PATIENCE) return waitFor(context, RETRY);
    const message = "the account is not as it was when the plan was shown: look at it again";
    return conclude(database, run.slot, "failed", { code: "plan_changed", message });
  }
  const mayWait = shown === null && mayPlanAgain(slot, now());
  if (prepared.mayPass && mayWait) return waitFor(context, PLAN_AGAIN_AFTER);
  const notification = oldPricesNotification(
    context.userId,
    run.slot,
    snapshot,
    symbols,
    context.clock.now(),
  );
  const { plan, planJson, planHash, inputsJson, refused } = made;
  database.transaction(() => {
    for (const decision of decisions) saveDecision(database, { ...decision, slot: run.slot });
    if (notification) post(database, { kind: "notification", row: notification });
    addReasons(database, run.slot, [...reasons, ...plan.skips]);
    updateRun(database, run.slot, {
      equityBefore: toText(synced.state.account.equity),
      planJson,
      planHash,
      inputsJson,
      snapshotJson: writeDecisionPrices(prepared, symbols),
      snapshotHash: snapshot.hash,
      outcome: refused ? "held" : null,
      state: plan.orders.length + plan.crosses.length > 0 ? "planned" : "settling",
    });
  });
  return CONTINUE;
}
