import type { BarTable } from "../bars/types.ts";
import { lookBack } from "../conditions/comparator.ts";
import { truthAt, UNKNOWN } from "../conditions/truth.ts";
import { elementAt } from "./element.ts";
import type { ConditionPlan, Program } from "./program.ts";
import { comparisonIn, sidesOf } from "./sides.ts";
import type { SignalColumns } from "./signals.ts";

/**
 * Why a value is unknown. Warm-up: the ticker has a value at the bar of the decision, but too few bars came
 * before. Missing data: it has none, either none up to that bar at all or none any more because a hole
 * outlasted what is carried over, or such a hole lies among the bars that the value needs.
 */
export type UnknownReason = "warm-up" | "missing-data";

export interface UnknownCause {
  readonly reason: UnknownReason;
  /** The tickers behind it, sorted. */
  readonly tickers: readonly string[];
}

/**
 * Why a value of a ticker that takes `required` bars in a row is unknown at bar `at`, for a decision at bar
 * `now` (the same or a later one). Nothing after `now` is looked at, so a replay gives the same reason.
 */
export function reasonOf(
  table: BarTable,
  ticker: string,
  required: number,
  at: number,
  now: number,
): UnknownReason {
  const closes = table.columns.get(ticker)?.close;
  if (closes === undefined || Number.isNaN(closes[now] ?? NaN)) return "missing-data";
  const first = closes.findIndex((close) => !Number.isNaN(close));
  return at - first + 1 < required ? "warm-up" : "missing-data";
}

/** The causes together: missing data prevails, because a decision may have to wait for it. */
export function causeOf(
  unknowns: readonly { readonly ticker: string; readonly reason: UnknownReason }[],
): UnknownCause {
  const reason = unknowns.some((unknown) => unknown.reason === "missing-data") ? "missing-data" : "warm-up";
  const tickers = unknowns.filter((unknown) => unknown.reason === reason).map((unknown) => unknown.ticker);
  return { reason, tickers: [...new Set(tickers)].sort() };
}

/** Why a condition is unknown at a bar; the condition must be unknown there. */
export function conditionCause(
  program: Program,
  table: BarTable,
  signals: SignalColumns,
  condition: number,
  bar: number,
): UnknownCause {
  const plan = elementAt(program.conditions, condition);
  const comparison = comparisonIn(program, plan);
  const bars =
    plan.kind === "streak" ? unknownBars(elementAt(signals.conditions, plan.of), plan, bar) : [bar];
  const unknowns = [];
  for (const day of bars) {
    for (let at = day; at >= day - lookBack(comparison.comparator); at--) {
      for (const { indicator, plan: side } of sidesOf(program, comparison)) {
        if (!Number.isNaN(signals.indicators[indicator]?.[at] ?? NaN)) continue;
        const required = side.definition.requiredBars(side.window);
        unknowns.push({ ticker: side.ticker, reason: reasonOf(table, side.ticker, required, at, bar) });
      }
    }
  }
  return causeOf(unknowns);
}

/** The bars of a streak on which its condition is unknown; the one before the table stands for all earlier. */
function unknownBars(
  condition: Uint8Array,
  { days }: Extract<ConditionPlan, { kind: "streak" }>,
  bar: number,
): number[] {
  const bars: number[] = [];
  for (let day = bar; day >= Math.max(-1, bar - days + 1); day--) {
    if (truthAt(condition, day) === UNKNOWN) bars.push(day);
  }
  return bars;
}
