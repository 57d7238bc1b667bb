/** Tiingo's end-of-day history of one ticker. Source: Tiingo's documentation, "End-of-Day". */
import { spelledByTiingo } from "../../engine/symbol-spelling.ts";
import { type ReadRows, readDailyRows } from "./daily-rows.ts";
import { getTiingo, type TiingoConnection, type TiingoFailure } from "./request.ts";

export type DailyHistory =
  | Extract<ReadRows, { ok: true }>
  | { ok: false; code: TiingoFailure; message: string };

/** What is asked for; Tiingo's other columns would make a history of decades half as large again. */
const COLUMNS = "date,volume,adjOpen,adjHigh,adjLow,adjClose,divCash,splitFactor";

/** The adjusted daily bars of a symbol from a New York date on, as `readDailyRows` reads them. Never throws. */
export async function fetchDailyHistory(
  connection: TiingoConnection,
  symbol: string,
  from: string,
): Promise<DailyHistory> {
  const path = `/tiingo/daily/${encodeURIComponent(spelledByTiingo(symbol))}/prices`;
  const answer = await getTiingo(connection, path, {
    startDate: from,
    format: "json",
    resampleFreq: "daily",
    columns: COLUMNS,
  });
  if (!answer.ok) return answer;
  const read = readDailyRows(answer.json);
  return read.ok ? read : { ok: false, code: "unreadable", message: read.message };
}
