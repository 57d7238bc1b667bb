/** `GET /v2/account/activities`: executions, and what else changed an account. */
import * as z from "zod";
import {
  AmountText,
  DateText,
  DecimalText,
  NanosecondTimestamp,
  PositiveText,
  SymbolText,
} from "./formats.ts";

const UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** A date and time to the millisecond, and a UUID. */
const ActivityId = z.string().regex(new RegExp(`^\\d{17}::${UUID}$`), "is not the id of an activity");

export const FillActivity = z
  .strictObject({
    id: ActivityId,
    activity_type: z.literal("FILL"),
    transaction_time: NanosecondTimestamp,
    type: z.enum(["fill", "partial_fill"]),
    price: PositiveText,
    qty: PositiveText,
    side: z.enum(["buy", "sell"]),
    symbol: SymbolText,
    leaves_qty: AmountText,
    cum_qty: PositiveText,
    order_id: z.uuid(),
    order_status: z.enum(["filled", "partially_filled"]),
  })
  .refine(
    ({ type, order_status: status }) => (type === "fill") === (status === "filled"),
    "type and order_status disagree",
  );

const common = {
  id: ActivityId,
  date: DateText,
  net_amount: DecimalText,
  description: z.string().min(1),
  currency: z.literal("USD"),
  status: z.literal("executed"),
  created_at: NanosecondTimestamp,
};

const Transfer = z.strictObject({ ...common, activity_type: z.enum(["CSD", "CSW", "JNLC"]) });
/** Interest of a cash sweep names no dollars: they are the shares of a symbol. */
const SweepInterest = z.strictObject({
  ...common,
  net_amount: z.literal("0"),
  activity_type: z.literal("INT"),
  activity_sub_type: z.literal("SWP"),
  symbol: z.literal("SWEEPFDIC"),
  qty: DecimalText,
});
const Interest = z.discriminatedUnion("activity_sub_type", [
  z.strictObject({
    ...common,
    activity_type: z.literal("INT"),
    activity_sub_type: z.enum(["CDT", "MGN"]),
  }),
  SweepInterest,
]);
const Fee = z.strictObject({
  ...common,
  activity_type: z.literal("FEE"),
  activity_sub_type: z.enum(["REG", "TAF", "CAT", "COM"]),
  symbol: SymbolText.optional(),
});
const WithheldTax = z.strictObject({
  ...common,
  activity_type: z.literal("DIVNRA"),
  symbol: SymbolText.optional(),
});
/** Says the shares that earned it and what each did, or neither. */
const Dividend = z
  .strictObject({
    ...common,
    activity_type: z.literal("DIV"),
    activity_sub_type: z.literal("CDIV"),
    symbol: SymbolText.optional(),
    qty: PositiveText.optional(),
    per_share_amount: PositiveText.optional(),
  })
  .refine(
    ({ symbol, qty, per_share_amount: perShare }) =>
      (qty === undefined) === (perShare === undefined) && (qty === undefined || symbol !== undefined),
    "qty, per_share_amount and symbol do not belong together",
  );
/** Shares that leave and shares that come, in two activities of one group. */
const moved = { ...common, symbol: SymbolText, qty: DecimalText };
const Split = z.strictObject({
  ...moved,
  activity_type: z.literal("SPLIT"),
  activity_sub_type: z.enum(["FSPLIT", "RSPLIT"]),
  group_id: z.uuid(),
});
const NameChange = z.strictObject({
  ...moved,
  activity_type: z.literal("NC"),
  activity_sub_type: z.literal("SNC"),
  group_id: z.uuid(),
});
const CashMerger = z.strictObject({
  ...moved,
  activity_type: z.literal("MA"),
  activity_sub_type: z.literal("CMA"),
  per_share_amount: PositiveText,
});
const Removal = z.strictObject({
  ...moved,
  activity_type: z.literal("REORG"),
  activity_sub_type: z.literal("WRM"),
});

export const NonTradeActivity = z.discriminatedUnion("activity_type", [
  Transfer,
  Interest,
  Fee,
  Dividend,
  WithheldTax,
  Split,
  NameChange,
  CashMerger,
  Removal,
]);

export const Activities = z.array(z.discriminatedUnion("activity_type", [FillActivity, NonTradeActivity]));
