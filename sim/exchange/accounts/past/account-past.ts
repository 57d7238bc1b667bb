/**
 * What an account was like a while ago: its books and its orders as they stood before every change of the last hour. A
 * restart forgets it: what is not known any more is as it is now.
 */
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import { LONGEST_AGE_MS } from "../../faults/fault.ts";
import type { Order } from "../../orders/order.ts";
import type { Closing } from "../closing.ts";
import type { Position } from "../position.ts";

/** Cash and holdings of an account at a moment. */
export interface Books {
  /** Dollars. */
  readonly cash: Decimal;
  readonly positions: ReadonlyMap<string, Position>;
  readonly lastClosing: Closing;
  readonly latestClosing: Closing;
  readonly fillsCharged: number;
}

/** Something as it was before it changed at an instant, epoch ms. */
interface Before<Thing> {
  readonly until: number;
  readonly thing: Thing;
}

/** Adds what something was, and forgets what was longer ago than anybody may ask for. */
function keep<Thing>(history: Before<Thing>[], until: number, thing: Thing): void {
  history.push({ until, thing });
  const firstKept = history.findIndex((before) => before.until >= until - LONGEST_AGE_MS);
  if (firstKept > 0) history.splice(0, firstKept);
}

export class AccountPast {
  #books: Books | undefined;
  readonly #earlierBooks: Before<Books>[] = [];
  readonly #orders = new WeakMap<Order, Order>();
  readonly #earlierOrders: Before<Order>[] = [];

  /** The books have changed at an instant (epoch ms) to these. */
  keepBooks(books: Books, at: number): void {
    if (this.#books) keep(this.#earlierBooks, at, this.#books);
    this.#books = books;
  }

  /** An order may have changed at an instant (epoch ms); it is copied as it stands. */
  keepOrder(order: Order, at: number): void {
    const before = this.#orders.get(order);
    if (before) keep(this.#earlierOrders, at, before);
    this.#orders.set(order, { ...order });
  }

  /** The books at an instant (epoch ms); `undefined` when they have been known only since. */
  booksAt(instant: number): Books | undefined {
    return this.#earlierBooks.find(({ until }) => until > instant)?.thing ?? this.#books;
  }

  /** The orders that have changed since an instant (epoch ms), by id, as they were then. */
  ordersChangedSince(instant: number): ReadonlyMap<string, Order> {
    const orders = new Map<string, Order>();
    for (const { until, thing } of this.#earlierOrders) {
      if (until > instant && !orders.has(thing.id)) orders.set(thing.id, thing);
    }
    return orders;
  }
}
