/** Markets in which prices jump overnight. */
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import type { MarketData } from "../../../sim/exchange/market/market-data.ts";
import { rowsBetween } from "./market.ts";

const FROM = "2026-06-01";
const TO = "2026-08-31";

/**
 * Each ticker stands at its first price (dollars) until `date`, and at its second from that session on; a single
 * price never moves.
 */
export function jumpingMarket(prices: Record<string, number | [number, number]>, date: string): MarketData {
  const sessionsBefore = sessionsBetween(FROM, TO).findIndex((session) => session.date === date);
  return new Map(
    Object.entries(prices).map(([ticker, price]) => {
      const [before, after] = typeof price === "number" ? [price, price] : price;
      const rows = rowsBetween(FROM, TO, (index) => (index < sessionsBefore ? before : after));
      return [ticker, { name: ticker, rows }];
    }),
  );
}
