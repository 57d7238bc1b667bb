/** `GET /v2/account/portfolio/history`. */
import * as z from "zod";
import { newYorkTime } from "../../../src/engine/calendar/new-york.ts";
import { DateText } from "./formats.ts";

const Numbers = z.array(z.number());

/** The columns are of the same length; the date of the base is left out where there was no closing to start from. */
export const PortfolioHistory = z
  .strictObject({
    /** Unix seconds. */
    timestamp: z.array(z.int().positive()),
    /** Dollars. */
    equity: Numbers,
    profit_loss: Numbers,
    /** Fractions; `null` where the base is zero. */
    profit_loss_pct: z.array(z.number().nullable()),
    base_value: z.number().nullable(),
    base_value_asof: DateText.optional(),
    timeframe: z.enum(["1Min", "5Min", "15Min", "1H", "1D"]),
    /** Dollars of each type of activity. */
    cashflow: z.record(z.string().regex(/^[A-Z]+$/), Numbers),
  })
  .refine(({ timestamp, equity, profit_loss: gain, profit_loss_pct: fraction, cashflow }) => {
    const columns: readonly (readonly unknown[])[] = [equity, gain, fraction, ...Object.values(cashflow)];
    return columns.every(({ length }) => length === timestamp.length);
  }, "the columns are not of the same length")
  .refine(
    ({ timeframe, timestamp }) =>
      timeframe !== "1D" || timestamp.every((seconds) => newYorkTime(seconds * 1_000) === "20:00"),
    "a day is not stamped with eight in the evening",
  );
