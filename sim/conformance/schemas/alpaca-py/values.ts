/** The values that the models of alpaca-py, Alpaca's own Python client, take: it is strict about types. */
import * as z from "zod";
import { parseTimestamp } from "../../../../src/engine/calendar/new-york.ts";

/** A text; numbers are none. */
export const Text = z.string();
export const Uuid = z.uuid();
export const Flag = z.boolean();
export const Whole = z.int();
export const Date = z.iso.date();
export const Instant = z
  .string()
  .refine((text) => parseTimestamp(text) !== undefined, "is not an instant with its zone");
/** A number, or a text that is one. */
export const Numeric = z.union([
  z.number(),
  z.string().regex(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i, "is not a number"),
]);

/** The words of its enumerations; another word is an error there. */
export const AccountStatus = z.enum([
  "ACCOUNT_CLOSED",
  "ACCOUNT_UPDATED",
  "ACTION_REQUIRED",
  "ACTIVE",
  "AML_REVIEW",
  "APPROVAL_PENDING",
  "APPROVED",
  "DISABLED",
  "DISABLE_PENDING",
  "EDITED",
  "INACTIVE",
  "KYC_SUBMITTED",
  "LIMITED",
  "ONBOARDING",
  "PAPER_ONLY",
  "REAPPROVAL_PENDING",
  "REJECTED",
  "RESUBMITTED",
  "SIGNED_UP",
  "SUBMISSION_FAILED",
  "SUBMITTED",
]);
export const ActivityType = z.enum(
  (
    "FILL ACATC ACATS CFEE CIL CSD CSW DIV DIVCGL DIVCGS DIVNRA DIVROC DIVTXEX DIVWH EXTRD FEE FXTRD INT INTPNL " +
    "JNLC JNLS MA MEM NC OCT OPASN OPCSH OPEXC OPEXP OPTRD PTC REORG SPIN SPLIT SWP VOF WH"
  ).split(" "),
);
export const AssetClass = z.enum(["us_equity", "us_option", "crypto", "crypto_perp"]);
export const AssetExchange = z.enum([
  "AMEX",
  "ARCA",
  "ASCX",
  "BATS",
  "NYSE",
  "NASDAQ",
  "NYSEARCA",
  "FTXU",
  "CBSE",
  "GNSS",
  "ERSX",
  "OTC",
  "CRYPTO",
  "",
]);
export const OrderStatus = z.enum([
  "new",
  "partially_filled",
  "filled",
  "done_for_day",
  "canceled",
  "expired",
  "replaced",
  "pending_cancel",
  "pending_replace",
  "pending_review",
  "accepted",
  "pending_new",
  "accepted_for_bidding",
  "stopped",
  "rejected",
  "suspended",
  "calculated",
  "held",
]);
export const OrderType = z.enum(["market", "limit", "stop", "stop_limit", "trailing_stop"]);
export const OrderClass = z.enum(["", "simple", "mleg", "bracket", "oco", "oto"]);
export const OrderSide = z.enum(["buy", "sell"]);
export const TimeInForce = z.enum(["day", "gtc", "opg", "cls", "ioc", "fok"]);
export const PositionIntent = z.enum(["buy_to_open", "buy_to_close", "sell_to_open", "sell_to_close"]);
export const DayTradeCheck = z.enum(["both", "entry", "exit"]);
