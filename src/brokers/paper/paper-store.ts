/** Where the book of one practice account is kept. Everything is synchronous: nothing comes between a look and a change. */
import type { Activity } from "../../engine/ledger/reconcile/activity.ts";
import type { Book, BookChange, PaperOrder } from "../../engine/paper/book.ts";

export interface StoredBook {
  readonly book: Book;
  /** New York date of the last session whose splits and dividends are in the book. */
  readonly exDatesThrough: string;
}

export interface PaperStore {
  /** Keeps all that `work` writes, or, when it throws, none of it. */
  transaction<T>(work: () => T): T;
  load(): StoredBook;
  /** Writes what has changed since `before` was loaded. */
  save(before: StoredBook, change: BookChange, exDatesThrough: string): void;
  orderById(id: string): PaperOrder | undefined;
  orderByClientId(clientOrderId: string): PaperOrder | undefined;
  /** Orders sent after an instant (epoch ms, exclusive), oldest first. */
  ordersSince(instant: number): PaperOrder[];
  /** Activities from an instant (epoch ms, inclusive) on, oldest first. */
  activitiesSince(instant: number): Activity[];
}
