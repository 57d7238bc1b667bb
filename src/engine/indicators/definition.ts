/** What every indicator tells about itself. */
import type { PriceSeries } from "../series/price-series.ts";

/** What an indicator's value is measured in; `price` is dollars, or the unit of a ratio or of an equity. */
export type IndicatorUnit = "price" | "percent" | "fraction" | "index" | "shares" | "number";

/**
 * Which columns of the bars an indicator reads: closes alone (it then works on ratios and branches too), also
 * opens, highs and lows, or also the volume (it is then a bar late in live decisions, see `isVolumeMissing`).
 */
export type IndicatorInputs = "closes" | "prices" | "volume";

/** Both ends included; infinite at an end that is open. */
export type Range = readonly [least: number, most: number];

export interface IndicatorDefinition {
  /** The exact id that strategies use. */
  readonly id: string;
  /** Other spellings that strategies in the wild use. */
  readonly aliases: readonly string[];
  /** The variable of custom formulas that stands for it; `null` where there is none. */
  readonly variable: string | null;
  readonly unit: IndicatorUnit;
  /** The values that it can take at most, where its definition bounds them. */
  readonly range?: Range;
  /** The same at a window, where that narrows it; `null` where no bar has a value. */
  rangeAt?(window: number): Range | null;
  /** Whether it is never less over more bars. */
  readonly growsWithWindow?: true;
  readonly inputs: IndicatorInputs;
  readonly hasWindow: boolean;
  /** Known bars in a row, the current one included, that the first value takes. */
  requiredBars(window: number): number;
  /**
   * Known bars in a row after which the choice of the first bar moves the value by under one part in a million;
   * `requiredBars` where it does not move it at all, Infinity where it always may.
   */
  settledBars(window: number): number;
  /**
   * The value on every bar, NaN where unknown. A value depends on no later bar, and is unknown where one of the
   * `requiredBars` bars that end there is: after a hole every indicator begins anew. Where they are all known, so
   * is the value, unless the definition says what leaves it undefined (a flat price, no volume). Indicators without a
   * window ignore it. `from` is the first bar that is asked for: what costs more than passing over the bars before
   * may leave them unknown. The column may be shared: it must not be changed.
   */
  compute(series: PriceSeries, window: number, from?: number): Float64Array;
}
