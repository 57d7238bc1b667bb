/**
 * What an indicator is computed from: five lists of the same length, one value a bar, NaN where unknown. Prices
 * are adjusted, volume is raw. A ratio has open and close only, a branch's equity close only.
 */
export interface Series {
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
}

/** A series of closes alone. */
export function closesOnly(close: readonly number[]): Series {
  const unknown = close.map(() => NaN);
  return { open: unknown, high: unknown, low: unknown, close, volume: unknown };
}

/** `A/B`: known where both are. */
export function ratioOf(numerator: Series, denominator: Series): Series {
  return {
    ...closesOnly(numerator.close.map((close, bar) => close / denominator.close[bar]!)),
    open: numerator.open.map((open, bar) => open / denominator.open[bar]!),
  };
}
