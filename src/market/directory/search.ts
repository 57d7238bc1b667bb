/** Looks tickers up by what somebody has typed so far. */
import type { Ticker } from "./ticker.ts";

/** How well a ticker fits, 0 best; `undefined`: not at all. */
function rankOf({ symbol, name }: Ticker, text: string, words: readonly string[]): number | undefined {
  if (symbol === text) return 0;
  if (symbol.startsWith(text)) return 1;
  const ofName = name.toUpperCase().split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => ofName.some((candidate) => candidate.startsWith(word))) ? 2 : undefined;
}

/**
 * The tickers whose symbol begins with the text, then those whose name has for every word of the text one that begins
 * so; upper and lower case are the same. Within each the tradable ones first, then by symbol. An empty text fits none.
 */
export function searchTickers(tickers: readonly Ticker[], query: string, limit: number): Ticker[] {
  const text = query.trim().toUpperCase();
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (words.length === 0) return [];
  return tickers
    .flatMap((ticker) => {
      const rank = rankOf(ticker, text, words);
      return rank === undefined ? [] : [{ ticker, rank }];
    })
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        Number(b.ticker.tradable) - Number(a.ticker.tradable) ||
        (a.ticker.symbol < b.ticker.symbol ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ ticker }) => ticker);
}
