/** Orders whose POST was not answered and that the broker never had. */
import type { AccountDatabase } from "../store/database.ts";
import { type OrderRow, updateOrder } from "../store/orders.ts";
import { addReasons } from "./reasons.ts";

/** What is said of such an order. */
export const NEVER_ARRIVED = "never_arrived";

/** Notes that an order is one, in words for its owner. */
export function noteNeverArrived(
  database: AccountDatabase,
  { clientOrderId, slot, symbol }: Pick<OrderRow, "clientOrderId" | "slot" | "symbol">,
  message: string = `the order for ${symbol} never reached the broker`,
): void {
  updateOrder(database, clientOrderId, { state: "rejected", errorCode: NEVER_ARRIVED });
  addReasons(database, slot, [{ code: NEVER_ARRIVED, symbol, message }]);
}
