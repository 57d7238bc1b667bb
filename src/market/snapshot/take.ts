/** Takes the prices of a slot from Tiingo. */
import type { TiingoConnection } from "../tiingo/request.ts";
import { fetchQuotes } from "../tiingo/quotes.ts";
import { freeze, type Snapshot } from "./snapshot.ts";

/** The slot's snapshot, made now (epoch ms). Symbols without a price are named in it; it never throws. */
export async function takeSnapshot(
  connection: TiingoConnection,
  slot: string,
  symbols: readonly string[],
  now: number,
): Promise<Snapshot> {
  const { quotes, missing } = await fetchQuotes(connection, symbols);
  const prices = Object.fromEntries(
    [...quotes.values()].map(({ symbol, last, open, high, low, at }) => [
      symbol,
      { last, open, high, low, source: "tiingo" as const, at },
    ]),
  );
  return freeze({ slot, takenAt: now, prices, missing: [...missing] });
}
