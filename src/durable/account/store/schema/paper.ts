/**
 * The books of practice accounts, one for each time that one was opened. Amounts of money, prices and quantities are
 * decimal text; instants are epoch ms (UTC) by the injected clock.
 */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ACTIVITY_KINDS } from "../../../../engine/ledger/reconcile/activity.ts";

export const paperBooks = sqliteTable("paper_books", {
  /** The account's id, as it stands in `credentials.broker_account_id`. */
  id: text("id").primaryKey(),
  /** Dollars. */
  cash: text("cash").notNull(),
  /** New York date of the last session whose splits and dividends are in the book. */
  exDatesThrough: text("ex_dates_through").notNull(),
});

export const paperPositions = sqliteTable(
  "paper_positions",
  {
    bookId: text("book_id")
      .notNull()
      .references(() => paperBooks.id),
    symbol: text("symbol").notNull(),
    quantity: text("quantity").notNull(),
    /** Dollars a share, as it was last written down, and when it was made. */
    lastPrice: text("last_price").notNull(),
    pricedAt: integer("priced_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.bookId, table.symbol] })],
);

/** Every order ever; a client order id stands for one of them for ever. */
export const paperOrders = sqliteTable(
  "paper_orders",
  {
    id: text("id").primaryKey(),
    bookId: text("book_id")
      .notNull()
      .references(() => paperBooks.id),
    clientOrderId: text("client_order_id").notNull(),
    symbol: text("symbol").notNull(),
    side: text("side", { enum: ["buy", "sell"] }).notNull(),
    type: text("type", { enum: ["market", "limit"] }).notNull(),
    quantity: text("quantity").notNull(),
    limitPrice: text("limit_price"),
    /** Dollars a share for which cash is kept back; null for sells. */
    highestPrice: text("highest_price"),
    submittedAt: integer("submitted_at").notNull(),
    /** The open and the close of the session that it is good for. */
    worksFrom: integer("works_from").notNull(),
    expiresAt: integer("expires_at").notNull(),
    status: text("status", { enum: ["accepted", "filled", "canceled", "expired"] }).notNull(),
    filledQuantity: text("filled_quantity").notNull(),
    filledAveragePrice: text("filled_average_price"),
    endedAt: integer("ended_at"),
  },
  (table) => [
    uniqueIndex("paper_orders_by_client_id").on(table.bookId, table.clientOrderId),
    index("paper_orders_by_status").on(table.bookId, table.status),
    index("paper_orders_by_time").on(table.bookId, table.submittedAt),
  ],
);

/** Everything that moved cash or shares; appended only. */
export const paperActivities = sqliteTable(
  "paper_activities",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    id: text("id").notNull(),
    bookId: text("book_id")
      .notNull()
      .references(() => paperBooks.id),
    kind: text("kind", { enum: ACTIVITY_KINDS }).notNull(),
    at: integer("at").notNull(),
    symbol: text("symbol"),
    quantity: text("quantity"),
    cash: text("cash"),
    price: text("price"),
    brokerOrderId: text("broker_order_id"),
  },
  (table) => [
    uniqueIndex("paper_activities_by_id").on(table.id),
    index("paper_activities_by_time").on(table.bookId, table.at),
  ],
);
