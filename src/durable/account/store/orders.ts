/** Orders of the account's runs. */
import { and, asc, eq, notInArray } from "drizzle-orm";
import type { AccountDatabase } from "./database.ts";
import { orders } from "./schema.ts";

export type OrderRow = typeof orders.$inferSelect;
export type OrderIntent = typeof orders.$inferInsert;

/** States after which an order does nothing more. */
const SETTLED: OrderRow["state"][] = ["closed", "rejected"];

/** Whether an order does nothing more. */
export function isSettled({ state }: Pick<OrderRow, "state">): boolean {
  return SETTLED.includes(state);
}

/** All orders of a slot, in the order of their intents. */
export function ordersOf(database: AccountDatabase, slot: string): OrderRow[] {
  return database
    .select()
    .from(orders)
    .where(eq(orders.slot, slot))
    .orderBy(asc(orders.intendedAt), asc(orders.clientOrderId))
    .all();
}

/** Orders of a slot that may still trade, or whose fate is not known. */
export function openOrdersOf(database: AccountDatabase, slot: string): OrderRow[] {
  return database
    .select()
    .from(orders)
    .where(and(eq(orders.slot, slot), notInArray(orders.state, SETTLED)))
    .orderBy(asc(orders.intendedAt), asc(orders.clientOrderId))
    .all();
}

/** Writes an order ahead of its sending; an intent that stands already stays as it is. */
export function writeIntent(database: AccountDatabase, intent: OrderIntent): void {
  database.insert(orders).values(intent).onConflictDoNothing().run();
}

export function updateOrder(
  database: AccountDatabase,
  clientOrderId: string,
  change: Partial<OrderRow>,
): void {
  database.update(orders).set(change).where(eq(orders.clientOrderId, clientOrderId)).run();
}
