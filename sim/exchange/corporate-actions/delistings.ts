/** Delistings: open orders are cancelled, and holders are cashed out or keep shares that do not trade any more. */
import { CASH_DECIMALS, decimal, roundHalfUp, toText } from "../../../src/engine/money/decimal.ts";
import { bookActivity } from "../accounts/activities/book-activity.ts";
import type { ScriptedDelisting } from "./corporate-action.ts";
import { voidOrders } from "./holders.ts";
import type { Holder } from "./holders.ts";

/**
 * Takes a delisted symbol out of an account when holders are cashed out: a cash merger, or the removal of
 * worthless shares when they get nothing for them. The amount is rounded half up to a cent.
 */
export function applyDelisting(holder: Holder, { symbol, cashPerShare }: ScriptedDelisting): void {
  const { account, identifiers, instant } = holder;
  voidOrders(holder, symbol);
  const position = account.positions.get(symbol);
  if (!position || cashPerShare === undefined) return;
  account.positions.delete(symbol);
  const perShareAmount = decimal(cashPerShare);
  const removal = { symbol, qty: position.qty.neg() };
  const booking = perShareAmount.eq(0)
    ? ({ ...removal, type: "REORG", subType: "WRM", description: `${symbol} removed as worthless` } as const)
    : ({
        ...removal,
        type: "MA",
        subType: "CMA",
        perShareAmount,
        netAmount: roundHalfUp(position.qty.times(perShareAmount), CASH_DECIMALS),
        description: `${symbol} cashed out at ${toText(perShareAmount)} a share`,
      } as const);
  bookActivity(account, booking, identifiers, instant);
}
