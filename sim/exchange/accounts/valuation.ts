/** What an account is worth at an instant, and how much it may buy. Dollars throughout. */
import {
  CASH_DECIMALS,
  ZERO,
  decimal,
  max,
  roundDown,
  roundHalfUp,
  sum,
} from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Prices } from "../market/prices.ts";
import { MULTIPLIERS } from "./account.ts";
import type { Account, Multiplier } from "./account.ts";
import type { Position } from "./position.ts";

export interface Valuation {
  readonly marketValue: Decimal;
  readonly equity: Decimal;
  readonly initialMargin: Decimal;
  readonly maintenanceMargin: Decimal;
  readonly multiplier: Multiplier;
  readonly buyingPower: Decimal;
  /** What Regulation T alone would let it buy. */
  readonly regTPower: Decimal;
  /** Cash that is not kept back for open buys; zero when there is none. */
  readonly cashPower: Decimal;
}

/** Regulation T: half of a stock's value is the account's own (12 CFR 220.12). */
const INITIAL_MARGIN = decimal("0.5");
/** The broker's maintenance margin on long stock. */
const MAINTENANCE_MARGIN = decimal("0.3");
/** Below this equity an account gets no margin (FINRA Rule 4210(b)). */
const LEAST_MARGIN_EQUITY = decimal(2_000);

/** Decimals of what a position is worth in dollars; what an account is worth comes in cents. */
export const VALUE_DECIMALS = 6;

/** What a position is worth at an instant (epoch ms), in dollars to 6 decimals: its shares at the last price. */
export function marketValueOf(position: Position, prices: Prices, instant: number): Decimal {
  const price = prices.lastPrice(position.symbol, instant) ?? 0;
  return roundHalfUp(position.qty.times(decimal(price)), VALUE_DECIMALS);
}

/** The multiplier that the account was opened with, unless its owner has set a lower one. */
function allowedMultiplier({ identity, configurations }: Account): Multiplier {
  const most = Number(configurations.max_margin_multiplier);
  return MULTIPLIERS.findLast((multiplier) => multiplier <= identity.multiplier && multiplier <= most) ?? 1;
}

/**
 * The account at an instant (epoch ms). Buying power is cash for multiplier 1, twice the equity above the initial margin
 * for 2, and four times the equity above the maintenance margin for 4, each less what open buys keep back; open sells add
 * nothing.
 */
export function valuationOf(account: Account, prices: Prices, instant: number): Valuation {
  const values = [...account.positions.values()].map((position) => marketValueOf(position, prices, instant));
  const marketValue = roundHalfUp(sum(values), CASH_DECIMALS);
  const equity = account.cash.plus(marketValue);
  const multiplier = equity.lt(LEAST_MARGIN_EQUITY) ? 1 : allowedMultiplier(account);
  const initialMargin = roundHalfUp(marketValue.times(INITIAL_MARGIN), CASH_DECIMALS);
  const reserved = account.reserved();
  const cashPower = max(ZERO, account.cash.minus(reserved));
  const maintenanceMargin = roundHalfUp(marketValue.times(MAINTENANCE_MARGIN), CASH_DECIMALS);
  const power = (margin: Decimal, times: number) =>
    roundDown(max(ZERO, max(ZERO, equity.minus(margin)).times(times).minus(reserved)), CASH_DECIMALS);
  const regTPower = multiplier === 1 ? cashPower : power(initialMargin, 2);
  return {
    marketValue,
    equity,
    initialMargin,
    maintenanceMargin,
    multiplier,
    buyingPower: multiplier === 4 ? power(maintenanceMargin, multiplier) : regTPower,
    regTPower,
    cashPower,
  };
}
