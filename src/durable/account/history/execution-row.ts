/** One strategy's part of a run, as a row of `execution_history`. */
import type { StoredExecution, StoredTrades } from "../../../db/execution-columns.ts";
import type { executionHistory } from "../../../db/schema/index.ts";
import { utcTimestamp } from "../../../engine/calendar/new-york.ts";
import { slippageOf } from "../../../engine/execution/slippage.ts";
import { decimal, roundHalfUp, toText } from "../../../engine/money/decimal.ts";
import { equityOf } from "../../../engine/rebalance/sizing.ts";
import type { Ledger } from "../../../engine/rebalance/types.ts";
import { firstOf, fittingRow } from "../../../platform/row-size.ts";
import { readArrivals } from "../record/arrival.ts";
import { symbolsNeeded } from "../strategies/symbols-needed.ts";
import { isSuccess } from "../record/outcome.ts";
import { firstReasons, leftOutNote, readReasons, withoutNotes } from "../record/reasons.ts";
import { priceEvidence } from "./price-evidence.ts";
import { strategyOutcome } from "./strategy-outcome.ts";
import type { StrategyRun } from "./strategy-run.ts";
import { type StrategyTrade, tradesOf } from "./strategy-trades.ts";

type ExecutionRow = typeof executionHistory.$inferInsert;

/** Dollars of a ledger at the slot's prices; null when one of its holdings has none. */
function valueAt(ledger: Ledger | undefined, prices: Readonly<Record<string, number>>): string | null {
  if (!ledger || [...ledger.positions.keys()].some((symbol) => prices[symbol] === undefined)) return null;
  const bySymbol = new Map(Object.entries(prices).map(([symbol, price]) => [symbol, decimal(price)]));
  return toText(roundHalfUp(equityOf(ledger, bySymbol), 2));
}

/** Symbols that the strategy traded, wanted or held. */
function symbolsOf({ decision, strategy, plan }: StrategyRun, trades: readonly StrategyTrade[]): Set<string> {
  const before = plan?.ledgers.find(({ strategyId }) => strategyId === strategy.id);
  return new Set([
    ...trades.map(({ order }) => order.symbol),
    ...Object.keys(decision?.targetsJson ? JSON.parse(decision.targetsJson) : {}),
    ...(before?.positions.keys() ?? []),
  ]);
}

/** The reasons of the run that concern the strategy: what went otherwise, and what happened besides. */
function reasonsFor({ run, strategy }: StrategyRun, symbols: ReadonlySet<string>) {
  const concerning = readReasons(run.reasonsJson).filter(({ symbol, strategyId }) =>
    strategyId === undefined ? symbol === undefined || symbols.has(symbol) : strategyId === strategy.id,
  );
  return { errors: withoutNotes(concerning), notes: concerning.filter(({ isNote }) => isNote) };
}

/** The row's id; made from stored state only, so that making it twice gives the same row. */
export function executionId(strategyId: string, slot: string): string {
  return `${strategyId}_${slot.replace("/", "_")}`;
}

/** The targets with at most so many symbols, the largest. */
function firstTargets(targetsJson: string | null, most: number): { text: string | null; leftOut: number } {
  const targets: [string, number][] = targetsJson === null ? [] : Object.entries(JSON.parse(targetsJson));
  if (targets.length <= most) return { text: targetsJson, leftOut: 0 };
  const { kept, leftOut } = firstOf(
    targets.toSorted(([, a], [, b]) => b - a),
    most,
  );
  return { text: JSON.stringify(Object.fromEntries(kept)), leftOut };
}

/**
 * The row. Made from stored state only, so that making it again gives the same row. Where it would be too large it has the
 * first symbols and reasons alone, and says in its notes how many it leaves out.
 */
export function executionRow(input: StrategyRun): ExecutionRow {
  return fittingRow((most) => rowWith(input, most));
}

/** The row with at most so many entries in each of its lists. */
function rowWith(input: StrategyRun, most: number): ExecutionRow {
  const { userId, run, strategy, decision, plan, orders, ledgerAfter, reportedAt } = input;
  const trades = plan ? tradesOf(strategy.id, plan, orders, readArrivals(run)) : [];
  const [sells, buys] = [
    trades.filter(({ order }) => order.side === "sell"),
    trades.filter(({ order }) => order.side === "buy"),
  ];
  const symbols = symbolsOf(input, trades);
  const { errors, notes } = reasonsFor(input, symbols);
  const prices = plan?.prices ?? {};
  // What it traded, wanted or held comes first.
  const priced = firstOf([...new Set([...symbols, ...symbolsNeeded([strategy.tree], symbols)])], most);
  const evidence = priceEvidence(input.snapshotJson, prices, priced.kept);
  const targets = firstTargets(decision?.targetsJson ?? null, most);
  const before = plan?.ledgers.find(({ strategyId }) => strategyId === strategy.id);
  const slippage = slippageOf(...trades.map(({ traded }) => traded));
  const outcome = strategyOutcome(input, trades, errors.length > 0);
  const planned: StoredTrades = {
    sells: sells.map((trade) => trade.planned),
    buys: buys.map((trade) => trade.planned),
  };
  const executed: StoredExecution = {
    sells: sells.map((trade) => trade.executed),
    buys: buys.map((trade) => trade.executed),
    errors: firstReasons(errors, most),
    notes: [
      ...firstReasons(notes, most),
      ...leftOutNote(targets.leftOut, "targets"),
      ...leftOutNote(priced.leftOut, "symbols with their prices"),
    ],
    slippage,
  };
  return {
    id: executionId(strategy.id, run.slot),
    userId,
    strategyId: strategy.id,
    slot: run.slot,
    executedAt: utcTimestamp(reportedAt),
    outcome,
    accountValue: run.equityBefore,
    strategyValueBefore: valueAt(before, prices),
    strategyValueAfter: plan ? valueAt(ledgerAfter, prices) : null,
    targetAllocations: targets.text,
    tradesJson: JSON.stringify(planned),
    executionJson: JSON.stringify(executed),
    pricesJson: JSON.stringify(evidence.prices),
    priceSourcesJson: JSON.stringify(evidence.sources),
    slippageDelay: slippage.delay,
    slippageExecution: slippage.execution,
    snapshotHash: run.snapshotHash,
    planHash: run.planHash,
    fingerprint: strategy.fingerprint,
    success: isSuccess(outcome),
    errorMessage: decision?.heldReason ?? (isSuccess(outcome) ? null : (errors[0]?.message ?? null)),
  };
}
