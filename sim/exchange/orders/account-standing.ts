/** Whether an account may order at all, by what its operator and its owner have set. */
import type { Account } from "../accounts/account.ts";
import { forbidden, malformed } from "../http/refusal.ts";
import type { Refusal } from "../http/refusal.ts";
import { isFractional } from "./request/order-terms.ts";
import type { OrderTerms } from "./order.ts";

const PATTERN_DAY_TRADING: Refusal = {
  status: 403,
  code: 40310100,
  message: "trade denied due to pattern day trading protection",
};

/** Why the account, as it stands, cannot place the order, if so. */
export function refusedByStanding(terms: OrderTerms, account: Account): Refusal | undefined {
  const { flags, configurations } = account;
  const blocked = flags.tradingBlocked || flags.accountBlocked || flags.status !== "ACTIVE";
  if (blocked || configurations.suspend_trade) return forbidden("account is not authorized to trade");
  if (flags.pdtProtected) return PATTERN_DAY_TRADING;
  if (flags.liquidationOnly && terms.side === "buy") {
    return forbidden("account is restricted to liquidation only");
  }
  if (configurations.fractional_trading || !isFractional(terms)) return undefined;
  return malformed(terms.notional === null ? "qty must be integer" : "qty is required");
}
