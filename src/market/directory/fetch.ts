/** The list of what can be traded, from Alpaca's assets. */
import * as z from "zod";
import { send } from "../../brokers/alpaca/request.ts";
import type { Outcome } from "../../brokers/broker.ts";
import type { PlatformAlpaca } from "../alpaca/platform.ts";
import type { Ticker } from "./ticker.ts";

/**
 * Only what the directory keeps: of some twelve thousand rows, everything else is let go at once. What a row does not say
 * to be possible is not.
 */
const rowSchema = z.object({
  symbol: z.string().min(1),
  name: z.string().catch(""),
  exchange: z.string().catch(""),
  tradable: z.boolean().catch(false),
  fractionable: z.boolean().catch(false),
});

const readableSchema = z.object({ symbol: z.string().min(1), tradable: z.boolean() });
/** With fewer of its rows readable a list is not odd in places, but another than it was. */
const FEWEST_READABLE = 0.5;

/**
 * The tickers by symbol, without rows that name none. Of one that is listed twice, only what both say is possible. Throws
 * when it is no such list.
 */
function readTickers(json: unknown): Ticker[] {
  const rows = z.array(z.unknown()).parse(json);
  const readable = rows.filter((row) => readableSchema.safeParse(row).success);
  if (readable.length < rows.length * FEWEST_READABLE) throw new Error("most assets cannot be read");
  const tickers = new Map<string, Ticker>();
  for (const each of rows) {
    const row = rowSchema.safeParse(each).data;
    if (!row) continue;
    const { tradable = true, fractionable = true } = tickers.get(row.symbol) ?? {};
    tickers.set(row.symbol, {
      ...row,
      tradable: row.tradable && tradable,
      fractionable: row.fractionable && fractionable,
    });
  }
  return [...tickers.values()].toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
}

/** All active US equities by symbol. Shares that the broker does not say to be fractionable are not. */
export async function fetchTickers(alpaca: PlatformAlpaca): Promise<Outcome<Ticker[]>> {
  return send(alpaca, {
    method: "GET",
    service: "trading",
    url: `${alpaca.tradingUrl}/v2/assets?status=active&asset_class=us_equity`,
    read: readTickers,
  });
}
