/** The messages of the stock data stream; a frame holds a list of them. */
import * as z from "zod";
import { NanosecondTimestamp, SymbolText } from "./formats.ts";
import { barFields, quoteFields, tradeFields } from "./stock-data.ts";

const S = SymbolText;
/** `*` stands for all symbols. */
const Symbols = z.array(z.union([SymbolText, z.literal("*")]));

const Success = z.strictObject({ T: z.literal("success"), msg: z.enum(["connected", "authenticated"]) });
const StreamError = z.strictObject({
  T: z.literal("error"),
  code: z.literal([400, 401, 402, 403, 404, 405, 406, 409, 410]),
  msg: z.string().min(1),
});
const Subscription = z.strictObject({
  T: z.literal("subscription"),
  trades: Symbols,
  quotes: Symbols,
  bars: Symbols,
  updatedBars: Symbols,
  dailyBars: Symbols,
  statuses: Symbols,
  lulds: Symbols,
  imbalances: Symbols,
  corrections: Symbols,
  cancelErrors: Symbols,
});
const TradingStatus = z.strictObject({
  T: z.literal("s"),
  S,
  sc: z.string().min(1),
  sm: z.string().min(1),
  rc: z.string(),
  rm: z.string(),
  t: NanosecondTimestamp,
  z: z.enum(["A", "B", "C"]),
});

export const DataMessage = z.discriminatedUnion("T", [
  Success,
  StreamError,
  Subscription,
  z.strictObject({ T: z.literal("t"), S, ...tradeFields }),
  z.strictObject({ T: z.literal("q"), S, ...quoteFields }),
  z.strictObject({ T: z.literal("b"), S, ...barFields }),
  z.strictObject({ T: z.literal("d"), S, ...barFields }),
  TradingStatus,
]);

/** All that one frame holds. */
export const DataMessages = z.array(DataMessage).min(1);
