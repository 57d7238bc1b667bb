/** Bid and ask around a price. */

export interface Quote {
  /** Dollars, in whole cents, or in hundredths of a cent below a dollar. */
  readonly bid: number;
  readonly ask: number;
}

const CENT = 0.01;
/** Prices below a dollar are quoted in hundredths of a cent (SEC Rule 612). */
const SUB_DOLLAR_TICK = 0.0001;
const DEFAULT_BASIS_POINTS = 2;
const EVEN = 1e-6;

function tickOf(price: number): number {
  return price < 1 ? SUB_DOLLAR_TICK : CENT;
}

/** A price in dollars rounded to the tick it trades in. */
export function toTick(price: number): number {
  return Number(price.toFixed(price < 1 ? 4 : 2));
}

/** The width of a ticker's quote in dollars, a whole number of ticks and at least one, at a price in dollars. */
export function spreadOf(price: number, basisPoints: number = DEFAULT_BASIS_POINTS): number {
  const tick = tickOf(price);
  return Math.max(1, Math.round((price * basisPoints) / 10_000 / tick)) * tick;
}

/**
 * The quote of a given width around a middle, both in dollars. When the bid falls exactly between two ticks,
 * `leansUp` decides which one it takes.
 */
export function quoteAround(middle: number, spread: number, leansUp: boolean): Quote {
  const tick = tickOf(middle);
  const exact = (middle - spread / 2) / tick;
  const below = Math.floor(exact);
  const rest = exact - below;
  const up = Math.abs(rest - 0.5) < EVEN ? leansUp : rest > 0.5;
  const bidTicks = Math.max(1, below + (up ? 1 : 0));
  const askTicks = bidTicks + Math.max(1, Math.round(spread / tick));
  const places = tick === CENT ? 2 : 4;
  return { bid: Number((bidTicks * tick).toFixed(places)), ask: Number((askTicks * tick).toFixed(places)) };
}
