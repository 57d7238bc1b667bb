import type { BarColumns } from "../bars/types.ts";

/**
 * The adjusted closes (and opens) of one ticker by those of another, bar by bar; known where both are, carried
 * where either is. A ratio has no high, low or volume of its own: high and low equal the close.
 */
export function ratioBars(numerator: BarColumns, denominator: BarColumns): BarColumns {
  const quotient = (left: Float64Array, right: Float64Array) =>
    left.map((value, bar) => value / (right[bar] ?? NaN));
  const close = quotient(numerator.close, denominator.close);
  return {
    open: quotient(numerator.open, denominator.open),
    high: close,
    low: close,
    close,
    volume: new Float64Array(close.length).fill(NaN),
    carried: numerator.carried.map((flag, bar) => flag | (denominator.carried[bar] ?? 0)),
  };
}
