/** Tiingo's end-of-day history of one ticker. Source: Tiingo's documentation, "End-of-Day". */
import * as z from "zod";
import type { DailyBars } from "../../engine/bars/types.ts";
import { getTiingo, type TiingoConnection, type TiingoFailure } from "./request.ts";
import { toTiingo } from "./symbols.ts";

export type DailyHistory =
  | {
      ok: true;
      bars: DailyBars;
      /**
       * New York dates on which a split or a dividend changed every earlier adjusted price; also those of which
       * Tiingo does not say.
       */
      adjustedOn: string[];
    }
  | { ok: false; code: TiingoFailure; message: string };

const rowSchema = z.object({
  date: z.string().min(10),
  volume: z.number(),
  adjOpen: z.number().positive(),
  adjHigh: z.number().positive(),
  adjLow: z.number().positive(),
  adjClose: z.number().positive(),
  divCash: z.number().nullish(),
  splitFactor: z.number().nullish(),
});

/** What is asked for; Tiingo's other columns would make a history of decades half as large again. */
const COLUMNS = Object.keys(rowSchema.shape).join(",");

/**
 * The adjusted daily bars of a symbol from a New York date on, oldest first; volume is raw. Never throws.
 * A row that cannot be read, or a day twice, makes the whole history `unreadable`: a silent hole would change what
 * strategies see.
 */
export async function fetchDailyHistory(
  connection: TiingoConnection,
  symbol: string,
  from: string,
): Promise<DailyHistory> {
  const path = `/tiingo/daily/${encodeURIComponent(toTiingo(symbol))}/prices`;
  const answer = await getTiingo(connection, path, {
    startDate: from,
    format: "json",
    resampleFreq: "daily",
    columns: COLUMNS,
  });
  if (!answer.ok) return answer;
  const rows = z.array(rowSchema).safeParse(answer.json);
  if (!rows.success) {
    return { ok: false, code: "unreadable", message: z.prettifyError(rows.error).slice(0, 200) };
  }
  const ordered = rows.data.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const dates = ordered.map((row) => row.date.slice(0, 10));
  const twice = dates.find((date, index) => date === dates[index + 1]);
  if (twice !== undefined) {
    return { ok: false, code: "unreadable", message: `there are two rows of ${twice}` };
  }
  const column = (pick: (row: z.infer<typeof rowSchema>) => number) => Float64Array.from(ordered, pick);
  return {
    ok: true,
    bars: {
      dates,
      open: column((row) => row.adjOpen),
      high: column((row) => row.adjHigh),
      low: column((row) => row.adjLow),
      close: column((row) => row.adjClose),
      volume: column((row) => row.volume),
    },
    adjustedOn: dates.filter(
      (_, index) => ordered[index]?.divCash !== 0 || ordered[index]?.splitFactor !== 1,
    ),
  };
}
