/** The ticker directory in KV: one compact document, replaced whole once a day. */
import * as z from "zod";
import type { PlatformAlpaca } from "../alpaca/platform.ts";
import { fetchTickers } from "./fetch.ts";
import type { Ticker } from "./ticker.ts";

const KEY = "tickers/1";
/** It changes once a day; the network's edges need not look for a newer one more often, seconds. */
const CACHED_SECONDS = 600;
/** A list that has lost more than this part of its tickers is taken for a broken answer. */
const LARGEST_LOSS = 0.5;

/** A row is a list, for the names of its fields would be half of the document. */
const documentSchema = z.object({
  /** New York date of the day on which it was made. */
  date: z.string(),
  /** Symbol, name, exchange, tradable, fractionable. */
  rows: z.array(z.tuple([z.string(), z.string(), z.string(), z.boolean(), z.boolean()])),
});

export interface Directory {
  /** New York date of the day on which it was made. */
  readonly date: string;
  /** By symbol. */
  readonly tickers: readonly Ticker[];
}

/** The directory, or `undefined` before it was filled for the first time, and when it is damaged. */
export async function loadDirectory(store: KVNamespace): Promise<Directory | undefined> {
  const parsed = documentSchema.safeParse(await store.get(KEY, { type: "json", cacheTtl: CACHED_SECONDS }));
  if (!parsed.success) return undefined;
  const { date, rows } = parsed.data;
  const tickers = rows.map(([symbol, name, exchange, tradable, fractionable]) => ({
    symbol,
    name,
    exchange,
    tradable,
    fractionable,
  }));
  return { date, tickers };
}

/**
 * Replaces the directory by the broker's list, once a day (New York date). False: the list could not be had or cannot
 * be right, and the directory stays as it was. Without a key nothing is asked, which is no failure.
 */
export async function refreshDirectory(
  store: KVNamespace,
  alpaca: PlatformAlpaca | undefined,
  date: string,
): Promise<boolean> {
  if (!alpaca) return true;
  const before = await loadDirectory(store);
  if (before && before.date >= date) return true;
  const listed = await fetchTickers(alpaca);
  const fail = (message: string) => {
    console.error({ event: "ticker_directory_failed", message });
    return false;
  };
  if (listed.kind !== "confirmed") return fail(listed.message);
  const { length } = listed.value;
  const fewest = Math.max(1, (before?.tickers.length ?? 0) * (1 - LARGEST_LOSS));
  if (length < fewest) {
    return fail(`the broker lists ${length} tickers, ${before?.tickers.length ?? 0} before`);
  }
  const document: z.infer<typeof documentSchema> = {
    date,
    rows: listed.value.map((ticker) => [
      ticker.symbol,
      ticker.name,
      ticker.exchange,
      ticker.tradable,
      ticker.fractionable,
    ]),
  };
  await store.put(KEY, JSON.stringify(document));
  return true;
}
