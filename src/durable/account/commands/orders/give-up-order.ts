/** The owner's word that nothing came of an order: the only way out where the broker tells nothing of it. */
import type { UnresolvedOrders } from "../../../../contract/orders.ts";
import { postFacts } from "../../ledgers/post-facts.ts";
import type { RunContext } from "../../record/context.ts";
import { noteNeverArrived } from "../../record/never-arrived.ts";
import { lostOrders } from "../../record/unresolved-orders.ts";
import { orderOf } from "../../store/orders.ts";
import { accountNow } from "../account-now.ts";
import { accept, refuse, type Result } from "../result.ts";

/**
 * Gives up an order that its owner has looked for at the broker in vain: its symbol and its money can be used again. What
 * such an order did at the broker after all is booked where the broker tells of it within five sessions. Answers the orders
 * that are still open.
 * Refused: 404 for an order that is none, 409 for one of which it is known what became of it (the broker is asked once
 * more before), and while its session goes on; and as `accountNow` refuses.
 */
export async function giveUpOrder(
  context: RunContext,
  clientOrderId: string,
): Promise<Result<UnresolvedOrders>> {
  const { database, clock } = context;
  if (!orderOf(database, clientOrderId)) return refuse(404, "no_such_order", "there is no such order");
  const looked = await accountNow(context);
  if (!looked.ok) return looked;
  const lost = lostOrders(database, clock.now()).find((order) => order.clientOrderId === clientOrderId);
  if (!lost) return refuse(409, "order_resolved", "it is known what became of this order");
  if (lost.mayStillFill) {
    const message = "the order may still arrive and fill: look for it again after the close";
    return refuse(409, "may_still_fill", message);
  }
  database.transaction(() => {
    const message = `its owner has looked for the order for ${lost.symbol} at the broker, and nothing came of it`;
    noteNeverArrived(database, lost, message);
    postFacts(database, null, looked.value.prices, clock.now());
  });
  return accept({ orders: lostOrders(database, clock.now()) });
}
