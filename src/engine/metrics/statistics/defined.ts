/**
 * The value, or `null` where it is not a finite number: a metric that is not defined is never NaN or
 * Infinity.
 */
export function definedOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
