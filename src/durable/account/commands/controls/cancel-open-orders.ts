/** Cancelling what is open of ours outside of a run. */
import type { Broker } from "../../../../brokers/broker.ts";
import { inParallel } from "../../../../platform/in-parallel.ts";
import { ourOpenOrders } from "../../record/our-open-orders.ts";

/**
 * Asks for the cancel of a user's orders that we sent and that are still open; orders by hand are left alone. Answers how
 * many there were; null when the broker did not tell, or did not answer for one of them.
 */
export async function cancelOpenOrders(broker: Broker, userId: string): Promise<number | null> {
  const open = await broker.openOrders();
  if (open.kind !== "confirmed") return null;
  const ours = ourOpenOrders(open.value, userId);
  if (!ours) return null;
  const asked = ours.filter(({ isBeingCancelled }) => !isBeingCancelled);
  const outcomes = await inParallel(asked, ({ id }) => broker.cancel(id));
  return outcomes.some(({ kind }) => kind === "unknown") ? null : ours.length;
}
