/** How the exchange writes numbers, instants and dates in strings. */
import * as z from "zod";

const DIGITS = String.raw`(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?)`;

/** An exact decimal without needless zeros, as `-12.5` or `0`. */
export const DecimalText = z.string().regex(new RegExp(`^(0|-?${DIGITS})$`), "is not a decimal");

/** A decimal that is not below zero. */
export const AmountText = z.string().regex(new RegExp(`^(0|${DIGITS})$`), "is not a decimal from 0 on");

/** Decimals that are written to so many places at the most. */
export const atMost = (places: number): z.ZodType<string, string> =>
  DecimalText.regex(new RegExp(`^[^.]*(\\.\\d{1,${places}})?$`), `has more than ${places} decimals`);

/** A decimal above zero. */
export const PositiveText = z.string().regex(new RegExp(`^${DIGITS}$`), "is not a decimal above 0");

/** New York date, `2026-11-20`. */
export const DateText = z.iso.date();

/** A fraction of a second without needless zeros, or none: up to nanoseconds. */
const FRACTION = String.raw`(\.\d{0,8}[1-9])?`;

/** An instant in UTC with up to nanoseconds: `2026-11-20T20:55:00.120000007Z`, `2026-11-20T20:55:00Z`. */
export const NanosecondTimestamp = z.iso
  .datetime()
  .regex(new RegExp(`^[^.]{19}${FRACTION}Z$`), "has needless zeros in its fraction");

/** The start of a bar, a whole minute in UTC: `2026-11-20T20:55:00Z`. */
export const MinuteTimestamp = z.iso.datetime({ precision: 0 }).endsWith(":00Z");

/** A whole second in UTC: `2026-11-20T21:00:00Z`. */
export const SecondTimestamp = z.iso.datetime({ precision: 0 });

/** An instant on New York's clock with up to nanoseconds: `2026-11-20T15:55:00.120000007-05:00`. */
export const NewYorkNanosecondTimestamp = z.iso
  .datetime({ offset: true })
  .regex(new RegExp(`^[^.]{19}${FRACTION}-0[45]:00$`), "is not on New York's clock, or has needless zeros");

/** An instant on New York's clock without a fraction: `2026-11-20T16:00:00-05:00`. */
export const NewYorkTimestamp = z.iso
  .datetime({ precision: 0, offset: true })
  .regex(/-0[45]:00$/, "is not on New York's clock");

/** An answer without a body. */
export const NoBody = z.literal("");

/** A ticker in Alpaca's spelling. */
export const SymbolText = z.string().regex(/^[A-Z0-9]+(\.[A-Z0-9]+)*$/, "is not a symbol");
