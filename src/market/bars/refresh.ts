/** Brings bar history up to the last finished session. */
import { lastBarDates, writeBars } from "./store.ts";
import { fetchDailyHistory } from "../tiingo/daily.ts";
import type { TiingoConnection } from "../tiingo/request.ts";

/** Before any exchange-traded fund was listed; Tiingo answers from a ticker's first day. */
const BEGINNING = "1990-01-01";

export interface RefreshReport {
  readonly refreshed: readonly string[];
  /** Symbols whose history could not be had, with the reason. */
  readonly failed: readonly { symbol: string; message: string }[];
}

/**
 * Downloads the history of every symbol whose newest stored bar is older than `lastSession` (New York date).
 * One at a time, so that memory stays flat. Symbols that fail keep what they had.
 */
export async function refreshBars(
  store: KVNamespace,
  connection: TiingoConnection,
  symbols: readonly string[],
  lastSession: string,
): Promise<RefreshReport> {
  const refreshed: string[] = [];
  const failed: { symbol: string; message: string }[] = [];
  const stored = await lastBarDates(store);
  for (const symbol of symbols) {
    if ((stored.get(symbol) ?? "") >= lastSession) continue;
    const history = await fetchDailyHistory(connection, symbol, BEGINNING);
    if (history.ok && history.bars.dates.length > 0) {
      await writeBars(store, symbol, history.bars);
      refreshed.push(symbol);
    } else {
      failed.push({ symbol, message: history.ok ? "no bars" : history.message });
    }
  }
  return { refreshed, failed };
}
