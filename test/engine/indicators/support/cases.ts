/** What every indicator is tried on. */
import * as fc from "fast-check";
import type { IndicatorDefinition } from "../../../../src/engine/indicators/definition.ts";
import { type Bar, seriesOf } from "../../support/price-histories.ts";

/** Bars after the one on which an indicator gives its first value. */
const MORE = 40;

export interface Case {
  readonly window: number;
  readonly bars: readonly Bar[];
}

/** Windows of `least` to 12 bars, and histories that are long enough for them. */
export function cases(
  indicator: IndicatorDefinition,
  history: (length: number) => fc.Arbitrary<readonly Bar[]>,
  least = 1,
): fc.Arbitrary<Case> {
  return fc.integer({ min: least, max: 12 }).chain((window) =>
    fc.record({
      window: fc.constant(window),
      bars: history(indicator.requiredBars(window) + MORE),
    }),
  );
}

/** The indicator's values on some bars. */
export function valuesOf(indicator: IndicatorDefinition, bars: readonly Bar[], window: number): Float64Array {
  return indicator.compute(seriesOf(bars), window);
}

/** The bars on which two columns do not hold the same float, bit for bit. */
export function differences(column: Float64Array, other: Float64Array): number[] {
  return Array.from({ length: Math.max(column.length, other.length) }, (_, bar) => bar).filter(
    (bar) => !Object.is(column[bar], other[bar]),
  );
}
