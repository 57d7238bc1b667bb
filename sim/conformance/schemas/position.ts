/** `GET /v2/positions`. */
import * as z from "zod";
import { AmountText, PositiveText, SymbolText, atMost } from "./formats.ts";

const Price = atMost(6);
const Dollars = atMost(6);
const Fraction = atMost(5);

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
  avg_entry_price: AmountText.pipe(Price),
  side: z.literal("long"),
  market_value: AmountText.pipe(Dollars),
  cost_basis: AmountText.pipe(Dollars),
  unrealized_pl: Dollars,
  unrealized_plpc: Fraction,
  unrealized_intraday_pl: Dollars,
  unrealized_intraday_plpc: Fraction,
  current_price: AmountText,
  lastday_price: AmountText.pipe(Price),
  change_today: Fraction,
});

export const Positions = z.array(Position);
