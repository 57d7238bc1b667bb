/** The chain of sources: Tiingo, Tiingo again, Alpaca's stream, Alpaca, the close before. */
import type { ExDates } from "../../engine/prices/ex-date.ts";
import { type Inquiry, openInquiry, openSymbols, withAnswers } from "../../engine/prices/inquiry.ts";
import { type PreviousClose, type Settlement, settlePrice } from "../../engine/prices/settle-price.ts";
import type { AlpacaData } from "../alpaca/latest-prices.ts";
import { fetchAlpacaQuotes } from "../alpaca/prices.ts";
import type { StreamedPrices } from "../stream/streamed-price.ts";
import { goodQuotes } from "../stream/good-quotes.ts";
import type { Patience } from "../../platform/retry.ts";
import { type BatchReport, fetchQuotes } from "../tiingo/quotes.ts";
import type { TiingoConnection } from "../tiingo/request.ts";

export interface PriceSources {
  readonly tiingo: TiingoConnection;
  /** Null where prices are not streamed. */
  readonly stream: StreamedPrices | null;
  /** Null when there is no key to ask Alpaca with. */
  readonly alpaca: AlpacaData | null;
  /** Splits and dividends of the day; see `ExDates`. */
  readonly exDates: ExDates;
  previousCloses(symbols: readonly string[]): Promise<ReadonlyMap<string, PreviousClose>>;
}

export interface FoundPrices {
  readonly settled: ReadonlyMap<string, Settlement>;
  /** How the requests to Tiingo went. */
  readonly batches: readonly BatchReport[];
}

/** Symbols that no source has told a price of that would be new enough. */
function silentSymbols(inquiry: Inquiry): string[] {
  return openSymbols(inquiry).flatMap(({ symbol, outlier }) => (outlier ? [] : [symbol]));
}

/** With the stream's prices of what is missing or stale, as far as they are good: others count as not asked for. */
async function withStream(
  stream: StreamedPrices,
  sources: PriceSources,
  inquiry: Inquiry,
  now: number,
): Promise<Inquiry> {
  const silent = silentSymbols(inquiry);
  if (silent.length === 0) return inquiry;
  const prices = await stream(silent);
  const closes = await sources.previousCloses([...prices.keys()]);
  const quotes = goodQuotes(prices, closes, sources.exDates, now);
  return withAnswers(inquiry, [...quotes.keys()], "alpaca_stream", quotes);
}

/**
 * A price for each symbol where there is one, with how it was come by. A source is asked only for what the ones before
 * it left open: the stream and then Alpaca's IEX feed for what is missing or stale, its delayed feed for outliers and
 * for what is missing or stale still, the stored history for the rest. Never throws for what a vendor does.
 */
export async function findPrices(
  sources: PriceSources,
  symbols: readonly string[],
  patience: Patience,
): Promise<FoundPrices> {
  const { quotes, batches } = await fetchQuotes(sources.tiingo, symbols, patience);
  let inquiry = openInquiry(symbols, patience.now(), sources.exDates);
  inquiry = withAnswers(inquiry, symbols, "tiingo", quotes);
  if (sources.stream) inquiry = await withStream(sources.stream, sources, inquiry, patience.now());
  if (sources.alpaca) {
    const silent = silentSymbols(inquiry);
    const iex = await fetchAlpacaQuotes(sources.alpaca, silent, "iex");
    inquiry = withAnswers(inquiry, silent, "alpaca_iex", iex);
    const doubtful = openSymbols(inquiry).map(({ symbol }) => symbol);
    const delayed = await fetchAlpacaQuotes(sources.alpaca, doubtful, "delayed_sip");
    inquiry = withAnswers(inquiry, doubtful, "alpaca_delayed_sip", delayed);
  }
  const closes = await sources.previousCloses(openSymbols(inquiry).map(({ symbol }) => symbol));
  const settled = new Map(
    [...inquiry].map(([symbol, findings]) => [
      symbol,
      settlePrice({ ...findings, previousClose: closes.get(symbol) }),
    ]),
  );
  return { settled, batches };
}
