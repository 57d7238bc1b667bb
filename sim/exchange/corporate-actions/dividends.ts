/** Cash dividends, paid at the open of their ex-date unless they are scripted to be paid weeks later. */
import { CASH_DECIMALS, roundHalfUp, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { ScriptedDividend } from "./corporate-action.ts";
import { timesOf } from "./holders.ts";
import type { Holder } from "./holders.ts";

/** What is paid on a share: dollars, zero for none, and with what delays. */
export interface DividendPerShare extends Pick<ScriptedDividend, "bookedAfter" | "toldAfter"> {
  readonly amount: Decimal;
}

/**
 * Pays an account for the shares that it held overnight. `perShare` answers what a symbol pays that went ex-dividend. An
 * amount is rounded half up to a cent; under half a cent nothing is paid.
 */
export function payDividends(holder: Holder, perShare: (symbol: string) => DividendPerShare): void {
  const { account, lateBookings, instant } = holder;
  for (const { symbol, qty } of account.positions.values()) {
    const { amount, ...delays } = perShare(symbol);
    const netAmount = roundHalfUp(qty.times(amount), CASH_DECIMALS);
    if (netAmount.lte(0)) continue;
    const description = `${symbol} cash dividend of ${toText(amount)} a share`;
    const kind = { type: "DIV", subType: "CDIV", description } as const;
    const booking = { ...kind, symbol, qty, netAmount, perShareAmount: amount };
    lateBookings.book(account, [booking], timesOf(holder, delays), instant);
  }
}
