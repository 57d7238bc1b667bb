/** The values that indicators can take. */
import type { IndicatorDefinition, Range } from "./definition.ts";

/** Of a price, and of a mean of prices. */
export const ABOVE_ZERO: Range = [Number.MIN_VALUE, Infinity];

const UNBOUNDED: Range = [-Infinity, Infinity];
const ZERO: Range = [0, 0];

/** For what compares the bars of its window with one another: over a single bar there is nothing to compare. */
export function zeroOverOneBar(range: Range): (window: number) => Range {
  return (window) => (window === 1 ? ZERO : range);
}

/** For what divides by how far the bars of its window lie apart: over a single bar it is unknown. */
export function unknownOverOneBar(range: (window: number) => Range): (window: number) => Range | null {
  return (window) => (window === 1 ? null : range(window));
}

/** The values that an indicator can take at a window; `null` where it is unknown on every bar. */
export function rangeOf(definition: IndicatorDefinition, window: number): Range | null {
  if (definition.rangeAt !== undefined) return definition.rangeAt(window);
  return definition.range ?? UNBOUNDED;
}
