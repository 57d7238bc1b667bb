/** Whether a price shows what the lists say of its splits and dividends: an action counts when the price fits it. */
import { type ExDateAction, type ExDateTerms, exDateFactor } from "../bars/ex-date.ts";
import { logarithm } from "../numeric/elementary/logarithm.ts";

/**
 * `counts`: these are the terms; `contradicted`: the price fits better without any of them; `ambiguous`: it does not tell
 * which of several are right; `impossible`: they would leave nothing of the price.
 */
export type ActionFit =
  | { readonly kind: "counts"; readonly terms: ExDateTerms }
  | { readonly kind: "contradicted" | "ambiguous" | "impossible" };

export interface FittedPrices {
  /** Dollars, as it was traded in the session before. */
  readonly previousClose: number;
  readonly last: number;
  /** Null where it is not known. */
  readonly open: number | null;
}

/** What changes a price by less than this part may hide behind a day like any other: the list alone tells of it. */
const HIDDEN = logarithm(1.05);
/** What changes a price by more than this part shows in the last price, however the day went. */
const PLAIN = logarithm(1.2);
/** How much nearer one of several terms must be than half way to the next, so that they cannot be mixed up. */
const DECISIVE = 1 / 3;

interface Hypothesis {
  readonly terms: ExDateTerms;
  /** The logarithm of what the price is multiplied by. */
  readonly change: number;
}

function hypothesesOf({ otherwise = [], ...terms }: ExDateAction, previousClose: number): Hypothesis[] {
  return [terms, ...otherwise].flatMap((each) => {
    const factor = exDateFactor(each, previousClose);
    return factor === undefined ? [] : [{ terms: each, change: logarithm(factor) }];
  });
}

/** Whether a change of the price is at least as near to that of some terms as to none. */
function isNearer(moved: number, change: number): boolean {
  return Math.abs(moved - change) <= Math.abs(moved);
}

/** Of a change and none the one that is nearer to how far a price has moved; all three are logarithms. */
export function nearestChange(moved: number, change: number): number {
  return isNearer(moved, change) ? change : 0;
}

/** Whether a split by a factor is too large to hide in a day's move. */
export function isLarge(factor: number): boolean {
  return Math.abs(logarithm(factor)) >= HIDDEN;
}

/**
 * Which terms of an action count by the price; each price is compared with the close of the session before. A change that
 * is small enough to hide in a day's move counts as listed. One that is not very large may show in the open alone, because
 * the day may have taken it back since.
 */
export function fitAction(action: ExDateAction, prices: FittedPrices): ActionFit {
  const hypotheses = hypothesesOf(action, prices.previousClose);
  const moved = logarithm(prices.last / prices.previousClose);
  const byDistance = hypotheses.toSorted((a, b) => Math.abs(moved - a.change) - Math.abs(moved - b.change));
  const [best, next] = byDistance;
  if (!best) return { kind: "impossible" };
  const { terms, change } = best;
  if (next) {
    const isDecisive = Math.abs(moved - change) < Math.abs(next.change - change) * DECISIVE;
    if (!isDecisive) return { kind: isNearer(moved, change) ? "ambiguous" : "contradicted" };
  }
  if (Math.abs(change) < HIDDEN || isNearer(moved, change)) return { kind: "counts", terms };
  const opened = prices.open === null ? undefined : logarithm(prices.open / prices.previousClose);
  const isInOpen = opened !== undefined && Math.abs(change) < PLAIN && isNearer(opened, change);
  return isInOpen ? { kind: "counts", terms } : { kind: "contradicted" };
}
