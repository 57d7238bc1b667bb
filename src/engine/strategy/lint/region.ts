/** Sets of numbers that conditions describe. */

/** From one number to another; an infinite end belongs to it in no case. */
interface Interval {
  readonly low: number;
  readonly high: number;
  readonly includesLow: boolean;
  readonly includesHigh: boolean;
}

/** Intervals without a common point, from the lowest to the highest. */
export type Region = readonly Interval[];

export const EVERYTHING: Region = [span(-Infinity, Infinity)];
export const NOTHING: Region = [];

/** From `low` to `high`, the ends included unless `includes` says otherwise. */
function span(low: number, high: number, includesLow = true, includesHigh = true): Interval {
  return {
    low,
    high,
    includesLow: includesLow && low > -Infinity,
    includesHigh: includesHigh && high < Infinity,
  };
}

/** Both ends included. */
export function between(low: number, high: number): Region {
  return [span(low, high)].filter(isFilled);
}

export function above(low: number, including: boolean): Region {
  return [span(low, Infinity, including)];
}

export function below(high: number, including: boolean): Region {
  return [span(-Infinity, high, true, including)];
}

export function isEmpty(region: Region): boolean {
  return region.length === 0;
}

/** What lies in both. */
export function intersect(first: Region, second: Region): Region {
  if (first === EVERYTHING) return second;
  if (second === EVERYTHING) return first;
  const both: Interval[] = [];
  for (const one of first) {
    for (const other of second) {
      const shared = overlap(one, other);
      if (isFilled(shared)) both.push(shared);
    }
  }
  return both;
}

/** What does not lie in the region. */
export function complement(region: Region): Region {
  return region.reduce<Region>(
    (rest, { low, high, includesLow, includesHigh }) =>
      intersect(
        rest,
        [span(-Infinity, low, true, !includesLow), span(high, Infinity, !includesHigh, true)].filter(
          isFilled,
        ),
      ),
    EVERYTHING,
  );
}

/** What lies in one of them. */
export function union(first: Region, second: Region): Region {
  return complement(intersect(complement(first), complement(second)));
}

/** Whether everything in `inner` lies in `outer`. */
export function contains(outer: Region, inner: Region): boolean {
  return outer === EVERYTHING || isEmpty(intersect(inner, complement(outer)));
}

/** The same region with the other sign. */
export function negative(region: Region): Region {
  return region
    .map(({ low, high, includesLow, includesHigh }) => ({
      low: -high,
      high: -low,
      includesLow: includesHigh,
      includesHigh: includesLow,
    }))
    .toReversed();
}

function overlap(one: Interval, other: Interval): Interval {
  const low = Math.max(one.low, other.low);
  const high = Math.min(one.high, other.high);
  return {
    low,
    high,
    includesLow: (one.low < low || one.includesLow) && (other.low < low || other.includesLow),
    includesHigh: (one.high > high || one.includesHigh) && (other.high > high || other.includesHigh),
  };
}

function isFilled({ low, high, includesLow, includesHigh }: Interval): boolean {
  return low < high || (low === high && includesLow && includesHigh);
}
