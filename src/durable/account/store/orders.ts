/** Orders of the account's runs. */
import { and, asc, eq, inArray, ne, notInArray, or, sql } from "drizzle-orm";
import { type AccountDatabase, inChunks, perDatabase } from "./database.ts";
import { orders, runs } from "./schema.ts";

export type OrderRow = typeof orders.$inferSelect;
export type OrderIntent = typeof orders.$inferInsert;

/** States after which an order does nothing more. */
const SETTLED: OrderRow["state"][] = ["closed", "rejected"];

/** Whether an order does nothing more. */
export function isSettled({ state }: Pick<OrderRow, "state">): boolean {
  return SETTLED.includes(state);
}

const selectOfSlot = perDatabase((database) =>
  database
    .select()
    .from(orders)
    .where(eq(orders.slot, sql.placeholder("slot")))
    .orderBy(asc(orders.intendedAt), asc(orders.clientOrderId))
    .prepare(),
);

/** All orders of a slot, in the order of their intents. */
export function ordersOf(database: AccountDatabase, slot: string): OrderRow[] {
  return selectOfSlot(database).all({ slot });
}

const selectOpenOfSlot = perDatabase((database) =>
  database
    .select()
    .from(orders)
    .where(and(eq(orders.slot, sql.placeholder("slot")), notInArray(orders.state, SETTLED)))
    .orderBy(asc(orders.intendedAt), asc(orders.clientOrderId))
    .prepare(),
);

/** Orders of a slot that may still trade, or whose fate is not known. */
export function openOrdersOf(database: AccountDatabase, slot: string): OrderRow[] {
  return selectOpenOfSlot(database).all({ slot });
}

/** Orders of runs that have ended, of which it is not known what became of them. */
export function unresolvedOrders(database: AccountDatabase): OrderRow[] {
  return database
    .select({ order: orders })
    .from(orders)
    .innerJoin(runs, eq(orders.slot, runs.slot))
    .where(and(eq(runs.state, "reported"), notInArray(orders.state, SETTLED)))
    .all()
    .map(({ order }) => order);
}

/** Orders of runs that have ended, of which the ledgers have something else than filled. */
export function ordersToCorrect(database: AccountDatabase): OrderRow[] {
  const differs = or(
    ne(orders.filledQuantity, orders.bookedQuantity),
    sql`${orders.bookedAveragePrice} IS NOT ${orders.filledAveragePrice}`,
  );
  return database
    .select({ order: orders })
    .from(orders)
    .innerJoin(runs, eq(orders.slot, runs.slot))
    .where(and(eq(runs.state, "reported"), differs))
    .all()
    .map(({ order }) => order);
}

/** Notes that the ledgers have what orders have filled. */
export function noteBooked(database: AccountDatabase, clientOrderIds: readonly string[]): void {
  const bookedQuantity = sql`${orders.filledQuantity}`;
  const bookedAveragePrice = sql`${orders.filledAveragePrice}`;
  for (const ids of inChunks(clientOrderIds)) {
    database
      .update(orders)
      .set({ bookedQuantity, bookedAveragePrice })
      .where(inArray(orders.clientOrderId, ids))
      .run();
  }
}

/** Those of the broker's order ids that are of ours. */
export function ordersByBrokerId(database: AccountDatabase, brokerOrderIds: readonly string[]): Set<string> {
  const ours = new Set<string>();
  for (const ids of inChunks([...new Set(brokerOrderIds)])) {
    const found = database
      .select({ id: orders.brokerOrderId })
      .from(orders)
      .where(inArray(orders.brokerOrderId, ids))
      .all();
    for (const { id } of found) if (id !== null) ours.add(id);
  }
  return ours;
}

/** Writes an order ahead of its sending; an intent that stands already stays as it is. */
export function writeIntent(database: AccountDatabase, intent: OrderIntent): void {
  database.insert(orders).values(intent).onConflictDoNothing().run();
}

/** One statement for every set of columns that is changed together. */
const updates = perDatabase((database) => {
  const statements = new Map<string, { run(values: Record<string, unknown>): unknown }>();
  return (columns: readonly string[]) => {
    const key = columns.join(" ");
    const known = statements.get(key);
    if (known) return known;
    const set = Object.fromEntries(columns.map((column) => [column, sql`${sql.placeholder(column)}`]));
    const where = eq(orders.clientOrderId, sql.placeholder("key"));
    const statement = database.update(orders).set(set).where(where).prepare();
    statements.set(key, statement);
    return statement;
  };
});

export function updateOrder(
  database: AccountDatabase,
  clientOrderId: string,
  change: Partial<OrderRow>,
): void {
  updates(database)(Object.keys(change)).run({ ...change, key: clientOrderId });
}
