/** What every indicator tells about itself. */
import type { BarColumns } from "../bars/types.ts";

export interface IndicatorDefinition {
  /** The exact id that strategies use. */
  readonly id: string;
  /** Other spellings that strategies in the wild use. */
  readonly aliases: readonly string[];
  readonly hasWindow: boolean;
  /** Known bars in a row, the current one included, that the first value takes. */
  requiredBars(window: number): number;
  /** Known bars in a row after which the choice of the first bar moves the value by under one part in a million. */
  settledBars(window: number): number;
  /**
   * The value on every bar, NaN where unknown. A value depends on no later bar, and it is known exactly where
   * the `requiredBars` bars that end there are all known: after a hole every indicator begins anew.
   * Indicators without a window ignore it.
   */
  compute(bars: BarColumns, window: number): Float64Array;
}
