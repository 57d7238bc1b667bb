/** What the owner of an account sets for himself: `/v2/account/configurations`. */
import * as z from "zod";

/** Alpaca's fields and their allowed values; numbers of margin are strings, as the broker writes them. */
export const AccountConfigurations = z.object({
  dtbp_check: z.enum(["both", "entry", "exit"]),
  fractional_trading: z.boolean(),
  max_margin_multiplier: z.enum(["1", "2", "4"]),
  no_shorting: z.boolean(),
  pdt_check: z.enum(["both", "entry", "exit"]),
  ptp_no_exception_entry: z.boolean(),
  suspend_trade: z.boolean(),
  trade_confirm_email: z.enum(["all", "none"]),
  max_options_trading_level: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  disable_overnight_trading: z.boolean(),
});

/**
 * `fractional_trading` allows orders for parts of shares, `suspend_trade` forbids new orders, and
 * `max_margin_multiplier` lowers the account's multiplier. The others are kept and answered, and change nothing
 * on an exchange without short sales, options, partnerships and nights.
 */
export type AccountConfigurations = Readonly<z.output<typeof AccountConfigurations>>;

export const defaultConfigurations: AccountConfigurations = {
  dtbp_check: "entry",
  fractional_trading: true,
  max_margin_multiplier: "4",
  no_shorting: false,
  pdt_check: "entry",
  ptp_no_exception_entry: false,
  suspend_trade: false,
  trade_confirm_email: "all",
  max_options_trading_level: 3,
  disable_overnight_trading: false,
};
