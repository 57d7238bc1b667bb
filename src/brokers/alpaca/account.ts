/** What Alpaca says of an account as a whole. */
import type { Decimal } from "../../engine/money/decimal.ts";
import type { BrokerAccount } from "../broker.ts";
import { type AccountBody, accountSchema } from "./schemas.ts";

/** Why no order would be taken; null when trading is open. */
function blockOf(body: AccountBody): string | null {
  const blocks = [
    body.status === "ACTIVE" ? "" : `account is ${body.status}`,
    body.trading_blocked ? "trading is blocked" : "",
    body.account_blocked ? "account is blocked" : "",
    body.trade_suspended_by_user ? "trading is suspended by its owner" : "",
  ].filter(Boolean);
  return blocks.length > 0 ? blocks.join(", ") : null;
}

/** Dollars; null where one of the two sides is not told. */
function positionsValueOf({
  long_market_value: long,
  short_market_value: short,
}: AccountBody): Decimal | null {
  return long && short ? long.plus(short) : null;
}

/**
 * Reads the account. An equity that is not told is cash plus positions, which is how Alpaca defines it. Throws when it
 * does not tell enough.
 */
export function readAccount(json: unknown): BrokerAccount {
  const body = accountSchema.parse(json);
  const positionsValue = positionsValueOf(body);
  const equity = body.equity ?? positionsValue?.plus(body.cash);
  if (!equity) throw new Error("the account does not tell its equity");
  return {
    id: body.id,
    status: body.status,
    equity,
    positionsValue,
    cash: body.cash,
    buyingPower: body.buying_power,
    blocked: blockOf(body),
  };
}
