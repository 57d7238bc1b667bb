/** What a practice account trades at. */
import type { Decimal } from "../money/decimal.ts";
import { STALE_AFTER } from "../prices/gate.ts";

/** The latest that is known of a symbol. Dollars; null where a side, or a trade, is not told. */
export interface PaperQuote {
  readonly bid: Decimal | null;
  readonly ask: Decimal | null;
  readonly last: Decimal | null;
  /** When it was made, epoch ms. */
  readonly at: number;
}

export type PaperQuotes = ReadonlyMap<string, PaperQuote>;

/**
 * The part of the last price that a side may be away from it. Free quotes come from one exchange, on which a side may
 * be nobody's real offer; the market trades at the last price then.
 */
const WIDEST = 0.01;

function sideOf(side: Decimal | null, last: Decimal | null): Decimal | null {
  if (side === null || last === null) return side ?? last;
  return side.minus(last).abs().gt(last.times(WIDEST)) ? last : side;
}

/** The bid and the ask, in dollars: where only a last price is told, both are that. */
export function sidesOf({ bid, ask, last }: PaperQuote): { bid: Decimal | null; ask: Decimal | null } {
  return { bid: sideOf(bid, last), ask: sideOf(ask, last) };
}

/** Whether a quote is of the present: not older than ten minutes, nor further ahead. */
export function isFresh({ at }: PaperQuote, now: number): boolean {
  return Math.abs(now - at) <= STALE_AFTER;
}

/** One price for a symbol, in dollars: the last trade, else what there is of the quote. */
export function priceOfQuote({ bid, ask, last }: PaperQuote): Decimal | null {
  return last ?? bid ?? ask;
}
