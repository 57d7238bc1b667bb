/** Bar history in KV: one packed entry per ticker. */
import type { DailyBars } from "../../engine/bars/types.ts";
import { packBars, unpackBars } from "./packed.ts";

const PREFIX = "bars/1/";
const keyOf = (symbol: string) => `${PREFIX}${symbol}`;

interface BarsMetadata {
  /** New York date of the newest bar. */
  lastDate: string;
}

/** The stored bars of a symbol, or `undefined` when there are none or they are damaged. */
export async function readBars(store: KVNamespace, symbol: string): Promise<DailyBars | undefined> {
  const buffer = await store.get(keyOf(symbol), "arrayBuffer");
  return buffer ? unpackBars(buffer) : undefined;
}

/** Stores the bars of a symbol, replacing what was there. */
export async function writeBars(store: KVNamespace, symbol: string, bars: DailyBars): Promise<void> {
  const metadata: BarsMetadata = { lastDate: bars.dates.at(-1) ?? "" };
  await store.put(keyOf(symbol), packBars(bars), { metadata });
}

/** New York date of the newest stored bar of every symbol that has any. */
export async function lastBarDates(store: KVNamespace): Promise<Map<string, string>> {
  const dates = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page: KVNamespaceListResult<BarsMetadata> = await store.list<BarsMetadata>({
      prefix: PREFIX,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { name, metadata } of page.keys) {
      if (metadata) dates.set(name.slice(PREFIX.length), metadata.lastDate);
    }
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor !== undefined);
  return dates;
}
