/**
 * Bar history in KV: per ticker one packed entry with everything, and one with the closes alone, which is all that most
 * decisions read. Each is replaced whole by one write.
 */
import { packHistory, unpackHistory } from "../../engine/bars/history-packet.ts";
import { packetChecksum } from "../../engine/bars/packet.ts";
import type { DailyBars, HistoryColumns } from "../../engine/bars/types.ts";
import { unpackOnce } from "./unpacked.ts";

/** The numbers are the versions of the packets' formats. Entries of an older one are as good as absent. */
const PREFIXES: Readonly<Record<HistoryColumns, string>> = { all: "bars/2/", closes: "closes/1/" };
const keyOf = (symbol: string, columns: HistoryColumns) => `${PREFIXES[columns]}${symbol}`;

/** What a listing tells about a stored history, without reading it. */
export interface StoredHistory {
  /** New York date of the newest bar. */
  readonly lastDate: string;
  /** When the vendor was last asked, epoch ms. */
  readonly checkedAt: number;
}

export interface History {
  /** Those of a history of closes alone have no opens, highs, lows and volumes: they are NaN. */
  readonly bars: DailyBars;
  /** The bars as they lie there. */
  readonly bytes: ArrayBuffer;
  /** 64 hex digits; equal checksums mean equal bars. */
  readonly checksum: string;
  readonly columns: HistoryColumns;
  /** What was noted with it; null where that is not ours. */
  readonly stored: StoredHistory | null;
}

/** The stored history of a symbol, or `undefined` when there is none or it is damaged. */
export async function readHistory(
  store: KVNamespace,
  symbol: string,
  columns: HistoryColumns = "all",
): Promise<History | undefined> {
  const entry = await store.getWithMetadata<StoredHistory>(keyOf(symbol, columns), "arrayBuffer");
  const bytes = entry.value;
  const checksum = bytes && packetChecksum(bytes);
  if (!checksum) return undefined;
  const bars = unpackOnce(`${columns} ${checksum}`, bytes.byteLength, () => unpackHistory(bytes, columns));
  return bars && { bars, bytes, checksum, columns, stored: entry.metadata };
}

/** The stored bars of a symbol; `undefined` as in `readHistory`. */
export async function readBars(store: KVNamespace, symbol: string): Promise<DailyBars | undefined> {
  return (await readHistory(store, symbol))?.bars;
}

/**
 * Stores the bars of a symbol as the vendor had them at an instant (epoch ms), replacing what was there. Whoever dies
 * between the two writes leaves the entry that is listed as it was, so that the symbol is refreshed again.
 */
export async function writeBars(
  store: KVNamespace,
  symbol: string,
  bars: DailyBars,
  checkedAt: number,
): Promise<void> {
  const metadata: StoredHistory = { lastDate: bars.dates.at(-1) ?? "", checkedAt };
  await store.put(keyOf(symbol, "closes"), packHistory(bars, "closes"), { metadata });
  await store.put(keyOf(symbol, "all"), packHistory(bars, "all"), { metadata });
}

/** What the listing tells of every symbol that has an entry; one without metadata of ours counts as none. */
export async function listHistories(store: KVNamespace): Promise<Map<string, StoredHistory>> {
  const histories = new Map<string, StoredHistory>();
  let cursor: string | undefined;
  do {
    const page: KVNamespaceListResult<StoredHistory> = await store.list<StoredHistory>({
      prefix: PREFIXES.all,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { name, metadata } of page.keys) {
      if (metadata) histories.set(name.slice(PREFIXES.all.length), metadata);
    }
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor !== undefined);
  return histories;
}
