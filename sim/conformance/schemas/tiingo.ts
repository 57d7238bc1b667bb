/** Tiingo's answers. Prices are JSON numbers in dollars. */
import * as z from "zod";
import { DateText, NewYorkNanosecondTimestamp } from "./formats.ts";

const Price = z.number().positive();
const Ticker = z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, "is not a ticker");
/** On New York's clock in the session, in UTC after it. */
const QuoteTimestamp = z.union([
  NewYorkNanosecondTimestamp,
  z.iso.datetime({ precision: 0, offset: true }).endsWith("+00:00"),
]);
const Size = z.int().positive();

/** What needs an agreement with IEX is `null` without one. */
const IexRow = z.strictObject({
  ticker: Ticker,
  timestamp: QuoteTimestamp,
  lastSaleTimestamp: QuoteTimestamp.nullable(),
  quoteTimestamp: QuoteTimestamp.nullable(),
  open: Price,
  high: Price,
  low: Price,
  mid: Price.nullable(),
  tngoLast: Price,
  last: Price.nullable(),
  lastSize: Size.nullable(),
  bidSize: Size.nullable(),
  bidPrice: Price.nullable(),
  askPrice: Price.nullable(),
  askSize: Size.nullable(),
  volume: z.int().nonnegative(),
  prevClose: Price,
});

export const IexRows = z.array(IexRow);

const DailyRow = z.strictObject({
  date: z.string().regex(/^\d{4}-\d\d-\d\dT00:00:00(\.000Z|\+00:00)$/, "is not the midnight of a date"),
  close: Price,
  high: Price,
  low: Price,
  open: Price,
  volume: z.number().nonnegative(),
  adjClose: Price,
  adjHigh: Price,
  adjLow: Price,
  adjOpen: Price,
  adjVolume: z.number().nonnegative(),
  /** Dollars a share. */
  divCash: z.number().nonnegative(),
  splitFactor: Price,
});

export const DailyRows = z.array(DailyRow);

/** Rows of which the request has chosen columns; the date is always among them. */
export const ChosenDailyRows = z.array(DailyRow.partial().required({ date: true }));

/** The same as text, a line for each row below the names of the columns. */
export const DailyCsv = z
  .string()
  .regex(/^date(,[A-Za-z]+)*\n(\d{4}-\d\d-\d\d(,-?\d+(\.\d+)?(e[+-]\d+)?)*\n)*$/, "is not a table of rows");

export const TickerMetadata = z.strictObject({
  ticker: Ticker,
  name: z.string().min(1),
  exchangeCode: z.string().regex(/^[A-Z][A-Z ]+$/),
  startDate: DateText,
  endDate: DateText,
  description: z.string().min(1),
});

/** A refusal, whatever its status. */
export const TiingoRefusal = z.strictObject({ detail: z.string().min(1) });
