/** At what practice accounts trade: the price board, Alpaca with the platform's key, Tiingo. */
import { decimal } from "../../engine/money/decimal.ts";
import type { PaperQuote, PaperQuotes } from "../../engine/paper/quote.ts";
import { isPrice } from "../../engine/prices/gate.ts";
import type { AlpacaData } from "../alpaca/latest-prices.ts";
import { fetchLatestQuotes } from "../alpaca/latest-quotes.ts";
import { WELL_FORMED } from "../alpaca/prices.ts";
import { batchesOf } from "../../platform/batches.ts";
import { inParallel } from "../../platform/in-parallel.ts";
import type { Patience } from "../../platform/retry.ts";
import type { StreamedPrices } from "../stream/streamed-price.ts";
import { fetchQuotes } from "../tiingo/quotes.ts";
import type { TiingoConnection } from "../tiingo/request.ts";

/** A streamed price that is older says nothing of the quote of this moment, ms. */
const STREAMED_WITHIN = 60_000;

export interface QuoteSources {
  /** Null where prices are not streamed. */
  readonly stream: StreamedPrices | null;
  /** Null without a key of the platform's. */
  readonly alpaca: AlpacaData | null;
  readonly tiingo: TiingoConnection;
}

function lastOnly(price: number, at: number): PaperQuote {
  return { bid: null, ask: null, last: decimal(price), at };
}

async function fromStream(stream: StreamedPrices, symbols: readonly string[], now: number) {
  const prices = await stream(symbols);
  return [...prices].flatMap(([symbol, { price, at }]): [string, PaperQuote][] =>
    isPrice(price) && now - at <= STREAMED_WITHIN ? [[symbol, lastOnly(price, at)]] : [],
  );
}

async function fromAlpaca(alpaca: AlpacaData, symbols: readonly string[]) {
  const batches = batchesOf(symbols.filter((symbol) => WELL_FORMED.test(symbol)));
  const answers = await inParallel(batches, async (batch): Promise<[string, PaperQuote][]> => {
    const answer = await fetchLatestQuotes(alpaca, batch, "iex");
    if (answer.kind === "confirmed") return [...answer.value];
    console.error({ event: "paper_quotes_failed", symbols: batch.length, message: answer.message });
    return [];
  });
  return answers.flat();
}

async function fromTiingo(tiingo: TiingoConnection, symbols: readonly string[], patience: Patience) {
  const { quotes } = await fetchQuotes(tiingo, symbols, patience);
  return [...quotes].flatMap(([symbol, { last, at }]): [string, PaperQuote][] =>
    isPrice(last) ? [[symbol, lastOnly(last, at)]] : [],
  );
}

/**
 * The latest quotes of the symbols. A source is asked only about what the ones before it said nothing of; what nobody
 * tells is missing. Never throws for what a vendor does.
 */
export async function findQuotes(
  sources: QuoteSources,
  symbols: readonly string[],
  patience: Patience,
): Promise<PaperQuotes> {
  const found = new Map<string, PaperQuote>();
  const missing = () => symbols.filter((symbol) => !found.has(symbol));
  const note = (quotes: readonly [string, PaperQuote][]) => {
    for (const [symbol, quote] of quotes) found.set(symbol, quote);
  };
  const { stream, alpaca, tiingo } = sources;
  if (stream && missing().length > 0) note(await fromStream(stream, missing(), patience.now()));
  if (alpaca && missing().length > 0) note(await fromAlpaca(alpaca, missing()));
  if (missing().length > 0) note(await fromTiingo(tiingo, missing(), patience));
  return found;
}
