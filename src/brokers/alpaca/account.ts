/** What Alpaca says of an account as a whole. */
import type { Decimal } from "../../engine/money/decimal.ts";
import type { BrokerAccount } from "../broker.ts";
import { type AccountBody, accountSchema } from "./schemas.ts";

/**
 * States in which an account cannot trade. In others it may: where it cannot after all, as for a while when the owner's
 * data are being changed (ACCOUNT_UPDATED), the broker refuses the orders. Source: `AccountStatus` in Alpaca's OpenAPI document.
 */
const CANNOT_TRADE: Readonly<Record<string, string>> = {
  INACTIVE: "the account is not active",
  ONBOARDING: "the account is still being opened",
  SUBMITTED: "the account waits for its approval",
  APPROVAL_PENDING: "the account waits for its approval",
  APPROVED: "the account is approved and not active yet",
  SUBMISSION_FAILED: "the application for the account has failed",
  REJECTED: "the application for the account was rejected",
  ACCOUNT_CLOSED_PENDING: "the account is being closed",
  ACCOUNT_CLOSED: "the account is closed",
};

/** Why no order would be taken; null when trading is open. */
function blockOf(body: AccountBody): string | null {
  const blocks = [
    Object.hasOwn(CANNOT_TRADE, body.status) ? CANNOT_TRADE[body.status] : "",
    body.trading_blocked ? "the broker has blocked trading" : "",
    body.account_blocked ? "the broker has blocked the account" : "",
    body.trade_suspended_by_user ? "its owner has suspended trading at the broker" : "",
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
 * Reads the account. An equity that is not told is cash plus positions, which is how Alpaca defines it; a buying power that
 * is not told is the cash, of which a broker refuses what it holds for open orders. Throws when it does not tell enough.
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
    buyingPower: body.buying_power ?? body.cash,
    blocked: blockOf(body),
  };
}
