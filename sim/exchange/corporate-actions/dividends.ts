/** Cash dividends, paid at the open of their ex-date instead of weeks later. */
import { CASH_DECIMALS, roundHalfUp, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { bookActivity } from "../accounts/book-activity.ts";
import type { Holder } from "./holders.ts";

/**
 * Pays an account for the shares that it held overnight. `perShare` answers the dollars a share of a symbol that
 * went ex-dividend, zero for none. An amount is rounded half up to a cent; under half a cent nothing is paid.
 */
export function payDividends(holder: Holder, perShare: (symbol: string) => Decimal): void {
  const { account, identifiers, instant } = holder;
  for (const { symbol, qty } of account.positions.values()) {
    const amount = perShare(symbol);
    const netAmount = roundHalfUp(qty.times(amount), CASH_DECIMALS);
    if (netAmount.lte(0)) continue;
    const description = `${symbol} cash dividend of ${toText(amount)} a share`;
    bookActivity(
      account,
      { type: "DIV", subType: "CDIV", netAmount, symbol, qty, perShareAmount: amount, description },
      identifiers,
      instant,
    );
  }
}
