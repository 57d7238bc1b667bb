/** `GET /v2/positions`. */
import * as z from "zod";
import { AmountText, DecimalText, PositiveText, SymbolText } from "./formats.ts";

/** Dollars and shares as decimal strings; `..._plpc` and `change_today` are fractions. */
export const Position = z.strictObject({
  asset_id: z.uuid(),
  symbol: SymbolText,
  /** Empty for what is not listed any more. */
  exchange: z.enum(["AMEX", "ARCA", "BATS", "NYSE", "NASDAQ", "NYSEARCA", "OTC", ""]),
  asset_class: z.literal("us_equity"),
  asset_marginable: z.boolean(),
  qty: PositiveText,
  qty_available: AmountText,
  avg_entry_price: AmountText,
  side: z.literal("long"),
  market_value: AmountText,
  cost_basis: AmountText,
  unrealized_pl: DecimalText,
  unrealized_plpc: DecimalText,
  unrealized_intraday_pl: DecimalText,
  unrealized_intraday_plpc: DecimalText,
  current_price: AmountText,
  lastday_price: AmountText,
  change_today: DecimalText,
});

export const Positions = z.array(Position);
