/** How children are weighed, whatever the weighting. */

/**
 * Weights the children of a branch at one bar. `active` are the places of the children that hold something, at
 * least one; their weights (fractions, at most 1 in sum) are written to `weights` at these places. Answers the
 * fraction that goes to the branch's fallback. What is left over then is cash.
 */
export type Weigher = (active: readonly number[], bar: number, weights: Float64Array) => number;

/** The volatility of a child at a bar, as a fraction; NaN where it is unknown. */
export type ChildVolatility = (child: number, bar: number) => number;
