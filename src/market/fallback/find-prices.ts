/** The chain of sources: Tiingo, Tiingo again, Alpaca, the close before. */
import type { ExDates } from "../../engine/prices/ex-date.ts";
import { openInquiry, openSymbols, withAnswers } from "../../engine/prices/inquiry.ts";
import { type PreviousClose, type Settlement, settlePrice } from "../../engine/prices/settle-price.ts";
import type { AlpacaData } from "../alpaca/latest-prices.ts";
import { fetchAlpacaQuotes } from "../alpaca/prices.ts";
import type { Patience } from "../retry.ts";
import { type BatchReport, fetchQuotes } from "../tiingo/quotes.ts";
import type { TiingoConnection } from "../tiingo/request.ts";

export interface PriceSources {
  readonly tiingo: TiingoConnection;
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

/**
 * A price for each symbol where there is one, with how it was come by. A source is asked only for what the ones before
 * it left open: Alpaca's IEX feed for what is missing or stale, its delayed feed for outliers and for what is missing
 * or stale still, the stored history for the rest. Never throws for what a vendor does.
 */
export async function findPrices(
  sources: PriceSources,
  symbols: readonly string[],
  patience: Patience,
): Promise<FoundPrices> {
  const { quotes, batches } = await fetchQuotes(sources.tiingo, symbols, patience);
  let inquiry = openInquiry(symbols, patience.now(), sources.exDates);
  inquiry = withAnswers(inquiry, symbols, "tiingo", quotes);
  if (sources.alpaca) {
    const silent = openSymbols(inquiry).flatMap(({ symbol, outlier }) => (outlier ? [] : [symbol]));
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
