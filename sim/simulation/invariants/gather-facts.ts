/** Looks up what is known after the days of a plan. */
import { bookNow, checkpointOf } from "../../../src/durable/account/store/books.ts";
import type { AccountDatabase } from "../../../src/durable/account/store/database.ts";
import { standingDoubts } from "../../../src/durable/account/store/doubts.ts";
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
import { toText } from "../../../src/engine/money/decimal.ts";
import { accountAtBroker, type OrderAtBroker } from "../world/at-broker.ts";
import type { Plan } from "../plans/plan.ts";
import { truthOf } from "./truth.ts";
import { USER, type World } from "../world/world.ts";
import { openingOf } from "../openings/openings.ts";
import { recordOf } from "./replay/on-record.ts";
import type { Facts } from "./facts.ts";

/** What was seen on the way. */
export interface Seen {
  /** Dollars at the broker at the end of each day. */
  readonly cash: readonly string[];
  readonly silences: Facts["silences"];
  /** The broker's ids of orders by hand of which no activity ever tells. */
  readonly untoldOrders: ReadonlySet<string>;
}

/** What the account has by all that it knows. */
function explainedIn(database: AccountDatabase): Facts["explained"] {
  const explained = bookNow(database)?.explained;
  if (!explained) return undefined;
  const shares = [...explained.holdings].map(([symbol, quantity]) => [symbol, toText(quantity)] as const);
  return { cash: toText(explained.cash), shares: new Map(shares) };
}

/** Everything that the invariants ask for. */
export async function gatherFacts(world: World, plan: Plan, seen: Seen): Promise<Facts> {
  const { database, recipient, crossings } = world;
  const account = await accountAtBroker(world);
  const opening = openingOf(plan.opening);
  const prefix = clientOrderIdPrefix(USER);
  const isOurs = ({ client_order_id: id }: OrderAtBroker) => id.startsWith(prefix);
  return {
    plan,
    truth: truthOf(plan, opening),
    cashSeen: seen.cash,
    silences: seen.silences,
    explained: explainedIn(database),
    doubts: standingDoubts(database).map(({ symbol, amount }) => ({ symbol, amount: toText(amount) })),
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
    openedAt: checkpointOf(database)?.openedAt ?? 0,
    // The broker puts the day before its own ids.
    toldAt: new Map(
      database
        .select()
        .from(activities)
        .all()
        .map(({ id, seenAt }) => [id.split("::").at(-1) ?? id, seenAt]),
    ),
    onRecord: recordOf(world.exchange.snapshotState(), prefix, seen.untoldOrders),
    openingCash: opening.world.account.cash,
    isOutboxEmpty: isOutboxEmpty(database),
    recipient,
    boundaries: crossings.boundaries,
    bugs: world.bugs,
  };
}
