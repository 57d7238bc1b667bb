/** Dividends, interest and fees. */
import type { Decimal } from "../../../money/decimal.ts";
import { flowByShare, flowToHolders } from "../cash-flows.ts";
import { dollarsText } from "../difference.ts";
import { holdersOf } from "../holders.ts";
import type { Attribution, AttributionContext, Movement } from "./attribution.ts";

export interface Income extends Movement {
  readonly kind: "dividend" | "interest" | "fee";
  readonly symbol: string | null;
  /** Shares that the broker counts it for; null where it names none. */
  readonly told: Decimal | null;
}

/**
 * What is about a symbol goes to those whose shares it was paid for (`holdersOf`); anything else is divided by the
 * strategies' shares of the account.
 */
export function income(
  { kind, symbol, told, amount, reference }: Income,
  context: AttributionContext,
): Attribution {
  if (amount.eq(0)) return { entries: [], differences: [] };
  const { book, shares, heldBefore } = context;
  const flow = { kind, symbol, amount, reference };
  const entries =
    symbol === null
      ? flowByShare(book, shares, flow)
      : flowToHolders(book, holdersOf(book, symbol, told, heldBefore(symbol)), flow);
  const about = symbol === null ? {} : { symbol };
  const name = `${kind}${symbol === null ? "" : ` of ${symbol}`}`;
  const message = `${name}: ${amount.lt(0) ? "-" : ""}${dollarsText(amount)}`;
  return { entries, differences: [{ code: kind, ...about, amount, message }] };
}
