/** The last resort: what the stored histories end with. */
import { newYorkInstant } from "../../engine/calendar/new-york.ts";
import { sessionOn } from "../../engine/calendar/sessions.ts";
import type { PreviousClose } from "../../engine/prices/settle-price.ts";
import { readBars } from "../bars/store.ts";

/** An invocation has a thousand operations on the store, and others want some, too. */
const MOST_HISTORIES = 400;

/**
 * The newest stored closes before a New York date, of 400 symbols at the most. The newest close of an adjusted history
 * is the one that was traded.
 */
export async function readPreviousCloses(
  store: KVNamespace,
  symbols: readonly string[],
  date: string,
): Promise<Map<string, PreviousClose>> {
  const closes = new Map<string, PreviousClose>();
  for (const symbol of symbols.slice(0, MOST_HISTORIES)) {
    const bars = await readBars(store, symbol).catch(() => undefined);
    const place = bars?.dates.findLastIndex((day) => day < date) ?? -1;
    const [day, price] = [bars?.dates[place], bars?.close[place]];
    if (day === undefined || price === undefined) continue;
    closes.set(symbol, { price, at: sessionOn(day)?.close ?? newYorkInstant(day, "16:00") });
  }
  return closes;
}
