/** `/v2/clock`, `/v2/calendar` and `/v2/assets`. */
import * as z from "zod";
import { DateText, NewYorkNanosecondTimestamp, NewYorkTimestamp, SymbolText } from "./formats.ts";

export const Clock = z.strictObject({
  timestamp: NewYorkNanosecondTimestamp,
  is_open: z.boolean(),
  next_open: NewYorkTimestamp,
  next_close: NewYorkTimestamp,
});

/** Times of New York; those of the extended session are written without a colon. */
export const CalendarDay = z.strictObject({
  date: DateText,
  open: z.literal("09:30"),
  close: z.enum(["13:00", "16:00"]),
  session_open: z.literal("0400"),
  session_close: z.enum(["1700", "2000"]),
  settlement_date: DateText,
});

export const Calendar = z.array(CalendarDay);

const AssetFields = z.strictObject({
  id: z.uuid(),
  class: z.literal("us_equity"),
  exchange: z.enum(["AMEX", "ARCA", "BATS", "NYSE", "NASDAQ", "NYSEARCA", "OTC"]),
  symbol: SymbolText,
  name: z.string().min(1),
  status: z.enum(["active", "inactive"]),
  tradable: z.boolean(),
  marginable: z.boolean(),
  shortable: z.boolean(),
  easy_to_borrow: z.boolean(),
  borrow_status: z.enum(["easy_to_borrow", "hard_to_borrow"]),
  fractionable: z.boolean(),
  margin_requirement_long: z.string().regex(/^\d+$/),
  margin_requirement_short: z.string().regex(/^\d+$/),
  maintenance_margin_requirement: z.number().nonnegative(),
  cusip: z
    .string()
    .regex(/^[0-9A-Z]{9}$/, "is not a CUSIP")
    .nullable(),
  attributes: z.array(z.never()),
});

/** The old way to say how easily an asset is borrowed agrees with the new one. */
export const Asset = AssetFields.refine(
  ({ easy_to_borrow: easy, borrow_status: status }) => easy === (status === "easy_to_borrow"),
  "easy_to_borrow and borrow_status disagree",
);

export const Assets = z.array(Asset);
