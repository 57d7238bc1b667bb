/** What one exchange shows of a market: at times only one side of it, or a bid and an ask that nobody would take. */
import type { Parts } from "../parts.ts";
import { fractionAt, hash } from "../random/hash.ts";
import { toTick } from "./quote.ts";
import type { Quote } from "./quote.ts";
import type { Tape } from "./prices.ts";

/** A quote stays as odd as it is for so long. */
const ODD_MS = 20_000;
/** A wide quote's sides are this fraction of the price away from it. */
const HALF_WIDTH = 0.05;

/**
 * The quote of IEX for a symbol whose tape this is: the market's own, unless chance takes a side away (0, as the broker
 * writes it) or moves both, as often as the settings say. Nothing fills by it.
 */
export function iexQuote(
  { seed, settings }: Pick<Parts, "seed" | "settings">,
  symbol: string,
  tape: Tape,
): Quote {
  const { bid, ask, last, time } = tape;
  const { oneSidedQuotes, wideQuotes } = settings.current;
  if (oneSidedQuotes + wideQuotes === 0) return { bid, ask };
  const draw = hash(seed, "iex quote", symbol, Math.floor(time / ODD_MS));
  const chance = fractionAt(draw, 0);
  if (chance < oneSidedQuotes) return fractionAt(draw, 1) < 0.5 ? { bid: 0, ask } : { bid, ask: 0 };
  if (chance >= oneSidedQuotes + wideQuotes) return { bid, ask };
  return { bid: toTick(last * (1 - HALF_WIDTH)), ask: toTick(last * (1 + HALF_WIDTH)) };
}
