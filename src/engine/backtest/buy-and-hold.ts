import type { BarColumns } from "../bars/types.ts";
import type { Timing } from "../timing.ts";
import { decisionColumn } from "./moments.ts";

/** What to hold: one ticker's columns, from bar `start` up to, not including, bar `end`. */
export interface Holding {
  readonly columns: BarColumns;
  readonly start: number;
  readonly end: number;
  readonly timing: Timing;
}

/**
 * The equity of holding one ticker all the time, without costs, recorded at the moments at which a strategy
 * of this timing decides: closes, or opens. 1 on the first of the bars with a known price, unknown (NaN)
 * before; from then on an unknown price leaves the value as it was.
 */
export function buyAndHold({ columns, start, end, timing }: Holding): Float64Array {
  const prices = decisionColumn(columns, timing);
  const equity = new Float64Array(end - start);
  let first = NaN;
  let value = NaN;
  for (let bar = start; bar < end; bar++) {
    const price = prices[bar] ?? NaN;
    if (price > 0) {
      if (Number.isNaN(first)) first = price;
      value = price / first;
    }
    equity[bar - start] = value;
  }
  return equity;
}
