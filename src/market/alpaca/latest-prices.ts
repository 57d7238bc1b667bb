/** What Alpaca's market data says of symbols at this moment. Source: Alpaca's Market Data API v2, "Snapshots". */
import * as z from "zod";
import { newYorkDate, parseTimestamp } from "../../engine/calendar/new-york.ts";
import { isPrice } from "../../engine/prices/gate.ts";
import type { MarketQuote } from "../../engine/prices/quote.ts";
import type { AlpacaConnection, AlpacaHosts } from "../../brokers/alpaca/connection.ts";
import { send } from "../../brokers/alpaca/request.ts";
import type { Outcome } from "../../brokers/broker.ts";

/** `iex`: one exchange, as it happens; `delayed_sip`: all exchanges, a quarter of an hour late. */
export type PriceFeed = "iex" | "delayed_sip";

/** A key, and where it opens market data. */
export type AlpacaData = AlpacaConnection & Pick<AlpacaHosts, "dataUrl">;

const barSchema = z.object({ t: z.string(), o: z.number(), h: z.number(), l: z.number(), c: z.number() });
const snapshotSchema = z.object({
  latestTrade: z.object({ t: z.string(), p: z.number() }),
  dailyBar: barSchema.nullish(),
  prevDailyBar: barSchema.nullish(),
});

/** A price, or null where there is none. */
const priced = (value: number | undefined) => (isPrice(value) ? value : null);

/**
 * The quote in a snapshot. Its day is that of the last trade: before the first trade of a session `dailyBar` is still
 * the one of the session before. Undefined when there is no readable trade.
 */
function readSnapshot(json: unknown): MarketQuote | undefined {
  const parsed = snapshotSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { latestTrade, dailyBar, prevDailyBar } = parsed.data;
  const at = parseTimestamp(latestTrade.t);
  if (at === undefined || !isPrice(latestTrade.p)) return undefined;
  const barAt = dailyBar ? parseTimestamp(dailyBar.t) : undefined;
  const isOfDay = barAt !== undefined && newYorkDate(barAt) === newYorkDate(at);
  const today = isOfDay ? dailyBar : undefined;
  const before = isOfDay ? prevDailyBar : dailyBar;
  return {
    last: latestTrade.p,
    open: priced(today?.o),
    high: priced(today?.h),
    low: priced(today?.l),
    previousClose: priced(before?.c),
    at,
  };
}

/** What a feed says of symbols. Symbols that the feed has nothing readable of are missing from the map. */
export function fetchLatestPrices(
  connection: AlpacaData,
  symbols: readonly string[],
  feed: PriceFeed,
): Promise<Outcome<Map<string, MarketQuote>>> {
  const query = new URLSearchParams({ symbols: symbols.join(","), feed });
  return send(connection, {
    method: "GET",
    service: "data",
    url: `${connection.dataUrl}/v2/stocks/snapshots?${query.toString()}`,
    read: (json) => {
      const rows = Object.entries(z.record(z.string(), z.unknown()).parse(json));
      return new Map(
        rows.flatMap(([symbol, row]): [string, MarketQuote][] => {
          const quote = readSnapshot(row);
          return quote ? [[symbol, quote]] : [];
        }),
      );
    },
  });
}
