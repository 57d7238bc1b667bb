/** Orders of the account's runs. */
import { and, asc, eq, gte, inArray, ne, sql } from "drizzle-orm";
import type { AccountDatabase } from "./database.ts";
import { bookedOtherwise, orders, runs } from "./schema/index.ts";
import { insertInto, isOneOf, prepared, updateWhere } from "./statements.ts";

export type OrderRow = typeof orders.$inferSelect;
export type OrderIntent = typeof orders.$inferInsert;

/** States in which an order may still trade, or in which it is not known what became of it. */
const OPEN: OrderRow["state"][] = ["intended", "unknown", "working"];

/** Whether an order does nothing more. */
export function isSettled({ state }: Pick<OrderRow, "state">): boolean {
  return !OPEN.includes(state);
}

/** Whether the broker refused an order, or its owner put another in its place by hand: then it is not sent again. */
export function isTakenAway({ state, brokerStatus }: Pick<OrderRow, "state" | "brokerStatus">): boolean {
  return state === "rejected" || brokerStatus === "rejected" || brokerStatus === "replaced";
}

const selectOfSlot = prepared((database) =>
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

/** One order, or `undefined`. */
export function orderOf(database: AccountDatabase, clientOrderId: string): OrderRow | undefined {
  return database.select().from(orders).where(eq(orders.clientOrderId, clientOrderId)).get();
}

const selectOpenOfSlot = prepared((database) =>
  database
    .select()
    .from(orders)
    .where(and(eq(orders.slot, sql.placeholder("slot")), inArray(orders.state, OPEN)))
    .orderBy(asc(orders.intendedAt), asc(orders.clientOrderId))
    .prepare(),
);

/** Orders of a slot that may still trade, or whose fate is not known. */
export function openOrdersOf(database: AccountDatabase, slot: string): OrderRow[] {
  return selectOpenOfSlot(database).all({ slot });
}

const selectUnresolved = prepared((database) =>
  database
    .select({ order: orders })
    .from(orders)
    .innerJoin(runs, eq(orders.slot, runs.slot))
    .where(and(eq(runs.state, "reported"), inArray(orders.state, OPEN)))
    .prepare(),
);

/** Orders of runs that have ended, of which it is not known what became of them. */
export function unresolvedOrders(database: AccountDatabase): OrderRow[] {
  return selectUnresolved(database)
    .all()
    .map(({ order }) => order);
}

/** States in which an order was sent, and is not known to be over. */
const NOT_OVER: OrderRow["state"][] = ["unknown", "working"];

const selectNotOver = prepared((database) =>
  database.select().from(orders).where(inArray(orders.state, NOT_OVER)).prepare(),
);

/** Orders of all runs that may still trade, or of which it is not known what became of them. */
export function ordersNotOver(database: AccountDatabase): OrderRow[] {
  return selectNotOver(database).all();
}

const selectToCorrect = prepared((database) =>
  database
    .select({ order: orders })
    .from(orders)
    .innerJoin(runs, eq(orders.slot, runs.slot))
    .where(and(eq(runs.state, "reported"), bookedOtherwise(orders)))
    .prepare(),
);

/** Orders of runs that have ended, of which the ledgers have something else than filled. */
export function ordersToCorrect(database: AccountDatabase): OrderRow[] {
  return selectToCorrect(database)
    .all()
    .map(({ order }) => order);
}

const updateBooked = prepared((database) =>
  database
    .update(orders)
    .set({
      bookedQuantity: sql`${orders.filledQuantity}`,
      bookedAveragePrice: sql`${orders.filledAveragePrice}`,
    })
    .where(isOneOf(orders.clientOrderId, "ids"))
    .prepare(),
);

/** Notes that the ledgers have what orders have filled. */
export function noteBooked(database: AccountDatabase, clientOrderIds: readonly string[]): void {
  updateBooked(database).run({ ids: JSON.stringify(clientOrderIds) });
}

const selectBrokerIds = prepared((database) =>
  database
    .select({ id: orders.brokerOrderId })
    .from(orders)
    .where(isOneOf(orders.brokerOrderId, "ids"))
    .prepare(),
);

/** Those of the broker's order ids that are of ours. */
export function ordersByBrokerId(database: AccountDatabase, brokerOrderIds: readonly string[]): Set<string> {
  const ids = JSON.stringify(brokerOrderIds);
  return new Set(
    selectBrokerIds(database)
      .all({ ids })
      .flatMap(({ id }) => id ?? []),
  );
}

/** Writes an order ahead of its sending; an intent that stands already stays as it is. */
export const writeIntent: (database: AccountDatabase, intent: OrderIntent) => void = insertInto(
  orders,
  "keep",
);

/** Changes an order. */
export const updateOrder = updateWhere(orders, "clientOrderId");

const selectBooked = prepared((database) =>
  database
    .select()
    .from(orders)
    .where(and(gte(orders.intendedAt, sql.placeholder("at")), ne(orders.bookedQuantity, "0")))
    .orderBy(asc(orders.intendedAt), asc(orders.clientOrderId))
    .prepare(),
);

/** Orders that were written down at or after an instant (epoch ms), of which the ledgers have something. */
export function bookedOrdersSince(database: AccountDatabase, at: number): OrderRow[] {
  return selectBooked(database).all({ at });
}

const selectBookedOfSymbol = prepared((database) =>
  database
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.symbol, sql.placeholder("symbol")),
        gte(orders.intendedAt, sql.placeholder("at")),
        ne(orders.bookedQuantity, "0"),
      ),
    )
    .prepare(),
);

/** Those of a symbol. */
export function bookedOrdersOfSymbol(database: AccountDatabase, symbol: string, at: number): OrderRow[] {
  return selectBookedOfSymbol(database).all({ symbol, at });
}

const selectSince = prepared((database) =>
  database
    .select()
    .from(orders)
    .where(gte(orders.intendedAt, sql.placeholder("at")))
    .prepare(),
);

/** Orders that were written down at or after an instant (epoch ms). */
export function ordersIntendedSince(database: AccountDatabase, at: number): OrderRow[] {
  return selectSince(database).all({ at });
}
