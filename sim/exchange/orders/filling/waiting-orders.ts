/** Orders that have come to the market and not filled: looked at every second while their ticker may reach them. */
import type { VirtualClock } from "../../clock/virtual-clock.ts";
import type { Prices, Tape } from "../../market/prices.ts";
import { canReachToday, isReached, priceWanted } from "./matching.ts";
import { isOpen } from "../order.ts";
import type { Order } from "../order.ts";

const SECOND_MS = 1_000;

export interface WaitingOrdersOptions {
  readonly clock: VirtualClock;
  readonly prices: Prices;
  readonly isHalted: (symbol: string) => boolean;
  /** The market has come to the order: triggers it, or tries to fill it. */
  readonly attempt: (order: Order, tape: Tape) => void;
}

export class WaitingOrders {
  readonly #options: WaitingOrdersOptions;
  /** By symbol; in order of arrival, with the price that each waits for. */
  readonly #waiting = new Map<string, Map<Order, number>>();
  readonly #watched = new Set<string>();

  constructor(options: WaitingOrdersOptions) {
    this.#options = options;
  }

  add(order: Order): void {
    const orders = this.#waiting.get(order.symbol) ?? new Map<Order, number>();
    orders.set(order, priceWanted(order));
    this.#waiting.set(order.symbol, orders);
    this.wake(order.symbol);
  }

  remove(order: Order): void {
    this.#waiting.get(order.symbol)?.delete(order);
  }

  /** A new session begins: what waited overnight comes to the market anew. */
  openSession(): void {
    for (const [symbol, orders] of this.#waiting) {
      for (const order of orders.keys()) order.rests = false;
      this.wake(symbol);
    }
  }

  /** Looks at a symbol's orders from the next whole second on, if the market is open to any of them. */
  wake(symbol: string): void {
    const { clock, isHalted } = this.#options;
    if (this.#watched.has(symbol) || isHalted(symbol) || !this.#anyWithinReach(symbol)) return;
    this.#watched.add(symbol);
    const next = (Math.floor(clock.now() / SECOND_MS) + 1) * SECOND_MS;
    clock.schedule(next, () => this.#look(symbol), `waiting:${symbol}`);
  }

  #anyWithinReach(symbol: string): boolean {
    const { clock, prices } = this.#options;
    const orders = this.#waiting.get(symbol);
    if (!orders?.size) return false;
    const tape = prices.tape(symbol, clock.now());
    if (!tape?.trading) return false;
    for (const [order, wanted] of orders) if (canReachToday(order, wanted, tape)) return true;
    return false;
  }

  #look(symbol: string): void {
    const { clock, prices, attempt, isHalted } = this.#options;
    this.#watched.delete(symbol);
    const tape = prices.tape(symbol, clock.now());
    const orders = this.#waiting.get(symbol);
    if (!orders || !tape?.trading || isHalted(symbol)) return;
    for (const [order, wanted] of orders) {
      if (!isOpen(order)) orders.delete(order);
      else if (isReached(order, wanted, tape)) attempt(order, tape);
      else if (order.triggered) order.rests = true;
    }
    this.wake(symbol);
  }
}
