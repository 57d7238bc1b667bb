/** Orders of ours of which the ledgers have something else than the broker says now. */
import type { FillCorrection } from "../../../engine/ledger/reconcile/correction.ts";
import { CASH_DECIMALS, type Decimal, decimal, roundHalfUp } from "../../../engine/money/decimal.ts";
import { readShares } from "../record/shares.ts";
import type { OrderRow } from "../store/orders.ts";

/** Dollars, to the cent. */
function valueOf(quantity: string, averagePrice: string | null): Decimal {
  return roundHalfUp(decimal(quantity).times(averagePrice ?? 0), CASH_DECIMALS);
}

/**
 * What is to be corrected; orders that are booked as they are filled need nothing. `sequence`: the journal's newest entry,
 * because the same order may be corrected again, also back to what it was.
 */
export function correctionsOf(orders: readonly OrderRow[], sequence: number): FillCorrection[] {
  return orders.flatMap((order): FillCorrection[] => {
    const { clientOrderId, symbol, side, filledQuantity, bookedQuantity } = order;
    const quantity = decimal(filledQuantity).minus(bookedQuantity);
    const value = valueOf(filledQuantity, order.filledAveragePrice).minus(
      valueOf(bookedQuantity, order.bookedAveragePrice),
    );
    if (quantity.eq(0) && value.eq(0)) return [];
    const shares = readShares(order.sharesJson);
    const reference = `${clientOrderId}/${filledQuantity}@${order.filledAveragePrice ?? 0}/${sequence}`;
    return [{ symbol, side, quantity, value, shares, reference }];
  });
}
