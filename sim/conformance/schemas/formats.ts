/** How the exchange writes numbers, instants and dates in strings. */
import * as z from "zod";

const DIGITS = String.raw`(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?)`;

/** An exact decimal without needless zeros, as `-12.5` or `0`. */
export const DecimalText = z.string().regex(new RegExp(`^(0|-?${DIGITS})$`), "is not a decimal");

/** A decimal that is not below zero. */
export const AmountText = z.string().regex(new RegExp(`^(0|${DIGITS})$`), "is not a decimal from 0 on");

/** A decimal above zero. */
export const PositiveText = z.string().regex(new RegExp(`^${DIGITS}$`), "is not a decimal above 0");

/** New York date, `2026-11-20`. */
export const DateText = z.iso.date();

/** An instant in UTC with nanoseconds: `2026-11-20T20:55:00.120000007Z`. */
export const NanosecondTimestamp = z.iso.datetime({ precision: 9 });

/** The start of a bar, a whole minute in UTC: `2026-11-20T20:55:00Z`. */
export const MinuteTimestamp = z.iso.datetime({ precision: 0 }).endsWith(":00Z");

/** An instant on New York's clock with nanoseconds: `2026-11-20T15:55:00.120000007-05:00`. */
export const NewYorkNanosecondTimestamp = z.iso
  .datetime({ precision: 9, offset: true })
  .regex(/-0[45]:00$/, "is not on New York's clock");

/** An instant on New York's clock without a fraction: `2026-11-20T16:00:00-05:00`. */
export const NewYorkTimestamp = z.iso
  .datetime({ precision: 0, offset: true })
  .regex(/-0[45]:00$/, "is not on New York's clock");

/** An answer without a body. */
export const NoBody = z.literal("");

/** A ticker in Alpaca's spelling. */
export const SymbolText = z.string().regex(/^[A-Z0-9]+(\.[A-Z0-9]+)*$/, "is not a symbol");
