import { type SQL, sql } from "drizzle-orm";
import { type AnySQLiteColumn, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { runs } from "./runs.ts";

/** Orders of which the ledgers have something else than what is filled. */
export function bookedOtherwise(
  order: Readonly<
    Record<"filledQuantity" | "filledAveragePrice" | "bookedQuantity" | "bookedAveragePrice", AnySQLiteColumn>
  >,
): SQL {
  const { filledQuantity, filledAveragePrice, bookedQuantity, bookedAveragePrice } = order;
  return sql`(${filledQuantity} <> ${bookedQuantity} OR ${bookedAveragePrice} IS NOT ${filledAveragePrice})`;
}

/** Orders, written before they are sent. */
export const orders = sqliteTable(
  "orders",
  {
    clientOrderId: text("client_order_id").primaryKey(),
    slot: text("slot")
      .notNull()
      .references(() => runs.slot),
    symbol: text("symbol").notNull(),
    side: text("side", { enum: ["sell", "buy"] }).notNull(),
    attempt: integer("attempt").notNull(),
    type: text("type", { enum: ["market", "limit"] }).notNull(),
    quantity: text("quantity").notNull(),
    limitPrice: text("limit_price"),
    /** JSON `[{ strategyId, quantity }]`: who pays for how much of it, and gets as much of the fills. */
    sharesJson: text("shares_json").notNull(),
    reason: text("reason", { enum: ["enter", "increase", "reduce", "exit"] }).notNull(),
    /**
     * `intended`: stored, its POST not known to have happened; `unknown`: sent, answer lost; `working`: at the
     * broker; `closed`: terminal there; `rejected`: refused, nothing traded.
     */
    state: text("state", { enum: ["intended", "unknown", "working", "closed", "rejected"] }).notNull(),
    /** The broker's own word for its state. */
    brokerStatus: text("broker_status"),
    brokerOrderId: text("broker_order_id"),
    filledQuantity: text("filled_quantity").notNull().default("0"),
    filledAveragePrice: text("filled_average_price"),
    /** What of it the ledgers have: shares, and dollars a share. */
    bookedQuantity: text("booked_quantity").notNull().default("0"),
    bookedAveragePrice: text("booked_average_price"),
    cancelRequestedAt: integer("cancel_requested_at"),
    /** Since when every question about it was answered without it; null once it was seen, or not asked for. */
    absentSince: integer("absent_since"),
    intendedAt: integer("intended_at").notNull(),
    sentAt: integer("sent_at"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
  },
  (table) => [
    index("orders_by_slot").on(table.slot),
    index("orders_by_state").on(table.state),
    index("orders_by_intent").on(table.intendedAt),
    index("orders_by_symbol").on(table.symbol, table.intendedAt),
    index("orders_by_broker_id").on(table.brokerOrderId),
    index("orders_booked_otherwise").on(table.slot).where(bookedOtherwise(table)),
  ],
);
