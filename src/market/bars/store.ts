/** Bar history in KV: one packed entry per ticker, replaced whole by one write. */
import { packBars, packetChecksum, unpackBars } from "../../engine/bars/packed.ts";
import type { DailyBars } from "../../engine/bars/types.ts";

/** The number is the version of the packet's format. Entries of an older one are as good as absent. */
const PREFIX = "bars/2/";
const keyOf = (symbol: string) => `${PREFIX}${symbol}`;

/** What a listing tells about a stored history, without reading it. */
export interface StoredHistory {
  /** New York date of the newest bar. */
  readonly lastDate: string;
  /** When the vendor was last asked, epoch ms. */
  readonly checkedAt: number;
}

export interface History {
  readonly bars: DailyBars;
  /** The bars as they lie there. */
  readonly bytes: ArrayBuffer;
  /** 64 hex digits; equal checksums mean equal bars. */
  readonly checksum: string;
}

/** The stored history of a symbol, or `undefined` when there is none or it is damaged. */
export async function readHistory(store: KVNamespace, symbol: string): Promise<History | undefined> {
  const bytes = await store.get(keyOf(symbol), "arrayBuffer");
  const bars = bytes ? unpackBars(bytes) : undefined;
  return bytes && bars ? { bars, bytes, checksum: packetChecksum(bytes) } : undefined;
}

/** The stored bars of a symbol; `undefined` as in `readHistory`. */
export async function readBars(store: KVNamespace, symbol: string): Promise<DailyBars | undefined> {
  return (await readHistory(store, symbol))?.bars;
}

/** Stores the bars of a symbol as the vendor had them at an instant (epoch ms), replacing what was there. */
export async function writeBars(
  store: KVNamespace,
  symbol: string,
  bars: DailyBars,
  checkedAt: number,
): Promise<void> {
  const metadata: StoredHistory = { lastDate: bars.dates.at(-1) ?? "", checkedAt };
  await store.put(keyOf(symbol), packBars(bars), { metadata });
}

/** What the listing tells of every symbol that has an entry; one without metadata of ours counts as none. */
export async function listHistories(store: KVNamespace): Promise<Map<string, StoredHistory>> {
  const histories = new Map<string, StoredHistory>();
  let cursor: string | undefined;
  do {
    const page: KVNamespaceListResult<StoredHistory> = await store.list<StoredHistory>({
      prefix: PREFIX,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { name, metadata } of page.keys) {
      if (metadata) histories.set(name.slice(PREFIX.length), metadata);
    }
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor !== undefined);
  return histories;
}
