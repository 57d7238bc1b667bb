/** Which of the orders at the broker are ours: orders by hand are left alone. */
import type { BrokerOrders } from "../../../brokers/broker.ts";
import { clientOrderIdPrefix } from "../../../engine/execution/client-order-id.ts";

export interface OurOpenOrder {
  /** The broker's id. */
  readonly id: string;
  /** Null where it cannot be read what the order is about. */
  readonly symbol: string | null;
  readonly isBeingCancelled: boolean;
}

/**
 * A user's orders among those that are open, with those in doubt; `undefined` when one of them tells no id to cancel it by,
 * so that the list is no answer.
 */
export function ourOpenOrders(open: BrokerOrders, userId: string): OurOpenOrder[] | undefined {
  const prefix = clientOrderIdPrefix(userId);
  const told = open.orders
    .filter(({ clientOrderId }) => clientOrderId.startsWith(prefix))
    .map(({ id, symbol, status }) => ({ id, symbol, isBeingCancelled: status === "pending_cancel" }));
  const doubtful = open.doubtful.filter(({ clientOrderId }) => clientOrderId?.startsWith(prefix));
  const untold: OurOpenOrder[] = [];
  for (const { id } of doubtful) {
    if (id === null) return undefined;
    untold.push({ id, symbol: null, isBeingCancelled: false });
  }
  return [...told, ...untold];
}
