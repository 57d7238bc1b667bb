/** Cash and shares that come from elsewhere or go there. */
import type { Decimal } from "../../../money/decimal.ts";
import { flowByShare, flowFromFreeCash } from "../cash-flows.ts";
import { dollarsText, sharesText } from "../difference.ts";
import { sharesFromFree } from "../shares-taken.ts";
import type { Attribution, AttributionContext, ShareMovement } from "./attribution.ts";

/** Shares that come are unassigned; those that go are unassigned ones first, then the ledgers'. */
export function transferOfShares(moved: ShareMovement, { book }: AttributionContext): Attribution {
  const { symbol, quantity, reference } = moved;
  const what = sharesText(quantity, symbol);
  if (quantity.gt(0)) {
    const message = `${what} transferred to the account: unassigned`;
    return { entries: [], differences: [{ code: "transfer_in", symbol, quantity, message }] };
  }
  const entries = sharesFromFree(book, quantity.abs(), { kind: "transfer", symbol, reference });
  const owners = entries.length > 0 ? "; strategies' shares were among them" : "";
  const message = `${what} transferred away${owners}`;
  return { entries, differences: [{ code: "transfer_out", symbol, quantity, message }] };
}

/** Cash that comes is divided by the strategies' shares; what goes is unassigned cash first, then the ledgers'. */
export function transferOfCash(amount: Decimal, reference: string, context: AttributionContext): Attribution {
  const { book, shares } = context;
  if (amount.gt(0)) {
    const entries = flowByShare(book, shares, { kind: "deposit", symbol: null, amount, reference });
    const message = `${dollarsText(amount)} deposited: divided by the strategies' shares`;
    return { entries, differences: [{ code: "deposit", amount, message }] };
  }
  const entries = flowFromFreeCash(book, { kind: "withdrawal", symbol: null, amount, reference });
  const givers =
    entries.length > 0 ? "unassigned cash, and the strategies' cash in proportion" : "unassigned cash";
  const message = `${dollarsText(amount)} withdrawn: out of ${givers}`;
  return { entries, differences: [{ code: "withdrawal", amount, message }] };
}
