/** Tiingo's IEX quotes of many tickers at once. Source: Tiingo's documentation, "IEX", and recorded answers. */
import * as z from "zod";
import { parseTimestamp } from "../../engine/calendar/new-york.ts";
import type { MarketQuote } from "../../engine/prices/quote.ts";
import { spelledByTiingo } from "../../engine/symbol-spelling.ts";
import { BATCH_SIZE, batchesOf } from "../../platform/batches.ts";
import { inParallel } from "../../platform/in-parallel.ts";
import { type Patience, retry } from "../../platform/retry.ts";
import { getTiingo, mayPass, type TiingoConnection, type TiingoFailure } from "./request.ts";

/** A batch that takes longer is asked for again, ms. */
const TIMEOUT = 8_000;

/** How one request for a batch went. */
export interface BatchReport {
  /** Symbols asked for. */
  readonly symbols: number;
  readonly tries: number;
  /** From the first try to the last answer, back-off included. */
  readonly milliseconds: number;
  /** Why the last try failed, or null. */
  readonly failure: { readonly code: TiingoFailure; readonly message: string } | null;
}

export interface QuoteBatch {
  readonly quotes: ReadonlyMap<string, MarketQuote>;
  /** Symbols that Tiingo left out, gave no usable price for, or could not be asked about. */
  readonly missing: readonly string[];
  readonly batches: readonly BatchReport[];
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
  lastSaleTimestamp: z.string().nullish(),
  /** How Tiingo's documentation spells it in its example. */
  lastSaleTimeStamp: z.string().nullish(),
  last: priceField,
  tngoLast: priceField,
  open: priceField,
  high: priceField,
  low: priceField,
  prevClose: priceField,
});

type Row = z.infer<typeof rowSchema>;

/**
 * The price of a row and when it was made, epoch ms. Without an IEX agreement `last` is null and Tiingo's own last price
 * counts, which is as old as the row. The last trade is as old as its sale: the row is new with every bid and ask.
 */
function pricedAt(row: Row): { price: number; at: number } | undefined {
  const rowAt = parseTimestamp(row.timestamp);
  if (rowAt === undefined) return undefined;
  const sale = row.lastSaleTimestamp ?? row.lastSaleTimeStamp;
  const soldAt = typeof sale === "string" ? parseTimestamp(sale) : rowAt;
  if (row.last !== null && soldAt !== undefined) return { price: row.last, at: soldAt };
  return row.tngoLast === null ? undefined : { price: row.tngoLast, at: rowAt };
}

/** The quote in a row, with its ticker in upper case: Tiingo answers so, whatever it was asked. */
function readRow(row: unknown): [string, MarketQuote] | undefined {
  const parsed = rowSchema.safeParse(row);
  if (!parsed.success) return undefined;
  const { ticker, open, high, low, prevClose } = parsed.data;
  const priced = pricedAt(parsed.data);
  if (!priced) return undefined;
  const { price, at } = priced;
  return [ticker.toUpperCase(), { last: price, open, high, low, previousClose: prevClose, at }];
}

/** The quotes by symbol. Of a symbol that was answered twice, with different words, nothing is known. */
function bySymbol(rows: readonly [string, MarketQuote][]): [string, MarketQuote][] {
  const written = new Map<string, Set<string>>();
  for (const [symbol, quote] of rows) {
    written.set(symbol, (written.get(symbol) ?? new Set()).add(JSON.stringify(quote)));
  }
  return rows.filter(([symbol]) => written.get(symbol)?.size === 1);
}

type Answer =
  | { ok: true; quotes: readonly [string, MarketQuote][] }
  | { ok: false; code: TiingoFailure; message: string };

async function askFor(
  connection: TiingoConnection,
  symbols: readonly string[],
  timeout: number,
): Promise<Answer> {
  // Two of our spellings may be one of Tiingo's, and not the other way round: rows are found by what was asked.
  const asked = new Map(symbols.map((symbol) => [spelledByTiingo(symbol), symbol]));
  const tickers = [...asked.keys()].join(",");
  const answer = await getTiingo(connection, "/iex/", { tickers }, timeout);
  if (!answer.ok) return answer;
  const rows = z.array(z.unknown()).safeParse(answer.json);
  if (!rows.success) return { ok: false, code: "unreadable", message: "not a list" };
  const quotes = rows.data.flatMap((row): [string, MarketQuote][] => {
    const [ticker, quote] = readRow(row) ?? [];
    const symbol = asked.get(ticker ?? "");
    return symbol !== undefined && quote ? [[symbol, quote]] : [];
  });
  return { ok: true, quotes };
}

async function fetchBatch(connection: TiingoConnection, symbols: readonly string[], patience: Patience) {
  const startedAt = patience.now();
  const { answer, tries } = await retry<Answer>(
    patience,
    () => askFor(connection, symbols, Math.max(1, Math.min(TIMEOUT, patience.deadline - patience.now()))),
    (last) => !last.ok && mayPass(last.code),
  );
  const report: BatchReport = {
    symbols: symbols.length,
    tries,
    milliseconds: patience.now() - startedAt,
    failure: answer.ok ? null : { code: answer.code, message: answer.message },
  };
  return { quotes: answer.ok ? answer.quotes : [], report };
}

/**
 * The latest quotes of the symbols, by key and never by position: Tiingo drops unknown tickers silently and
 * orders its rows as it likes. Batches (of at most 500 symbols) that fail in a way that may pass are asked for again.
 * Never throws; what could not be had is named in `missing`.
 */
export async function fetchQuotes(
  connection: TiingoConnection,
  symbols: readonly string[],
  patience: Patience,
  batchSize: number = BATCH_SIZE,
): Promise<QuoteBatch> {
  const wanted = new Set(symbols);
  const results = await inParallel(batchesOf(symbols, batchSize), (batch) =>
    fetchBatch(connection, batch, patience),
  );
  const answered = results.flatMap((result) => result.quotes.filter(([symbol]) => wanted.has(symbol)));
  const quotes = new Map(bySymbol(answered));
  return {
    quotes,
    missing: symbols.filter((symbol) => !quotes.has(symbol)),
    batches: results.map(({ report }) => report),
  };
}
