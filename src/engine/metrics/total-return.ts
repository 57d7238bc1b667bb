import { definedOrNull } from "./statistics/defined.ts";

/** The return from the first row to the last, as a fraction; `null` of fewer than two rows. */
export function totalReturn(equity: Float64Array): number | null {
  if (equity.length < 2) return null;
  return definedOrNull((equity.at(-1) ?? NaN) / (equity[0] ?? NaN) - 1);
}
