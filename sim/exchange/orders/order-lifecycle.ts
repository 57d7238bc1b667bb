/**
 * What happens to an accepted order as virtual time passes: it becomes new, fills, waits, is cancelled or
 * expires. Every step still to come is kept in the order itself, so that a restarted exchange takes up where it
 * stopped.
 */
import type { Account } from "../accounts/account.ts";
import { bookExecution } from "../accounts/booking.ts";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import type { Prices, Tape } from "../market/prices.ts";
import type { Identifiers } from "../random/identifiers.ts";
import type { FillOptions } from "./fill-options.ts";
import { executionQty, fillPrice } from "./matching.ts";
import { heldFor, isOpen } from "./order.ts";
import type { Order } from "./order.ts";
import { WaitingOrders } from "./waiting-orders.ts";

export interface OrderLifecycleOptions {
  readonly clock: VirtualClock;
  readonly prices: Prices;
  readonly identifiers: Identifiers;
  readonly fills: FillOptions;
}

export class OrderLifecycle {
  readonly #clock: VirtualClock;
  readonly #prices: Prices;
  readonly #identifiers: Identifiers;
  readonly #fills: FillOptions;
  readonly #halted = new Set<string>();
  readonly #waiting: WaitingOrders;

  constructor(options: OrderLifecycleOptions) {
    this.#clock = options.clock;
    this.#prices = options.prices;
    this.#identifiers = options.identifiers;
    this.#fills = options.fills;
    this.#waiting = new WaitingOrders({
      clock: options.clock,
      prices: options.prices,
      isHalted: (symbol) => this.#halted.has(symbol),
      attempt: (account, order, tape) => this.#attempt(account, order, tape),
    });
  }

  /** Symbols in which trading is halted: orders are accepted and do not fill. */
  get halted(): string[] {
    return [...this.#halted].sort();
  }

  halt(symbol: string, halted: boolean): void {
    if (halted) this.#halted.add(symbol);
    else this.#halted.delete(symbol);
    this.#waiting.wake(symbol);
  }

  /** Takes up an open order: everything that it still expects is scheduled. */
  follow(account: Account, order: Order): void {
    const { id, acknowledgeAt, fillAt, cancelAt } = order;
    if (acknowledgeAt !== null) {
      this.#clock.schedule(acknowledgeAt, () => this.#acknowledge(order), `order:${id}:new`);
    }
    if (fillAt === null) this.#waiting.add(account, order);
    else this.#clock.schedule(fillAt, () => this.#arrive(account, order), `order:${id}:fill`);
    if (cancelAt !== null) this.#scheduleCancel(order, cancelAt);
  }

  /** Begins to cancel an open order. */
  cancel(order: Order): void {
    const now = this.#clock.now();
    order.status = "pending_cancel";
    order.updatedAt = now;
    order.cancelAt = now + this.#fills.cancelAfter;
    this.#scheduleCancel(order, order.cancelAt);
  }

  /** Cancels an open order on the spot, as the exchange does when a corporate action voids it. */
  cancelNow(order: Order): void {
    order.status = "canceled";
    order.canceledAt = this.#clock.now();
    this.#end(order);
  }

  /** Ends an order whose time is over: a day order expires, one that was good till cancelled is cancelled. */
  expire(order: Order): void {
    if (order.timeInForce === "gtc" || order.status === "pending_cancel") return this.cancelNow(order);
    order.status = "expired";
    order.expiredAt = this.#clock.now();
    this.#end(order);
  }

  /** A session begins: orders that wait come to the market anew. */
  openSession(): void {
    this.#waiting.openSession();
  }

  #scheduleCancel(order: Order, at: number): void {
    this.#clock.schedule(
      at,
      () => {
        if (isOpen(order)) this.cancelNow(order);
      },
      `order:${order.id}:cancel`,
    );
  }

  #acknowledge(order: Order): void {
    order.acknowledgeAt = null;
    if (order.status !== "accepted" && order.status !== "pending_new") return;
    order.status = "new";
    order.updatedAt = this.#clock.now();
  }

  #arrive(account: Account, order: Order): void {
    order.fillAt = null;
    if (!isOpen(order)) return;
    const tape = this.#prices.tape(order.symbol, this.#clock.now());
    if (tape?.trading === true && !this.#halted.has(order.symbol)) this.#attempt(account, order, tape);
    if (isOpen(order) && order.fillAt === null) this.#waiting.add(account, order);
  }

  #attempt(account: Account, order: Order, tape: Tape): void {
    const price = fillPrice(order, tape);
    if (price === undefined) {
      order.rests = true;
      return;
    }
    const { held, available } = account.shares(order.symbol);
    const sellable = available.plus(heldFor(order, held));
    const { qty, leavesQty } = executionQty(order, price, sellable, this.#fills);
    const now = this.#clock.now();
    if (qty.gt(0)) {
      bookExecution(account, order, { id: this.#identifiers.uuid(), qty, price, leavesQty, at: now });
    } else {
      order.status = "filled";
      order.filledAt = now;
    }
    if (!isOpen(order)) return this.#end(order);
    this.#waiting.remove(order);
    order.fillAt = now + (this.#fills.partial?.delay ?? 0);
    this.#clock.schedule(order.fillAt, () => this.#arrive(account, order), `order:${order.id}:fill`);
  }

  #end(order: Order): void {
    order.updatedAt = this.#clock.now();
    order.acknowledgeAt = null;
    order.fillAt = null;
    order.cancelAt = null;
    this.#waiting.remove(order);
  }
}
