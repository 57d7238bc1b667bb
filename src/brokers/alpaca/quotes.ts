/** Bid, ask and last trade of many symbols in one request. Source: Alpaca's Market Data API v2, "Snapshots". */
import * as z from "zod";
import { type Decimal, decimal } from "../../engine/money/decimal.ts";
import type { Outcome, Quote } from "../broker.ts";
import type { AlpacaConnection, AlpacaHosts } from "./connection.ts";
import { send } from "./request.ts";
import { snapshotSchema } from "./schemas.ts";

/** Symbols in one request, so that its address stays short. */
const BATCH = 100;

/** Dollars; Alpaca's 0 is no price. */
function price(value: number | null | undefined): Decimal | null {
  return value !== null && value !== undefined && value > 0 ? decimal(value) : null;
}

/** A row that cannot be read is none: its symbol has no quote. Throws (zod) when the answer has no rows. */
function readQuotes(json: unknown): [string, Quote][] {
  const rows = z.record(z.string(), z.unknown()).parse(json);
  return Object.entries(rows).flatMap(([symbol, row]): [string, Quote][] => {
    const { latestQuote, latestTrade } = snapshotSchema.safeParse(row).data ?? {};
    if (!latestQuote && !latestTrade) return [];
    return [
      [symbol, { bid: price(latestQuote?.bp), ask: price(latestQuote?.ap), last: price(latestTrade?.p) }],
    ];
  });
}

/** The latest quotes and trades on the feed that the key is entitled to. A part of the answer is no answer. */
export async function readLatestQuotes(
  connection: AlpacaConnection,
  { dataUrl }: Pick<AlpacaHosts, "dataUrl">,
  symbols: readonly string[],
): Promise<Outcome<Map<string, Quote>>> {
  const quotes = new Map<string, Quote>();
  for (let start = 0; start < symbols.length; start += BATCH) {
    const query = new URLSearchParams({ symbols: symbols.slice(start, start + BATCH).join(",") });
    const answer = await send(connection, {
      method: "GET",
      service: "data",
      url: `${dataUrl}/v2/stocks/snapshots?${query.toString()}`,
      read: readQuotes,
    });
    if (answer.kind !== "confirmed") return answer;
    for (const [symbol, quote] of answer.value) quotes.set(symbol, quote);
  }
  return { kind: "confirmed", value: quotes };
}
