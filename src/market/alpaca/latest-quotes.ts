/** Bid, ask and last trade of symbols with the instant of the newest of them, from Alpaca's market data. */
import * as z from "zod";
import { send } from "../../brokers/alpaca/request.ts";
import type { Outcome } from "../../brokers/broker.ts";
import { parseTimestamp } from "../../engine/calendar/new-york.ts";
import { type Decimal, decimal } from "../../engine/money/decimal.ts";
import type { PaperQuote, PaperQuotes } from "../../engine/paper/quote.ts";
import { isPrice, STALE_AFTER } from "../../engine/prices/gate.ts";
import type { AlpacaData, PriceFeed } from "./latest-prices.ts";

const snapshotSchema = z.object({
  latestQuote: z.object({ t: z.string(), bp: z.number().nullish(), ap: z.number().nullish() }).nullish(),
  latestTrade: z.object({ t: z.string(), p: z.number() }).nullish(),
});

/** Alpaca writes 0 where there is no price. */
function priceOf(value: number | null | undefined): Decimal | null {
  return isPrice(value) ? decimal(value) : null;
}

/**
 * The quote in a snapshot. A last trade that is much older than the bid and ask says nothing of the market that they are
 * of: it counts only where there is neither, and the quote is then as old as the trade.
 */
function readQuote(row: unknown): PaperQuote | undefined {
  const parsed = snapshotSchema.safeParse(row);
  if (!parsed.success) return undefined;
  const { latestQuote, latestTrade } = parsed.data;
  const [bid, ask, last] = [priceOf(latestQuote?.bp), priceOf(latestQuote?.ap), priceOf(latestTrade?.p)];
  const quotedAt = bid === null && ask === null ? undefined : parseTimestamp(latestQuote?.t ?? "");
  const tradedAt = last === null ? undefined : parseTimestamp(latestTrade?.t ?? "");
  if (quotedAt === undefined) {
    return tradedAt === undefined ? undefined : { bid: null, ask: null, last, at: tradedAt };
  }
  const isOfNow = tradedAt !== undefined && quotedAt - tradedAt <= STALE_AFTER;
  return isOfNow
    ? { bid, ask, last, at: Math.max(quotedAt, tradedAt) }
    : { bid, ask, last: null, at: quotedAt };
}

/** What a feed says of symbols (100 at the most); those that it tells nothing readable of are missing. */
export function fetchLatestQuotes(
  connection: AlpacaData,
  symbols: readonly string[],
  feed: PriceFeed,
): Promise<Outcome<PaperQuotes>> {
  const query = new URLSearchParams({ symbols: symbols.join(","), feed });
  return send(connection, {
    method: "GET",
    service: "data",
    url: `${connection.dataUrl}/v2/stocks/snapshots?${query.toString()}`,
    read: (json) =>
      new Map(
        Object.entries(z.record(z.string(), z.unknown()).parse(json)).flatMap(
          ([symbol, row]): [string, PaperQuote][] => {
            const quote = readQuote(row);
            return quote ? [[symbol, quote]] : [];
          },
        ),
      ),
  });
}
