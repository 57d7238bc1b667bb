/** The id of the allocation that holds nothing. */
export const NOTHING = 0;

/**
 * Allocations by number. Allocation `id` is the entries from `starts[id]` up to, not including, `starts[id + 1]`:
 * entry `e` is the fraction `fractions[e]` of the ticker `tickers[places[e]]`. Its entries are of different tickers,
 * in no order, all above 0, in sum at most 1; the rest is cash. 0 is nothing.
 */
export interface Allocations {
  /** All that may be held, sorted. */
  readonly tickers: readonly string[];
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
  readonly fractions: Float64Array;
}
