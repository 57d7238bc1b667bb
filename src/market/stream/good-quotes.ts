/** Which prices of the board may stand in for a quote. */
import { newYorkDate } from "../../engine/calendar/new-york.ts";
import { previousSession } from "../../engine/calendar/sessions.ts";
import type { ExDates } from "../../engine/prices/ex-date.ts";
import { judgeQuote } from "../../engine/prices/gate.ts";
import type { MarketQuote } from "../../engine/prices/quote.ts";
import type { PreviousClose } from "../../engine/prices/settle-price.ts";
import type { StreamedPrice } from "./streamed-price.ts";

/**
 * Those prices that pass the quality gate at an instant (epoch ms), as quotes. The stream tells no close before, so
 * the stored one of the session before is what a jump is measured by; without it, or with an older one, a price is
 * passed over, as are stale ones and outliers: the sources after the stream are asked then as if it had said nothing.
 * The stream tells no open, high and low of the day either. Pure.
 */
export function goodQuotes(
  prices: ReadonlyMap<string, StreamedPrice>,
  closes: ReadonlyMap<string, PreviousClose>,
  exDates: ExDates,
  now: number,
): Map<string, MarketQuote> {
  const sessionBefore = previousSession(newYorkDate(now)).date;
  return new Map(
    [...prices].flatMap(([symbol, { price, at }]): [string, MarketQuote][] => {
      const close = closes.get(symbol);
      if (!close || newYorkDate(close.at) !== sessionBefore) return [];
      const quote = { last: price, open: null, high: null, low: null, previousClose: close.price, at };
      return judgeQuote(quote, now, exDates?.get(symbol)) === "good" ? [[symbol, quote]] : [];
    }),
  );
}
