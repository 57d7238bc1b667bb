/** The books of practice accounts in the account object's database. */
import { and, asc, eq, gt, gte, sql } from "drizzle-orm";
import type { PaperStore, StoredBook } from "../../../brokers/paper/paper-store.ts";
import { addDays } from "../../../engine/calendar/dates.ts";
import { newYorkDate } from "../../../engine/calendar/new-york.ts";
import type { Activity } from "../../../engine/ledger/reconcile/activity.ts";
import { type Decimal, decimal, toText, ZERO } from "../../../engine/money/decimal.ts";
import type { PaperOrder, PaperPosition } from "../../../engine/paper/book.ts";
import { deposit } from "../../../engine/paper/deposit.ts";
import type { AccountDatabase } from "./database.ts";
import { paperActivities, paperBooks, paperOrders, paperPositions } from "./schema/paper.ts";

const textOf = (value: Decimal | null) => value && toText(value);
const decimalOf = (text: string | null) => (text === null ? null : decimal(text));

function readOrder(row: typeof paperOrders.$inferSelect): PaperOrder {
  return {
    ...row,
    quantity: decimal(row.quantity),
    limitPrice: decimalOf(row.limitPrice),
    highestPrice: decimalOf(row.highestPrice),
    filledQuantity: decimal(row.filledQuantity),
    filledAveragePrice: decimalOf(row.filledAveragePrice),
  };
}

function writeOrder(database: AccountDatabase, bookId: string, order: PaperOrder): void {
  const row = {
    ...order,
    bookId,
    quantity: toText(order.quantity),
    limitPrice: textOf(order.limitPrice),
    highestPrice: textOf(order.highestPrice),
    filledQuantity: toText(order.filledQuantity),
    filledAveragePrice: textOf(order.filledAveragePrice),
  };
  database.insert(paperOrders).values(row).onConflictDoUpdate({ target: paperOrders.id, set: row }).run();
}

function readActivity(row: typeof paperActivities.$inferSelect): Activity {
  const { id, kind, at, symbol, brokerOrderId } = row;
  const [quantity, cash, price] = [decimalOf(row.quantity), decimalOf(row.cash), decimalOf(row.price)];
  return { id, kind, brokerType: kind, at, symbol, quantity, cash, price, brokerOrderId, groupId: null };
}

function writeActivity(database: AccountDatabase, bookId: string, activity: Activity): void {
  const { id, kind, at, symbol, quantity, cash, price, brokerOrderId } = activity;
  const amounts = { quantity: textOf(quantity), cash: textOf(cash), price: textOf(price) };
  database
    .insert(paperActivities)
    .values({ id, bookId, kind, at, symbol, brokerOrderId, ...amounts })
    .run();
}

function readPositions(database: AccountDatabase, bookId: string): Map<string, PaperPosition> {
  const rows = database.select().from(paperPositions).where(eq(paperPositions.bookId, bookId)).all();
  return new Map(
    rows.map(({ symbol, quantity, lastPrice, pricedAt }) => [
      symbol,
      { symbol, quantity: decimal(quantity), lastPrice: decimal(lastPrice), pricedAt },
    ]),
  );
}

/** Writes the positions that are not those of before, by identity: what has not changed is still the same object. */
function writePositions(
  database: AccountDatabase,
  bookId: string,
  before: ReadonlyMap<string, PaperPosition>,
  after: ReadonlyMap<string, PaperPosition>,
): void {
  for (const [symbol, position] of after) {
    if (before.get(symbol) === position) continue;
    const { quantity, lastPrice, pricedAt } = position;
    const change = { quantity: toText(quantity), lastPrice: toText(lastPrice), pricedAt };
    database
      .insert(paperPositions)
      .values({ bookId, symbol, ...change })
      .onConflictDoUpdate({ target: [paperPositions.bookId, paperPositions.symbol], set: change })
      .run();
  }
  for (const symbol of before.keys()) {
    if (after.has(symbol)) continue;
    database
      .delete(paperPositions)
      .where(and(eq(paperPositions.bookId, bookId), eq(paperPositions.symbol, symbol)))
      .run();
  }
}

/** The store of one book, which must have been opened. */
export function paperStore(database: AccountDatabase, bookId: string): PaperStore {
  const ordersWhere = (...conditions: Parameters<typeof and>) =>
    database
      .select()
      .from(paperOrders)
      .where(and(eq(paperOrders.bookId, bookId), ...conditions))
      // Orders of one instant stand in the order in which they came.
      .orderBy(asc(paperOrders.submittedAt), asc(sql`rowid`))
      .all()
      .map(readOrder);

  return {
    transaction: (work) => database.transaction(work),

    load(): StoredBook {
      const row = database.select().from(paperBooks).where(eq(paperBooks.id, bookId)).get();
      if (!row) throw new Error(`no book ${bookId}`);
      const { id, exDatesThrough } = row;
      const positions = readPositions(database, bookId);
      const openOrders = ordersWhere(eq(paperOrders.status, "accepted"));
      return { book: { id, cash: decimal(row.cash), positions, openOrders }, exDatesThrough };
    },

    save({ book: before, exDatesThrough: through }, { book, orders, activities }, exDatesThrough) {
      if (!book.cash.eq(before.cash) || exDatesThrough !== through) {
        database
          .update(paperBooks)
          .set({ cash: toText(book.cash), exDatesThrough })
          .where(eq(paperBooks.id, bookId))
          .run();
      }
      writePositions(database, bookId, before.positions, book.positions);
      for (const order of orders) writeOrder(database, bookId, order);
      for (const activity of activities) writeActivity(database, bookId, activity);
    },

    orderById: (id) => ordersWhere(eq(paperOrders.id, id))[0],
    orderByClientId: (clientOrderId) => ordersWhere(eq(paperOrders.clientOrderId, clientOrderId))[0],
    ordersSince: (instant) => ordersWhere(gt(paperOrders.submittedAt, instant)),
    activitiesSince: (instant) =>
      database
        .select()
        .from(paperActivities)
        .where(and(eq(paperActivities.bookId, bookId), gte(paperActivities.at, instant)))
        .orderBy(asc(paperActivities.at), asc(paperActivities.sequence))
        .all()
        .map(readActivity),
  };
}

/** Opens a book with its first deposit (dollars to the cent) at an instant (epoch ms). */
export function openPaperBook(database: AccountDatabase, id: string, cash: Decimal, now: number): void {
  const exDatesThrough = addDays(newYorkDate(now), -1);
  database
    .insert(paperBooks)
    .values({ id, cash: toText(ZERO), exDatesThrough })
    .run();
  const store = paperStore(database, id);
  const opened = store.load();
  store.save(opened, deposit(opened.book, `${id}/opening`, cash, now), exDatesThrough);
}
