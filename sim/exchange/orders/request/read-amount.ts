/** Reads how much an order is for: shares or dollars. */
import { CASH_DECIMALS, QUANTITY_DECIMALS } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import { malformed, unprocessable } from "../../http/refusal.ts";
import type { Refusal } from "../../http/refusal.ts";
import { decimalsOf, isGiven, numberIn } from "./order-body.ts";
import type { OrderBody } from "./order-body.ts";

/** Exactly one of shares (`qty`) and dollars (`notional`), or why the request is refused. */
export type ReadAmount =
  | { readonly ok: true; readonly qty: Decimal | null; readonly notional: Decimal | null }
  | { readonly ok: false; readonly refusal: Refusal };

function refused(refusal: Refusal): ReadAmount {
  return { ok: false, refusal };
}

/** The amount of an order request. */
export function readAmount(body: OrderBody): ReadAmount {
  if (isGiven(body.qty) && isGiven(body.notional)) {
    return refused(malformed("only one of qty or notional is accepted"));
  }
  if (isGiven(body.qty)) {
    const qty = numberIn(body.qty);
    if (!qty) return refused(malformed("qty is not a number"));
    if (qty.lte(0)) return refused(malformed("qty must be > 0"));
    if (decimalsOf(qty) > QUANTITY_DECIMALS) {
      return refused(unprocessable(`qty must be limited to ${QUANTITY_DECIMALS} decimal places`));
    }
    return { ok: true, qty, notional: null };
  }
  if (!isGiven(body.notional)) return refused(malformed("qty or notional is required"));
  const notional = numberIn(body.notional);
  if (!notional) return refused(malformed("notional is not a number"));
  if (decimalsOf(notional) > CASH_DECIMALS) {
    return refused(unprocessable(`notional value must be limited to ${CASH_DECIMALS} decimal places`));
  }
  if (notional.lt(1)) return refused(malformed("notional must be >= 1.00"));
  return { ok: true, qty: null, notional };
}
