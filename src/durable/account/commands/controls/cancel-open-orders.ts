/** Cancelling what is open of ours outside of a run. */
import type { Broker } from "../../../../brokers/broker.ts";
import { clientOrderIdPrefix } from "../../../../engine/execution/client-order-id.ts";
import { inParallel } from "../../../../platform/in-parallel.ts";

/**
 * Asks for the cancel of a user's orders that we sent and that are still open; orders by hand are left alone. Answers how
 * many there were; null when the broker did not tell, or did not answer for one of them.
 */
export async function cancelOpenOrders(broker: Broker, userId: string): Promise<number | null> {
  const open = await broker.openOrders();
  if (open.kind !== "confirmed") return null;
  const prefix = clientOrderIdPrefix(userId);
  const ours = open.value.filter(({ clientOrderId }) => clientOrderId.startsWith(prefix));
  const asked = ours.filter(({ status }) => status !== "pending_cancel");
  const outcomes = await inParallel(asked, ({ id }) => broker.cancel(id));
  return outcomes.some(({ kind }) => kind === "unknown") ? null : ours.length;
}
