/**
 * Comparisons that rounding may decide: another correct way to compute the two sides may find the other answer.
 * From the first of them on that is not certain, two evaluators may differ without either being wrong.
 */
import type { Reading } from "./tree/tree.ts";

export interface CloseCall {
  readonly bar: number;
  /** Whether both sides are exact, so that every correct computation finds them equal. */
  readonly certain: boolean;
}

export interface Side {
  readonly value: number;
  /** Whether every correct computation of the value finds the same bits. */
  readonly exact: boolean;
  /** Values with the same name here are the same bits when they are the same number. */
  readonly quotient: string | null;
}

const CLOSE = 1e-9;

/** The close call between two sides; `null` when they are far apart or one is unknown. */
export function closeCall(bar: number, left: Side, right: Side): CloseCall | null {
  const scale = Math.max(1, Math.abs(left.value), Math.abs(right.value));
  if (!(Math.abs(left.value - right.value) <= CLOSE * scale)) return null;
  const alike = left.quotient !== null && left.quotient === right.quotient;
  return { bar, certain: left.value === right.value && (alike || (left.exact && right.exact)) };
}

/** Read from the data, or one division of whole numbers. */
const ALWAYS_EXACT = new Set(["Current Price", "Volume", "Aroon Up", "Aroon Down"]);
/** One division of differences of prices, which are exact where prices are so coarse that ties occur. */
const QUOTIENTS = new Set([
  "Rate of Change",
  "Cumulative Return",
  "Max Drawdown",
  "Drawdown",
  "Williams %R",
  "Stochastic %K",
]);
/** Exactly 0 when nothing moved or fell, or both prices are equal. */
const EXACT_AT_ZERO = new Set([
  "Max Drawdown",
  "Drawdown",
  "Ulcer Index",
  "Rate of Change",
  "Cumulative Return",
  "Standard Deviation",
  "Standard Deviation of Price",
  "Historical Volatility",
]);
/** Exactly at an end of the scale when nothing went the other way. */
const EXACT_AT_THE_ENDS = new Set([
  "Relative Strength Index",
  "RSI (SMA)",
  "RSI (EMA)",
  "Stochastic %K",
  "Williams %R",
  "Money Flow Index",
]);

/** `untouched` says of a branch that its equity was 1 on every bar so far. */
export function sideOf({ indicator, instrument }: Reading, value: number, untouched: boolean): Side {
  const { id } = indicator;
  const exact =
    (instrument.form !== "branch" || untouched) &&
    (ALWAYS_EXACT.has(id) ||
      (EXACT_AT_ZERO.has(id) && value === 0) ||
      (EXACT_AT_THE_ENDS.has(id) && [-100, 0, 100].includes(value)) ||
      // Sums of eighths of dollars carry no rounding.
      (id === "Simple Moving Average" && instrument.form === "ticker" && Number.isInteger(8 * value)));
  const quotient = instrument.form === "ticker" && QUOTIENTS.has(id) ? id : null;
  return { value, exact, quotient };
}

export function exactly(value: number): Side {
  return { value, exact: true, quotient: null };
}
