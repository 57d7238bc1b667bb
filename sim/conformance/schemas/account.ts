/** `GET /v2/account`. */
import * as z from "zod";
import { AmountText, DateText, DecimalText, NanosecondTimestamp } from "./formats.ts";

const OptionsLevel = z.literal([0, 1, 2, 3]);

/** Numbers are decimal strings in dollars. The three fields at the end are there only before they were removed. */
export const Account = z.strictObject({
  id: z.uuid(),
  admin_configurations: z.strictObject({}),
  user_configurations: z.null(),
  account_number: z.string().regex(/^PA[A-Z2-7]{10}$/),
  status: z.enum([
    "INACTIVE",
    "PAPER_ONLY",
    "ONBOARDING",
    "SUBMISSION_FAILED",
    "SUBMITTED",
    "ACCOUNT_UPDATED",
    "APPROVAL_PENDING",
    "ACTIVE",
    "REJECTED",
    "ACCOUNT_CLOSED",
    "APPROVED",
    "ACCOUNT_CLOSED_PENDING",
    "ACTION_REQUIRED",
    "LIMITED",
  ]),
  crypto_status: z.literal("ACTIVE"),
  currency: z.literal("USD"),
  buying_power: AmountText,
  regt_buying_power: AmountText,
  effective_buying_power: AmountText,
  non_marginable_buying_power: AmountText,
  options_buying_power: AmountText,
  options_approved_level: OptionsLevel,
  options_trading_level: OptionsLevel,
  cash: DecimalText,
  accrued_fees: AmountText,
  pending_reg_taf_fees: AmountText,
  portfolio_value: DecimalText,
  trading_blocked: z.boolean(),
  transfers_blocked: z.boolean(),
  account_blocked: z.boolean(),
  created_at: NanosecondTimestamp,
  trade_suspended_by_user: z.boolean(),
  multiplier: z.enum(["1", "2", "4"]),
  shorting_enabled: z.boolean(),
  equity: DecimalText,
  last_equity: DecimalText,
  long_market_value: AmountText,
  short_market_value: DecimalText,
  position_market_value: DecimalText,
  initial_margin: AmountText,
  maintenance_margin: AmountText,
  last_maintenance_margin: AmountText,
  sma: DecimalText,
  balance_asof: DateText,
  crypto_tier: z.int(),
  intraday_adjustments: DecimalText,
  pattern_day_trader: z.boolean().optional(),
  daytrade_count: z.int().optional(),
  daytrading_buying_power: AmountText.optional(),
});

const DayTradeCheck = z.enum(["both", "entry", "exit"]);

/** `GET` and `PATCH /v2/account/configurations`; the two checks are there only before they were removed. */
export const Configurations = z.strictObject({
  fractional_trading: z.boolean(),
  max_margin_multiplier: z.enum(["1", "2", "4"]),
  no_shorting: z.boolean(),
  ptp_no_exception_entry: z.boolean(),
  suspend_trade: z.boolean(),
  trade_confirm_email: z.enum(["all", "none"]),
  max_options_trading_level: OptionsLevel,
  disable_overnight_trading: z.boolean(),
  dtbp_check: DayTradeCheck.optional(),
  pdt_check: DayTradeCheck.optional(),
});
