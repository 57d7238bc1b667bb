/** First step of a run: gather the inputs, let every strategy decide, and store the plan. */
import { previousSession } from "../../../engine/calendar/sessions.ts";
import { mayStart } from "../../../engine/execution/timetable.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import { planRebalance } from "../../../engine/rebalance/plan.ts";
import { reconcileCash } from "../../../engine/rebalance/reconcile-cash.ts";
import { reconcile } from "../../../engine/rebalance/reconcile.ts";
import type { StrategyTarget } from "../../../engine/rebalance/types.ts";
import { refreshBars } from "../../../market/bars/refresh.ts";
import { type DecisionRow, type RunRow, runOf, saveDecision, updateRun } from "../store/runs.ts";
import { activeStrategies, ledgerOf, saveLedger } from "../store/strategies.ts";
import { conclude } from "./conclude.ts";
import { brokerNow, CONTINUE, type Next, slotOfRun, type RunContext } from "./context.ts";
import { decideStrategy, type StrategyDecision } from "./decide.ts";
import { assetsFor, snapshotFor, symbolsNeeded } from "./inputs.ts";
import { hashPlan, writePlan } from "./plan-document.ts";
import { checkReadiness, retryOrMiss } from "./readiness.ts";
import { addReasons, type Reason } from "./reasons.ts";

/** One strategy that fails holds what it has and never stops another. */
async function decideSafely(decide: () => Promise<StrategyDecision>): Promise<StrategyDecision> {
  try {
    return await decide();
  } catch (error) {
    console.error({ event: "decision_failed", error: String(error) });
    return { ok: false, reason: { code: "decision_failed", message: "its decision failed" } };
  }
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
  const symbols = symbolsNeeded(
    strategies.map(({ tree }) => tree),
    ledgers.flatMap((ledger) => [...ledger.positions.keys()]),
  );
  const snapshot = await snapshotFor(context, slot, symbols);
  // Preflight has done this, except for what came into use after it.
  const lastSession = previousSession(slot.session.date).date;
  const refreshed = await refreshBars(context.market, context.tiingo, symbols, lastSession);
  const stale = new Set(refreshed.failed.map(({ symbol }) => symbol));
  const reasons: Reason[] = [...shares.differences, ...differences];
  const targets: StrategyTarget[] = [];
  const decisions: DecisionRow[] = [];
  for (const [index, strategy] of strategies.entries()) {
    const ledger = ledgers[index];
    if (!ledger) throw new Error(`strategy ${strategy.id} has no ledger`);
    const result = await decideSafely(() =>
      decideStrategy(strategy, ledger, slot.session, snapshot, context.market, stale),
    );
    targets.push({ ledger, weights: result.ok ? result.decision.weights : null });
    if (!result.ok) {
      reasons.push({
        ...result.reason,
        strategyId: strategy.id,
        message: `${strategy.name}: ${result.reason.message}`,
      });
    }
    decisions.push({
      slot: run.slot,
      strategyId: strategy.id,
      targetsJson: result.ok ? JSON.stringify(result.decision.weights) : null,
      traceJson: result.ok ? JSON.stringify(result.decision.trace) : null,
      heldReason: result.ok ? null : result.reason.message,
    });
  }

  const traded = new Set(
    targets.flatMap(({ ledger, weights }) => [...ledger.positions.keys(), ...Object.keys(weights ?? {})]),
  );
  const assets = await assetsFor(context, [...traded].toSorted());
  if (!assets) return retryOrMiss(context, run, slot, "the broker's assets cannot be read");
  if (!mayStart(slot, brokerNow(context, runOf(database, run.slot) ?? run))) {
    const message = "the inputs took until less than 90 seconds before the close";
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
  database.transaction(() => {
    for (const ledger of ledgers) saveLedger(database, ledger);
    for (const row of decisions) saveDecision(database, row);
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
