/** Moves orders from one status to the next, with the instants that belong to it, and tells whoever listens. */
import type { Account } from "../../accounts/account.ts";
import type { VirtualClock } from "../../clock/virtual-clock.ts";
import type { TradeEventName, TradeEvents } from "../../events/trade-events.ts";
import type { Order, OrderStatus } from "../order.ts";

/** The statuses that an order is moved to; fills are booked, and change the status there. */
type Destination = Exclude<OrderStatus, "filled" | "partially_filled">;

/** The field that keeps when a status was reached. */
const REACHED = {
  canceled: "canceledAt",
  expired: "expiredAt",
  rejected: "failedAt",
  replaced: "replacedAt",
} as const;

function isEnd(status: Destination): status is keyof typeof REACHED {
  return Object.hasOwn(REACHED, status);
}

export class Transitions {
  readonly #clock: VirtualClock;
  readonly #events: TradeEvents;
  readonly #owners = new WeakMap<Order, Account>();

  constructor(clock: VirtualClock, events: TradeEvents) {
    this.#clock = clock;
    this.#events = events;
  }

  /** Says whose order it is. */
  own(account: Account, order: Order): void {
    this.#owners.set(order, account);
  }

  /** The account that placed an order. Throws `RangeError` when it was never said whose it is. */
  ownerOf(order: Order): Account {
    const account = this.#owners.get(order);
    if (!account) throw new RangeError(`nobody owns order ${order.id}`);
    return account;
  }

  /** Moves an order to a status at the clock's instant; one that ends expects nothing more. */
  move(order: Order, status: Destination): void {
    const now = this.#clock.now();
    order.status = status;
    order.updatedAt = now;
    if (isEnd(status)) {
      order[REACHED[status]] = now;
      this.finish(order);
    }
    this.tell(order, status);
  }

  /** Forgets what an order that has ended would still have expected. */
  finish(order: Order): void {
    order.acknowledgeAt = null;
    order.fillAt = null;
    order.rejectAt = null;
    order.cancelAt = null;
    order.takesOverAt = null;
  }

  /** Publishes an event of an order as it stands. */
  tell(order: Order, event: TradeEventName): void {
    this.#events.publish({ event, account: this.ownerOf(order), order, at: this.#clock.now() });
  }
}
