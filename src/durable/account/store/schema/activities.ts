import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ACTIVITY_KINDS } from "../../../../engine/ledger/reconcile/activity.ts";

/** What the broker told of the account's cash and shares, once it has been attributed. */
export const activities = sqliteTable(
  "activities",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ACTIVITY_KINDS }).notNull(),
    brokerType: text("broker_type").notNull(),
    at: integer("at").notNull(),
    symbol: text("symbol"),
    quantity: text("quantity"),
    cash: text("cash"),
    price: text("price"),
    brokerOrderId: text("broker_order_id"),
    groupId: text("group_id"),
    /** When it was first told. */
    seenAt: integer("seen_at").notNull(),
  },
  (table) => [index("activities_by_look").on(table.seenAt), index("activities_by_time").on(table.at)],
);
