/** A position as `GET /v2/positions` answers it. */
import { ZERO, decimal, roundHalfUp, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Asset } from "../assets/assets.ts";
import { lastSessionBegun } from "../calendar/trading-days.ts";
import type { Prices, Tape } from "../market/prices.ts";
import type { Account } from "./account.ts";
import type { Position } from "./position.ts";
import { marketValueOf } from "./valuation.ts";

/** Decimals of an average price and of a fraction. */
const RATIO_DECIMALS = 12;

function ratio(part: Decimal, whole: Decimal): string {
  return whole.eq(0) ? "0" : toText(roundHalfUp(part.div(whole), RATIO_DECIMALS));
}

function cents(value: Decimal): Decimal {
  return roundHalfUp(value, 2);
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
    avg_entry_price: ratio(position.cost, position.qty),
    side: "long",
    market_value: toText(marketValue),
    cost_basis: toText(cents(position.cost)),
    unrealized_pl: toText(cents(gain)),
    unrealized_plpc: ratio(gain, position.cost),
    unrealized_intraday_pl: toText(cents(todaysGain)),
    unrealized_intraday_plpc: ratio(todaysGain, dayStart),
    current_price: toText(current),
    lastday_price: toText(roundHalfUp(lastDay, RATIO_DECIMALS)),
    change_today: ratio(current.minus(lastDay), lastDay.eq(0) ? ZERO : lastDay),
  };
}
