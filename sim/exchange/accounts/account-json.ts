/** The account as `GET /v2/account` answers it. */
import { sum, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { nanosecondTimestamp } from "../http/timestamps.ts";
import type { Prices } from "../market/prices.ts";
import type { Account } from "./account.ts";
import { pendingFees } from "./fees/fees.ts";
import type { NonTradeActivity, NonTradeType } from "./activities/non-trade-activity.ts";
import { valuationOf } from "./valuation.ts";

/** Paper accounts may trade options of every kind; this exchange lists none. */
const OPTIONS_LEVEL = 3;

const TRANSFERS: ReadonlySet<NonTradeType> = new Set(["CSD", "CSW", "JNLC"]);

/**
 * Dollars that were moved in and out of an account since the last closing that `last_equity` shows, by an instant. The cash
 * that it was opened with is in that closing.
 */
function transferredSince({ nonTradeActivities, lastClosing, identity }: Account, instant: number): Decimal {
  const isOpening = ({ type, movedAt }: NonTradeActivity, place: number) =>
    place === 0 && type === "JNLC" && movedAt === identity.createdAt;
  const moved = nonTradeActivities.filter(
    (activity, place) =>
      TRANSFERS.has(activity.type) &&
      activity.date > lastClosing.date &&
      activity.movedAt <= instant &&
      !isOpening(activity, place),
  );
  return sum(moved.map(({ netAmount }) => netAmount));
}

/** The account at an instant (epoch ms), in the broker's fields: dollars as decimal strings. */
export function accountJson(account: Account, prices: Prices, instant: number): Record<string, unknown> {
  const value = valuationOf(account, prices, instant);
  const equity = toText(value.equity);
  const buyingPower = toText(value.buyingPower);
  const marketValue = toText(value.marketValue);
  const { sec, taf, cat } = pendingFees(account);
  const { flags, configurations } = account;
  return {
    id: account.identity.id,
    admin_configurations: {},
    user_configurations: null,
    account_number: account.identity.number,
    status: flags.status,
    crypto_status: "ACTIVE",
    currency: "USD",
    buying_power: buyingPower,
    regt_buying_power: toText(value.regTPower),
    effective_buying_power: buyingPower,
    non_marginable_buying_power: toText(value.cashPower),
    options_buying_power: toText(value.cashPower),
    options_approved_level: OPTIONS_LEVEL,
    options_trading_level: Math.min(OPTIONS_LEVEL, configurations.max_options_trading_level),
    cash: toText(account.cash),
    accrued_fees: toText(sum([sec, taf, cat])),
    pending_reg_taf_fees: toText(sec.plus(taf)),
    portfolio_value: equity,
    trading_blocked: flags.tradingBlocked,
    transfers_blocked: flags.transfersBlocked,
    account_blocked: flags.accountBlocked,
    created_at: nanosecondTimestamp(account.identity.createdAt, 0),
    trade_suspended_by_user: configurations.suspend_trade,
    multiplier: String(value.multiplier),
    shorting_enabled: false,
    equity,
    last_equity: toText(account.lastClosing.equity),
    long_market_value: marketValue,
    short_market_value: "0",
    position_market_value: marketValue,
    initial_margin: toText(value.initialMargin),
    maintenance_margin: toText(value.maintenanceMargin),
    last_maintenance_margin: toText(account.lastClosing.maintenanceMargin),
    sma: "0",
    balance_asof: account.lastClosing.date,
    crypto_tier: 1,
    intraday_adjustments: toText(transferredSince(account, instant)),
  };
}
