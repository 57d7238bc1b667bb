/** First step of a run: gather the inputs, let every strategy decide, and store the plan. */
import { takesPart } from "../../../engine/calendar/asked-slots.ts";
import { mayStart } from "../../../engine/execution/timetable.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import { planRebalance } from "../../../engine/rebalance/plan.ts";
import { reconcileCash } from "../../../engine/rebalance/reconcile-cash.ts";
import { reconcile } from "../../../engine/rebalance/reconcile.ts";
import type { StrategyTarget } from "../../../engine/rebalance/types.ts";
import { refreshHistories } from "../../../market/bars/refresh.ts";
import { post } from "../store/outbox.ts";
import { type DecisionRow, type RunRow, runOf, saveDecision, updateRun } from "../store/runs.ts";
import { activeStrategies, ledgerOf, saveLedger } from "../store/strategies.ts";
import { courseOf } from "./bad-data.ts";
import { conclude } from "./conclude.ts";
import { brokerNow, CONTINUE, type Next, slotOfRun, type RunContext } from "./context.ts";
import { decideStrategy, type StrategyDecision } from "./decide.ts";
import { assetsFor, exDatesFor, safeAssets, snapshotFor, symbolsNeeded } from "./inputs.ts";
import { oldPricesNotification } from "./old-prices.ts";
import { hashPlan, writePlan } from "./plan-document.ts";
import { checkReadiness, retryOrMiss } from "./readiness.ts";
import { addReasons, type Reason } from "./reasons.ts";

/** No history is begun later than this after the first, nor later than this before the latest start, ms. */
const REFRESH_TIME = 20_000;

/** One strategy that fails holds what it has and never stops another. */
async function decideSafely(decide: () => Promise<StrategyDecision>): Promise<StrategyDecision> {
  try {
    return await decide();
  } catch (error) {
    console.error({ event: "decision_failed", error: String(error) });
    const reason = { code: "decision_failed", message: "its decision failed" };
    return { ok: false, reason, isBadData: false };
  }
}

/**
 * Brings histories up to `lastSession` (New York date), as far as the run can still start in time. Answers the
 * symbols whose histories may lack it.
 */
async function refreshInTime(
  context: RunContext,
  run: RunRow,
  symbols: readonly string[],
  lastSession: string,
): Promise<Set<string>> {
  const now = () => brokerNow(context, run);
  const deadline = Math.min(now() + REFRESH_TIME, slotOfRun(run).lastStartAt - REFRESH_TIME);
  const ports = { store: context.market, tiingo: context.tiingo, now };
  const { failed, left } = await refreshHistories(ports, symbols, lastSession, deadline, { repair: true });
  return new Set([...failed.map(({ symbol }) => symbol), ...left]);
}

/**
 * Plans the run and stores the plan in one transaction, or ends the run with the reason. Pure in its inputs:
 * repeated after a crash on the same account and snapshot it stores the same plan.
 */
export async function planRun(context: RunContext, run: RunRow): Promise<Next> {
  const { database } = context;
  const slot = slotOfRun(run);
  const readiness = await checkReadiness(context, run, slot);
  if (!readiness.ready) return readiness.next;
  const { account, positions } = readiness.state;

  const strategies = activeStrategies(database);
  const held = new Map(positions.map(({ symbol, quantity }) => [symbol, quantity]));
  const shares = reconcile(
    strategies.map((strategy) => ledgerOf(database, strategy)),
    held,
  );
  const { ledgers, differences } = reconcileCash(shares.ledgers, account.cash);
  const deciding = strategies.filter(({ executionFrequency }) => takesPart(executionFrequency, slot));
  const symbols = symbolsNeeded(
    deciding.map(({ tree }) => tree),
    [...ledgers.flatMap((ledger) => [...ledger.positions.keys()]), ...safeAssets(deciding)],
  );
  const exDates = await exDatesFor(context, slot, symbols);
  const snapshot = await snapshotFor(context, slot, symbols, exDates);
  // Preflight has done this, except for what came into use after it.
  const stale = await refreshInTime(context, runOf(database, run.slot) ?? run, symbols, slot.lastSession);
  const reasons: Reason[] = [...shares.differences, ...differences];
  const targets: StrategyTarget[] = [];
  const decisions: DecisionRow[] = [];
  for (const [index, strategy] of strategies.entries()) {
    const ledger = ledgers[index];
    if (!ledger) throw new Error(`strategy ${strategy.id} has no ledger`);
    if (!deciding.includes(strategy)) {
      // It waits for a slot of its own and keeps what it has.
      targets.push({ ledger, weights: null });
      continue;
    }
    const decided = await decideSafely(() =>
      decideStrategy(strategy, ledger, slot, snapshot, context.market, stale, exDates),
    );
    const course = courseOf(strategy, ledger, slot.session.date, snapshot, decided);
    const { decision, reason } = course;
    targets.push({ ledger, weights: decision?.weights ?? null });
    if (reason) {
      const message = `${strategy.name}: ${reason.message}`;
      reasons.push({ ...reason, strategyId: strategy.id, message });
    }
    decisions.push({
      slot: run.slot,
      strategyId: strategy.id,
      targetsJson: decision && JSON.stringify(decision.weights),
      traceJson: decision && JSON.stringify(decision.trace),
      heldReason: decision ? null : (reason?.message ?? null),
      badDataPolicy: course.policy,
    });
  }

  const traded = new Set(
    targets.flatMap(({ ledger, weights }) => [...ledger.positions.keys(), ...Object.keys(weights ?? {})]),
  );
  const assets = await assetsFor(context, [...traded].toSorted());
  if (!assets) return retryOrMiss(context, run, slot, "the broker's assets cannot be read");
  if (!mayStart(slot, brokerNow(context, runOf(database, run.slot) ?? run))) {
    const message = "the inputs took until less than 90 seconds before the end of the slot";
    return conclude(database, run.slot, "missed", { code: "too_late", message });
  }

  const priced = symbols.flatMap((symbol): [string, number][] => {
    const price = snapshot.prices[symbol];
    return price ? [[symbol, price.last]] : [];
  });
  const plan = planRebalance({
    strategies: targets,
    prices: new Map(priced.map(([symbol, last]) => [symbol, decimal(last)])),
    assets,
    available: new Map(positions.map(({ symbol, available }) => [symbol, available])),
  });
  const text = writePlan({ prices: Object.fromEntries(priced), ledgers, ...plan });
  const notification = oldPricesNotification(
    context.userId,
    run.slot,
    snapshot,
    symbols,
    context.clock.now(),
  );
  database.transaction(() => {
    for (const ledger of ledgers) saveLedger(database, ledger);
    for (const row of decisions) saveDecision(database, row);
    if (notification) post(database, { kind: "notification", row: notification });
    addReasons(database, run.slot, [...reasons, ...plan.skips]);
    updateRun(database, run.slot, {
      equityBefore: toText(account.equity),
      planJson: text,
      planHash: hashPlan(text),
      snapshotHash: snapshot.hash,
      state: plan.orders.length + plan.crosses.length > 0 ? "planned" : "settling",
    });
  });
  return CONTINUE;
}
