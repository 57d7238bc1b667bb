/** Which histories must be brought up to date, and in which order. */
import type { StoredHistory } from "./store.ts";

/**
 * The vendor is not asked again sooner, ms: a ticker that did not trade has no newer bar, and one that did may have
 * it any minute.
 */
export const ASK_AGAIN_AFTER = 20 * 60_000;

/**
 * Whether the vendor should be asked at an instant (epoch ms) about a history that must reach `lastSession` (New York
 * date).
 */
export function isDue(history: StoredHistory | undefined, lastSession: string, now: number): boolean {
  if (!history) return true;
  return history.lastDate < lastSession && now - history.checkedAt >= ASK_AGAIN_AFTER;
}

/**
 * The symbols whose histories end before `lastSession` (New York date) and that the vendor should be asked about at
 * an instant (epoch ms), those with the most need first: absent ones, then by their newest bar.
 */
export function symbolsToRefresh(
  histories: ReadonlyMap<string, StoredHistory>,
  symbols: readonly string[],
  lastSession: string,
  now: number,
): string[] {
  const lastDateOf = (symbol: string) => histories.get(symbol)?.lastDate ?? "";
  return [...new Set(symbols)]
    .filter((symbol) => isDue(histories.get(symbol), lastSession, now))
    .toSorted((a, b) => (lastDateOf(a) < lastDateOf(b) ? -1 : Number(lastDateOf(a) > lastDateOf(b))));
}
