import { DAYS_PER_YEAR } from "./statistics/annual.ts";
import { definedOrNull } from "./statistics/defined.ts";
import { mean } from "./statistics/mean.ts";

/**
 * The average of a bar's turnover, as a fraction of equity: half of what it traded, because an exchange of
 * one ticker for another is a sale and a purchase. The first bar's purchases count. `null` without bars.
 */
export function turnoverPerDay(traded: Float64Array): number | null {
  return definedOrNull(mean(traded) / 2);
}

/** `turnoverPerDay` times 252; `null` where that is. */
export function turnoverPerYear(perDay: number | null): number | null {
  return perDay === null ? null : definedOrNull(perDay * DAYS_PER_YEAR);
}
