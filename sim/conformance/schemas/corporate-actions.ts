/** `GET /v1/corporate-actions` of the data API. */
import * as z from "zod";
import { DateText, SymbolText } from "./formats.ts";

const Cusip = z.string().regex(/^[0-9A-Z]{9}$/, "is not a CUSIP");
const Rate = z.number().positive();

const common = {
  id: z.uuid(),
  symbol: SymbolText,
  process_date: DateText,
  ex_date: DateText,
  record_date: DateText,
  payable_date: DateText,
};

const CashDividend = z.strictObject({
  ...common,
  cusip: Cusip,
  /** Dollars a share. */
  rate: Rate,
  special: z.boolean(),
  foreign: z.boolean(),
});
const ForwardSplit = z.strictObject({ ...common, cusip: Cusip, new_rate: Rate, old_rate: Rate });
const ReverseSplit = z.strictObject({
  ...common,
  old_cusip: Cusip,
  new_cusip: Cusip,
  new_rate: Rate,
  old_rate: Rate,
});

/** A list for each type of which there are any. */
export const CorporateActions = z.strictObject({
  corporate_actions: z.strictObject({
    cash_dividends: z.array(CashDividend).min(1).optional(),
    forward_splits: z.array(ForwardSplit).min(1).optional(),
    reverse_splits: z.array(ReverseSplit).min(1).optional(),
  }),
  next_page_token: z.base64().min(1).nullable(),
});
