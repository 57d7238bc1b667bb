/** A history without the store, for when that is down. */
import { packHistory, unpackHistory } from "../../engine/bars/history-packet.ts";
import { packetChecksum } from "../../engine/bars/packet.ts";
import type { HistoryColumns } from "../../engine/bars/types.ts";
import { fetchDailyHistory } from "../tiingo/daily.ts";
import type { TiingoConnection } from "../tiingo/request.ts";
import { BEGINNING } from "./refresh-one.ts";
import type { History } from "./store.ts";

/** The whole history as the vendor has it now, as if it had been stored; `undefined` when the vendor has none or does not say. */
export async function downloadHistory(
  tiingo: TiingoConnection,
  symbol: string,
  columns: HistoryColumns = "all",
): Promise<History | undefined> {
  const answer = await fetchDailyHistory(tiingo, symbol, BEGINNING);
  if (!answer.ok || answer.bars.dates.length === 0) return undefined;
  const bytes = packHistory(answer.bars, columns);
  const bars = unpackHistory(bytes, columns);
  return bars && { bars, bytes, checksum: packetChecksum(bytes), columns, stored: null };
}
