import { truthAt, type TruthColumn } from "../columns/truth-column.ts";
import { lookBack } from "../conditions/comparator.ts";
import { UNKNOWN } from "../conditions/truth.ts";
import type { Computation } from "./computation.ts";
import { elementAt } from "./element.ts";
import { comparisonIn, sidesOf, type StreakPlan } from "./program.ts";
import { tickersOfSeries } from "./series-tickers.ts";

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

/**
 * The tickers behind an indicator that is unknown at bar `at`, for a decision at bar `now` (the same or a later
 * one). Nothing after `now` is looked at, so a replay gives the same reason.
 */
export function unknownTickers(
  { program, table }: Computation,
  indicator: number,
  at: number,
  now: number,
): readonly UnknownTicker[] {
  const { definition, series, window } = elementAt(program.indicators, indicator);
  const required = definition.requiredBars(window);
  return tickersOfSeries(program, series).map((ticker) => ({
    ticker,
    reason: reasonOf(table.columns.get(ticker)?.close, required, at, now),
  }));
}

/** Why a condition is unknown at a bar; the condition must be unknown there. */
export function conditionCause(computation: Computation, condition: number, bar: number): UnknownCause {
  const { program, conditions, indicators } = computation;
  const plan = elementAt(program.conditions, condition);
  const comparison = comparisonIn(program, plan);
  if (comparison === null) return causeOf([]);
  const bars = plan.kind === "streak" ? unknownBars(elementAt(conditions, plan.of), plan, bar) : [bar];
  const unknowns: UnknownTicker[] = [];
  for (const day of bars) {
    for (let at = day; at >= day - lookBack(comparison.comparator); at--) {
      for (const indicator of sidesOf(comparison)) {
        if (!Number.isNaN(elementAt(indicators, indicator).at(at))) continue;
        unknowns.push(...unknownTickers(computation, indicator, at, bar));
      }
    }
  }
  return causeOf(unknowns);
}

/** The bars of a streak on which its condition is unknown; the one before the table stands for all earlier. */
function unknownBars(condition: TruthColumn, { days }: StreakPlan, bar: number): number[] {
  const bars: number[] = [];
  for (let day = bar; day >= Math.max(-1, bar - days + 1); day--) {
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
