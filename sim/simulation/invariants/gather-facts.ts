/** Looks up what is known after the days of a plan. */
import { isOutboxEmpty } from "../../../src/durable/account/store/outbox.ts";
import { ledgerPositions, orders, runs } from "../../../src/durable/account/store/schema/index.ts";
import { activeStrategies } from "../../../src/durable/account/store/strategies.ts";
import { clientOrderIdPrefix } from "../../../src/engine/execution/client-order-id.ts";
import { accountAtBroker, type OrderAtBroker } from "../world/at-broker.ts";
import { USER, type World } from "../world/world.ts";
import type { Facts } from "./facts.ts";

/** Everything that the invariants ask for; `seen` is what was seen on the way. */
export async function gatherFacts(world: World, seen: Pick<Facts, "cashSeen" | "transfers">): Promise<Facts> {
  const { database, recipient, crossings } = world;
  const account = await accountAtBroker(world);
  const prefix = clientOrderIdPrefix(USER);
  const isOurs = ({ client_order_id: id }: OrderAtBroker) => id.startsWith(prefix);
  return {
    ...seen,
    account,
    ours: account.orders.filter(isOurs),
    byHand: account.orders.filter((order) => !isOurs(order)),
    orders: database.select().from(orders).all(),
    runs: database.select().from(runs).all(),
    strategies: activeStrategies(database),
    ledgers: database.select().from(ledgerPositions).all(),
    isOutboxEmpty: isOutboxEmpty(database),
    recipient,
    boundaries: crossings.boundaries,
  };
}
