/** `/v2/stocks`: trades, quotes, bars and snapshots. Prices are JSON numbers in dollars, sizes in shares. */
import * as z from "zod";
import { MinuteTimestamp, NanosecondTimestamp, SymbolText } from "./formats.ts";

const Price = z.number().positive();
const Size = z.int().nonnegative();
const Exchange = z.string().length(1);
const Tape = z.enum(["A", "B", "C", "N", "O"]);

export const tradeFields = {
  t: NanosecondTimestamp,
  x: Exchange,
  p: Price,
  s: Size,
  c: z.array(z.string().length(1)).min(1),
  i: z.int().nonnegative(),
  z: Tape,
};

/** A side at 0 has no price. */
export const quoteFields = {
  t: NanosecondTimestamp,
  ax: Exchange,
  ap: z.number().nonnegative(),
  as: Size,
  bx: Exchange,
  bp: z.number().nonnegative(),
  bs: Size,
  c: z.array(z.string().length(1)).min(1),
  z: Tape,
};

export const barFields = {
  t: MinuteTimestamp,
  o: Price,
  h: Price,
  l: Price,
  c: Price,
  v: Size,
  n: Size,
  vw: Price,
};

const Trade = z.strictObject(tradeFields);
const Quote = z.strictObject(quoteFields);
const Bar = z
  .strictObject(barFields)
  .refine(
    ({ o, h, l, c }) => h >= Math.max(o, c, l) && l <= Math.min(o, c),
    "a price lies outside of low and high",
  );

const snapshotFields = {
  latestTrade: Trade,
  latestQuote: Quote,
  minuteBar: Bar.optional(),
  dailyBar: Bar,
  prevDailyBar: Bar.optional(),
};

/** Said only to those who ask for a currency. */
const currency = { currency: z.literal("USD").optional() };
const bySymbol = <Schema extends z.ZodType>(schema: Schema) => z.record(SymbolText, schema);
const nextPageToken = { next_page_token: z.base64().min(1).nullable() };

export const LatestTrades = z.strictObject({ trades: bySymbol(Trade), ...currency });
export const LatestQuotes = z.strictObject({ quotes: bySymbol(Quote), ...currency });
export const LatestBars = z.strictObject({ bars: bySymbol(Bar), ...currency });
export const Snapshots = bySymbol(z.strictObject(snapshotFields));

export const LatestTrade = z.strictObject({ symbol: SymbolText, trade: Trade, ...currency });
export const LatestQuote = z.strictObject({ symbol: SymbolText, quote: Quote, ...currency });
export const LatestBar = z.strictObject({ symbol: SymbolText, bar: Bar, ...currency });
export const Snapshot = z.strictObject({ symbol: SymbolText, ...snapshotFields, ...currency });

export const Bars = z.strictObject({ bars: bySymbol(z.array(Bar)), ...nextPageToken, ...currency });
export const BarsOfOne = z.strictObject({
  /** `null` where there are none. */
  bars: z.array(Bar).min(1).nullable(),
  symbol: SymbolText,
  ...nextPageToken,
  ...currency,
});
