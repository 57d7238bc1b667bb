/** Tiingo's IEX quotes of many tickers at once. Source: Tiingo's documentation, "IEX", and recorded answers. */
import * as z from "zod";
import { parseTimestamp } from "../../engine/calendar/new-york.ts";
import { getTiingo, type TiingoConnection, type TiingoFailure } from "./request.ts";
import { fromTiingo, toTiingo } from "./symbols.ts";

/** Tickers in one request: what clients are known to use; no limit is documented. */
const BATCH_SIZE = 100;
/** Half of the platform's six simultaneous connections, so that the rest of an invocation is not starved. */
const PARALLEL_REQUESTS = 3;

/** A live quote of one symbol. Prices in dollars. */
export interface TiingoQuote {
  readonly symbol: string;
  /** The last trade; without an IEX agreement Tiingo's own last price. */
  readonly last: number;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  /** When the quote was made, epoch ms. */
  readonly at: number;
}

export interface QuoteBatch {
  readonly quotes: ReadonlyMap<string, TiingoQuote>;
  /** Symbols that Tiingo left out, gave no usable price for, or could not be asked about. */
  readonly missing: readonly string[];
  readonly failures: readonly { code: TiingoFailure; message: string }[];
}

/** A price, or null where there is none: left out, null, or zero. A negative one makes its row unreadable. */
const priceField = z
  .number()
  .nonnegative()
  .nullish()
  .transform((value) => (value !== undefined && value !== null && value > 0 ? value : null));

const rowSchema = z.object({
  ticker: z.string(),
  timestamp: z.string(),
  last: priceField,
  tngoLast: priceField,
  open: priceField,
  high: priceField,
  low: priceField,
});

function readRow(row: unknown): TiingoQuote | undefined {
  const parsed = rowSchema.safeParse(row);
  if (!parsed.success) return undefined;
  const { ticker, timestamp, last, tngoLast, open, high, low } = parsed.data;
  const at = parseTimestamp(timestamp);
  const price = last ?? tngoLast;
  if (at === undefined || price === null) return undefined;
  return {
    symbol: fromTiingo(ticker),
    last: price,
    open,
    high,
    low,
    at,
  };
}

async function fetchBatch(connection: TiingoConnection, symbols: readonly string[]) {
  const tickers = symbols.map(toTiingo).join(",");
  const answer = await getTiingo(connection, "/iex/", { tickers });
  if (!answer.ok) return { quotes: [], failure: { code: answer.code, message: answer.message } };
  const rows = z.array(z.unknown()).safeParse(answer.json);
  if (!rows.success) return { quotes: [], failure: { code: "unreadable" as const, message: "not a list" } };
  return { quotes: rows.data.map(readRow).filter((quote) => quote !== undefined), failure: null };
}

/**
 * The latest quotes of the symbols, by key and never by position: Tiingo drops unknown tickers silently and
 * orders its rows as it likes. Never throws; what could not be had is named in `missing`.
 */
export async function fetchQuotes(
  connection: TiingoConnection,
  symbols: readonly string[],
): Promise<QuoteBatch> {
  const wanted = new Set(symbols);
  const batches: string[][] = [];
  for (let start = 0; start < symbols.length; start += BATCH_SIZE) {
    batches.push(symbols.slice(start, start + BATCH_SIZE));
  }
  const quotes = new Map<string, TiingoQuote>();
  const failures: { code: TiingoFailure; message: string }[] = [];
  for (let start = 0; start < batches.length; start += PARALLEL_REQUESTS) {
    const wave = batches.slice(start, start + PARALLEL_REQUESTS);
    for (const result of await Promise.all(wave.map((batch) => fetchBatch(connection, batch)))) {
      for (const quote of result.quotes) if (wanted.has(quote.symbol)) quotes.set(quote.symbol, quote);
      if (result.failure) failures.push(result.failure);
    }
  }
  return { quotes, missing: symbols.filter((symbol) => !quotes.has(symbol)), failures };
}
