/** The order that closes a position, as a whole or in part. */
import { QUANTITY_DECIMALS, decimal, roundDown, toText } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import type { Position } from "../../accounts/position.ts";
import { malformed } from "../../http/refusal.ts";
import type { Refusal } from "../../http/refusal.ts";
import { decimalsOf, isGiven, numberIn } from "./order-body.ts";
import type { OrderBody } from "./order-body.ts";
import { isWhole } from "../order.ts";

export type ReadClosing =
  | { readonly ok: true; readonly body: OrderBody }
  | { readonly ok: false; readonly refusal: Refusal };

/** How much of a position to close: shares, a percentage (0-100) or, with neither, all of it. */
export interface ClosingQuery {
  readonly qty?: string | undefined;
  readonly percentage?: string | undefined;
}

function readNumber(text: string, name: string, most?: number): Decimal | Refusal {
  const value = numberIn(text);
  if (!value || value.lte(0)) return malformed(`${name} must be > 0`);
  if (most !== undefined && value.gt(most)) return malformed(`${name} must be between 0 and ${most}`);
  if (decimalsOf(value) > QUANTITY_DECIMALS) {
    return malformed(`${name} must be limited to ${QUANTITY_DECIMALS} decimal places`);
  }
  return value;
}

function sharesOf(position: Position, { qty, percentage }: ClosingQuery): Decimal | Refusal {
  if (isGiven(qty) && isGiven(percentage)) return malformed("only one of qty or percentage is accepted");
  if (isGiven(qty)) return readNumber(qty, "qty");
  if (!isGiven(percentage)) return position.qty;
  const percent = readNumber(percentage, "percentage", 100);
  if ("message" in percent) return percent;
  // A whole position is sold in whole shares.
  const shares = position.qty.times(percent).div(decimal(100));
  const rounded = roundDown(shares, isWhole(position) ? 0 : QUANTITY_DECIMALS);
  return rounded.gt(0) ? rounded : malformed("qty must be > 0");
}

/** The market order that closes a position, or why the query is refused. */
export function closingBody(position: Position, query: ClosingQuery): ReadClosing {
  const qty = sharesOf(position, query);
  if ("message" in qty) return { ok: false, refusal: qty };
  return {
    ok: true,
    body: {
      symbol: position.symbol,
      side: "sell",
      type: "market",
      time_in_force: "day",
      qty: toText(qty),
    },
  };
}
