/** Alpaca's market data of many symbols at once. */
import type { MarketQuote } from "../../engine/prices/quote.ts";
import { batchesOf } from "../../platform/batches.ts";
import { inParallel } from "../../platform/in-parallel.ts";
import { type AlpacaData, fetchLatestPrices, type PriceFeed } from "./latest-prices.ts";

const BAD_REQUEST = 400;
/** One symbol of another form makes Alpaca refuse all that are asked for with it. */
export const WELL_FORMED = /^[A-Z0-9]+(\.[A-Z0-9]+)*$/;

/** A batch that is refused for what is in it is asked for in halves, so that one bad symbol costs only itself. */
async function fetchBatch(
  connection: AlpacaData,
  symbols: readonly string[],
  feed: PriceFeed,
): Promise<[string, MarketQuote][]> {
  const answer = await fetchLatestPrices(connection, symbols, feed);
  if (answer.kind === "confirmed") return [...answer.value];
  if (answer.kind === "rejected" && answer.status === BAD_REQUEST && symbols.length > 1) {
    const half = Math.ceil(symbols.length / 2);
    return [
      ...(await fetchBatch(connection, symbols.slice(0, half), feed)),
      ...(await fetchBatch(connection, symbols.slice(half), feed)),
    ];
  }
  const { message } = answer;
  console.error({ event: "fallback_prices_failed", feed, symbols: symbols.length, message });
  return [];
}

/** What a feed says of the symbols; those that it could not be asked about, or knows nothing of, are missing. */
export async function fetchAlpacaQuotes(
  connection: AlpacaData,
  symbols: readonly string[],
  feed: PriceFeed,
): Promise<Map<string, MarketQuote>> {
  const batches = batchesOf(symbols.filter((symbol) => WELL_FORMED.test(symbol)));
  const quotes = await inParallel(batches, (batch) => fetchBatch(connection, batch, feed));
  return new Map(quotes.flat());
}
