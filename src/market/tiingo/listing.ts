/** What Tiingo says of a ticker beside its prices. Source: Tiingo's documentation, "End-of-Day", metadata. */
import * as z from "zod";
import { isDate } from "../../engine/calendar/dates.ts";
import { spelledByTiingo } from "../../engine/symbol-spelling.ts";
import { getTiingo, type TiingoConnection, type TiingoFailure } from "./request.ts";

export type ListingStart =
  /** New York date of its first price; null where the vendor does not know it. */
  { ok: true; startDate: string | null } | { ok: false; code: TiingoFailure; message: string };

const metadataSchema = z.object({ startDate: z.string().nullish() });

/** Since when the vendor has prices of a symbol. Never throws. */
export async function fetchListingStart(connection: TiingoConnection, symbol: string): Promise<ListingStart> {
  const answer = await getTiingo(
    connection,
    `/tiingo/daily/${encodeURIComponent(spelledByTiingo(symbol))}`,
    {},
  );
  if (!answer.ok) return answer;
  const read = metadataSchema.safeParse(answer.json);
  if (!read.success) return { ok: false, code: "unreadable", message: "no metadata" };
  const startDate = read.data.startDate?.slice(0, 10) ?? "";
  return { ok: true, startDate: isDate(startDate) ? startDate : null };
}
