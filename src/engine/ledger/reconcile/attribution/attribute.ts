/** One rule for each kind of event. */
import { type Decimal, sum } from "../../../money/decimal.ts";
import { unreachable } from "../../../unreachable.ts";
import { type AccountEvent, cashMoved, sharesMoved } from "../account-event.ts";
import { flowFromFreeCash } from "../cash-flows.ts";
import { dollarsText } from "../difference.ts";
import type { Attribution, AttributionContext, Movement, ShareMovement } from "./attribution.ts";
import { income } from "./income.ts";
import { manualTrade, tradeOfNoShares } from "./manual-trade.ts";
import { corporateAction } from "./corporate-action-event.ts";
import { split } from "./split-event.ts";
import { transferOfCash, transferOfShares } from "./transfer.ts";

const NOTHING: Attribution = { entries: [], differences: [] };

/** Cash, shares, or both. */
function transfer(moved: Movement, shares: ShareMovement | null, context: AttributionContext): Attribution {
  const ofShares = shares === null || moved.quantity.eq(0) ? NOTHING : transferOfShares(shares, context);
  const ofCash = moved.amount.eq(0) ? NOTHING : transferOfCash(moved.amount, moved.reference, context);
  return {
    entries: [...ofShares.entries, ...ofCash.entries],
    differences: [...ofShares.differences, ...ofCash.differences],
  };
}

/** Cash that nobody knows more about: what comes is unassigned, what goes is like a withdrawal. */
function unknownCash({ amount, reference }: Movement, { book }: AttributionContext): Attribution {
  if (amount.eq(0)) return NOTHING;
  const entries = flowFromFreeCash(book, { kind: "cash_left", symbol: null, amount, reference });
  const direction = amount.gt(0) ? "came: unassigned" : "left";
  const message = `${dollarsText(amount)} ${direction}, and the broker does not say what for`;
  return { entries, differences: [{ code: "unknown_cash", amount, message }] };
}

/** Cash on a symbol, and no shares of it: like a dividend or a fee. */
function aboutSymbol(moved: ShareMovement, told: Decimal | null, context: AttributionContext): Attribution {
  return income({ ...moved, kind: moved.amount.lt(0) ? "fee" : "dividend", told }, context);
}

/** Of the kind `other`: cash on a symbol is like a dividend or a fee, shares that move are a corporate action. */
function other(
  event: AccountEvent,
  moved: Movement,
  symbol: string | null,
  context: AttributionContext,
): Attribution {
  const movesShares = event.some((row) => row.symbol !== null && !sharesMoved(row).eq(0));
  if (movesShares) return corporateAction(event, context);
  if (symbol === null) return unknownCash(moved, context);
  return aboutSymbol({ ...moved, symbol }, countedShares(event), context);
}

/** Shares that a row counts without moving them, as those that a dividend is of; null where it names none. */
function countedShares([{ quantity }]: AccountEvent): Decimal | null {
  return quantity === null || quantity.eq(0) ? null : quantity;
}

/** What an event means for the ledgers. */
export function attribute(event: AccountEvent, context: AttributionContext): Attribution {
  const [{ id: reference, kind, symbol }] = event;
  const moved = { quantity: sum(event.map(sharesMoved)), amount: sum(event.map(cashMoved)), reference };
  const shares = symbol === null ? null : { ...moved, symbol };
  switch (kind) {
    case "fill":
      if (shares === null) return unknownCash(moved, context);
      return event.some((row) => row.quantity !== null)
        ? manualTrade(shares, context)
        : tradeOfNoShares(shares, context);
    case "split":
      if (shares === null) return unknownCash(moved, context);
      return moved.quantity.eq(0) ? aboutSymbol(shares, null, context) : split(event, shares, context);
    case "deposit":
    case "withdrawal":
    case "transfer":
      return transfer(moved, shares, context);
    case "dividend":
    case "interest":
    case "fee":
      return income({ ...moved, kind, symbol, told: countedShares(event) }, context);
    case "other":
      return other(event, moved, symbol, context);
    default:
      return unreachable(kind);
  }
}
