/** Dividends, interest and fees. */
import { flowByShare, flowToHolders } from "../cash-flows.ts";
import { dollarsText } from "../difference.ts";
import type { Attribution, AttributionContext, Movement } from "./attribution.ts";

export interface Income extends Movement {
  readonly kind: "dividend" | "interest" | "fee";
  readonly symbol: string | null;
}

/**
 * What is about a symbol goes to those who hold it, in proportion to their shares; anything else is divided by the
 * strategies' shares of the account.
 */
export function income(
  { kind, symbol, amount, reference }: Income,
  context: AttributionContext,
): Attribution {
  if (amount.eq(0)) return { entries: [], differences: [] };
  const { book, shares } = context;
  const flow = { kind, symbol, amount, reference };
  const entries = symbol === null ? flowByShare(book, shares, flow) : flowToHolders(book, symbol, flow);
  const about = symbol === null ? {} : { symbol };
  const name = `${kind}${symbol === null ? "" : ` of ${symbol}`}`;
  const message = `${name}: ${amount.lt(0) ? "-" : ""}${dollarsText(amount)}`;
  return { entries, differences: [{ code: kind, ...about, amount, message }] };
}
