/** Looks up what is known after the days of a plan. */
import { isOutboxEmpty } from "../../../src/durable/account/store/outbox.ts";
import { notedFactsSince } from "../../../src/durable/account/store/facts.ts";
import {
  activities,
  decisions,
  ledgerPositions,
  orders,
  runs,
  strategies,
} from "../../../src/durable/account/store/schema/index.ts";
import { activeStrategies } from "../../../src/durable/account/store/strategies.ts";
import { clientOrderIdPrefix } from "../../../src/engine/execution/client-order-id.ts";
import { accountAtBroker, type OrderAtBroker } from "../world/at-broker.ts";
import type { Plan } from "../plans/plan.ts";
import { truthOf } from "./truth.ts";
import { USER, type World } from "../world/world.ts";
import { openingOf } from "../openings/openings.ts";
import { recordOf } from "./replay/on-record.ts";
import type { Facts } from "./facts.ts";

/** Everything that the invariants ask for; `cashSeen`: dollars at the broker whenever it was looked at on the way. */
export async function gatherFacts(world: World, plan: Plan, cashSeen: readonly string[]): Promise<Facts> {
  const { database, recipient, crossings } = world;
  const account = await accountAtBroker(world);
  const opening = openingOf(plan.opening);
  const prefix = clientOrderIdPrefix(USER);
  const isOurs = ({ client_order_id: id }: OrderAtBroker) => id.startsWith(prefix);
  return {
    plan,
    truth: truthOf(plan, opening),
    cashSeen,
    account,
    ours: account.orders.filter(isOurs),
    byHand: account.orders.filter((order) => !isOurs(order)),
    orders: database.select().from(orders).all(),
    runs: database.select().from(runs).all(),
    decisions: database.select().from(decisions).all(),
    strategies: activeStrategies(database),
    everyStrategy: database.select().from(strategies).all(),
    ledgers: database.select().from(ledgerPositions).all(),
    noted: notedFactsSince(database, 0),
    // The broker puts the day before its own ids.
    toldAt: new Map(
      database
        .select()
        .from(activities)
        .all()
        .map(({ id, seenAt }) => [id.split("::").at(-1) ?? id, seenAt]),
    ),
    onRecord: recordOf(world.exchange.snapshotState(), prefix),
    openingCash: opening.world.account.cash,
    isOutboxEmpty: isOutboxEmpty(database),
    recipient,
    boundaries: crossings.boundaries,
    bugs: world.bugs,
  };
}
