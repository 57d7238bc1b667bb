/** A position as `GET /v2/positions` answers it. */
import { ZERO, decimal, roundHalfUp, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Asset } from "../assets/assets.ts";
import { lastSessionBegun } from "../calendar/trading-days.ts";
import type { Prices, Tape } from "../market/prices.ts";
import type { Account } from "./account.ts";
import type { Position } from "./position.ts";
import { PRICE_DECIMALS } from "../orders/order.ts";
import { VALUE_DECIMALS, marketValueOf } from "./valuation.ts";

/** Decimals of a fraction, as `unrealized_plpc`. */
const FRACTION_DECIMALS = 5;

function ratio(part: Decimal, whole: Decimal, decimals: number): string {
  return whole.eq(0) ? "0" : toText(roundHalfUp(part.div(whole), decimals));
}

function fraction(part: Decimal, whole: Decimal): string {
  return ratio(part, whole, FRACTION_DECIMALS);
}

function dollars(value: Decimal): string {
  return toText(roundHalfUp(value, VALUE_DECIMALS));
}

/** The close in dollars before the session that began last; of a ticker that does not trade in it, its last close. */
function lastDayPrice({ row, previous, last }: Tape, instant: number): Decimal {
  if (row.date < lastSessionBegun(instant).date) return decimal(row.close);
  return decimal(previous?.close ?? last).div(row.splitFactor);
}

/**
 * The position at an instant (epoch ms), in the broker's fields: dollars and shares as decimal strings, and
 * `..._plpc` and `change_today` as fractions. Today's gain counts shares held overnight from the last day's
 * close, and those bought today from what they cost.
 */
export function positionJson(
  account: Account,
  position: Position,
  asset: Asset,
  prices: Prices,
  instant: number,
): Record<string, unknown> {
  const tape = prices.tape(position.symbol, instant);
  const current = decimal(tape?.last ?? 0);
  const lastDay = tape ? lastDayPrice(tape, instant) : ZERO;
  const marketValue = marketValueOf(position, prices, instant);
  const gain = marketValue.minus(position.cost);
  const dayStart = position.overnightQty.times(lastDay).plus(position.todayCost);
  const todaysGain = position.qty.times(current).minus(dayStart);
  return {
    asset_id: asset.id,
    symbol: position.symbol,
    exchange: asset.status === "active" ? asset.exchange : "",
    asset_class: "us_equity",
    asset_marginable: asset.marginable,
    qty: toText(position.qty),
    qty_available: toText(account.shares(position.symbol).available),
    avg_entry_price: ratio(position.cost, position.qty, PRICE_DECIMALS),
    side: "long",
    market_value: toText(marketValue),
    cost_basis: dollars(position.cost),
    unrealized_pl: dollars(gain),
    unrealized_plpc: fraction(gain, position.cost),
    unrealized_intraday_pl: dollars(todaysGain),
    unrealized_intraday_plpc: fraction(todaysGain, dayStart),
    current_price: toText(current),
    lastday_price: toText(roundHalfUp(lastDay, PRICE_DECIMALS)),
    change_today: fraction(current.minus(lastDay), lastDay),
  };
}
