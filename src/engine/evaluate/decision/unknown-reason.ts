import { truthAt } from "../../columns/truth-column.ts";
import { lookBack } from "../../conditions/comparator.ts";
import { UNKNOWN } from "../../conditions/truth.ts";
import type { OneBar } from "./one-bar.ts";
import { elementAt } from "../../element.ts";
import { comparisonIn, sidesOf, type StreakPlan } from "../program.ts";
import { tickersOfSeries } from "../series-tickers.ts";

/**
 * Why a value is unknown. Warm-up: the ticker has a value at the bar of the decision, but too few bars came
 * before, or a flat price leaves the value undefined. Missing data: it has none, either none up to that bar at all
 * or none any more because a hole outlasted what is carried over, or such a hole lies among the bars that the value
 * needs.
 */
export type UnknownReason = "warm-up" | "missing-data";

export interface UnknownCause {
  readonly reason: UnknownReason;
  /** The tickers behind it, sorted. */
  readonly tickers: readonly string[];
}

/** A ticker that is behind something unknown. */
export interface UnknownTicker {
  readonly ticker: string;
  readonly reason: UnknownReason;
}

/** The causes together: missing data prevails, because a decision may have to wait for it. */
export function causeOf(unknowns: readonly UnknownTicker[]): UnknownCause {
  const reason = unknowns.some((unknown) => unknown.reason === "missing-data") ? "missing-data" : "warm-up";
  const tickers = unknowns.filter((unknown) => unknown.reason === reason).map((unknown) => unknown.ticker);
  return { reason, tickers: [...new Set(tickers)].sort() };
}

/** The tickers behind an indicator that is unknown at bar `at`, that of a decision or an earlier one. */
export function unknownTickers(
  { program, table, bar: now }: OneBar,
  indicator: number,
  at: number,
): readonly UnknownTicker[] {
  const { definition, series, window } = elementAt(program.tables.indicators, indicator);
  const required = definition.requiredBars(window);
  return tickersOfSeries(program.tables, series).map((ticker) => ({
    ticker,
    reason: reasonOf(table.columns.get(ticker)?.close, required, at, now),
  }));
}

/** Why a condition is unknown at the bar of a decision; it must be unknown there. */
export function conditionCause(decision: OneBar, condition: number): UnknownCause {
  const { bar } = decision;
  const { tables } = decision.program;
  const plan = elementAt(tables.conditions, condition);
  const comparison = comparisonIn(tables, plan);
  if (comparison === null) return causeOf([]);
  const bars = plan.kind === "streak" ? unknownBars(decision, plan) : [bar];
  const unknowns: UnknownTicker[] = [];
  for (const day of bars) {
    for (let at = day; at >= day - lookBack(comparison.comparator); at--) {
      for (const indicator of sidesOf(comparison)) {
        if (!Number.isNaN(decision.indicatorFrom(indicator, Math.max(0, at)).at(at))) continue;
        unknowns.push(...unknownTickers(decision, indicator, at));
      }
    }
  }
  return causeOf(unknowns);
}

/** The bars of a streak on which its condition is unknown; the one before the table stands for all earlier. */
function unknownBars(decision: OneBar, { of, days }: StreakPlan): number[] {
  const { bar } = decision;
  const first = Math.max(-1, bar - days + 1);
  const condition = decision.conditionFrom(of, Math.max(0, first));
  const bars: number[] = [];
  for (let day = bar; day >= first; day--) {
    if (truthAt(condition, day) === UNKNOWN) bars.push(day);
  }
  return bars;
}

function reasonOf(
  closes: Float64Array | undefined,
  required: number,
  at: number,
  now: number,
): UnknownReason {
  if (closes === undefined || Number.isNaN(closes[now] ?? NaN)) return "missing-data";
  const first = closes.findIndex((close) => !Number.isNaN(close));
  if (at - first + 1 < required) return "warm-up";
  const needed = closes.subarray(Math.max(0, at - required + 1), at + 1);
  return needed.some(Number.isNaN) ? "missing-data" : "warm-up";
}
