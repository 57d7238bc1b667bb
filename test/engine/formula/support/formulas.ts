/** Formulas from their text, and their values in small markets. */
import type { BarColumns } from "../../../../src/engine/bars/types.ts";
import type { Formula } from "../../../../src/engine/formula/formula.ts";
import { formulaIndicator, type FormulaIndicator } from "../../../../src/engine/formula/formula-indicator.ts";
import { parseFormula } from "../../../../src/engine/formula/parse.ts";
import { PriceSeries } from "../../../../src/engine/series/price-series.ts";

export interface Prices {
  readonly close: readonly number[];
  readonly open?: readonly number[];
  readonly high?: readonly number[];
  readonly low?: readonly number[];
  readonly volume?: readonly number[];
}

/** Bars whose columns that are not given equal the close; of volume, 1000 shares. NaN is unknown. */
export function barsOf({ close, open, high, low, volume }: Prices): BarColumns {
  return {
    open: Float64Array.from(open ?? close),
    high: Float64Array.from(high ?? close),
    low: Float64Array.from(low ?? close),
    close: Float64Array.from(close),
    volume: Float64Array.from(volume ?? close.map(() => 1000)),
    carried: new Uint8Array(close.length),
  };
}

export function seriesOf(prices: Prices): PriceSeries {
  return new PriceSeries(barsOf(prices));
}

/** The parsed formula; fails the test when it is refused. */
export function formulaOf(text: string): Formula {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.formula;
}

export function indicatorOf(text: string): FormulaIndicator {
  return formulaIndicator({ id: "mine", title: "Mine", formula: formulaOf(text) });
}

/** The values of a formula, one a bar, on a window of 2 unless another is given. */
export function valuesOf(text: string, prices: Prices, window = 2): number[] {
  return [...indicatorOf(text).compute(seriesOf(prices), window)];
}
