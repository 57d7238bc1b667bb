/**
 * What the models of alpaca-py need of the data API, as `models.ts` says it of the trading API. The symbol is the key
 * under which a thing stands. Source: `alpaca/data/models` of alpaca-py, July 2026.
 */
import * as z from "zod";
import { Instant, Numeric, Text, Whole } from "./values.ts";

const Conditions = z.union([z.array(Text), Text]);

export const Trade = z.looseObject({
  t: Instant,
  x: Text.nullish(),
  p: Numeric,
  s: Numeric,
  i: Whole.nullish(),
  c: Conditions.nullish(),
  z: Text.nullish(),
});

export const Quote = z.looseObject({
  t: Instant,
  bp: Numeric,
  bs: Numeric,
  bx: Text.nullish(),
  ap: Numeric,
  as: Numeric,
  ax: Text.nullish(),
  c: Conditions.nullish(),
  z: Text.nullish(),
});

/** The number of trades and the average price may be null, and must be there. */
export const Bar = z.looseObject({
  t: Instant,
  o: Numeric,
  h: Numeric,
  l: Numeric,
  c: Numeric,
  v: Numeric,
  n: Numeric.nullable(),
  vw: Numeric.nullable(),
});

export const Snapshot = z.looseObject({
  latestTrade: Trade.nullish(),
  latestQuote: Quote.nullish(),
  minuteBar: Bar.nullish(),
  dailyBar: Bar.nullish(),
  prevDailyBar: Bar.nullish(),
});

const bySymbol = <Model extends z.ZodType>(model: Model) => z.record(Text, model);

export const LatestTrades = z.looseObject({ trades: bySymbol(Trade) });
export const LatestQuotes = z.looseObject({ quotes: bySymbol(Quote) });
export const LatestBars = z.looseObject({ bars: bySymbol(Bar) });
export const Snapshots = bySymbol(Snapshot);
/** Bars of many symbols; pages go on by the token. */
export const BarSet = z.looseObject({ bars: bySymbol(z.array(Bar)), next_page_token: Text.nullable() });
