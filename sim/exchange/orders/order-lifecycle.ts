/**
 * What happens to an accepted order as virtual time passes: it becomes new, fills, waits, is rejected, cancelled or
 * replaced, or expires. Every step still to come is kept in the order itself, so that a restarted exchange takes up
 * where it stopped.
 */
import { decimal, min } from "../../../src/engine/money/decimal.ts";
import type { Account } from "../accounts/account.ts";
import { dateAt } from "../calendar/trading-days.ts";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import type { TradeEvents } from "../events/trade-events.ts";
import type { Prices, Tape } from "../market/prices.ts";
import type { Identifiers } from "../random/identifiers.ts";
import { Executions } from "./filling/executions.ts";
import type { FillRulebook } from "./filling/fill-rules.ts";
import { Liquidity } from "./filling/liquidity.ts";
import { auctionPrice, fillPrice, isReached, priceWanted } from "./filling/matching.ts";
import { isOpen } from "./order.ts";
import type { Order } from "./order.ts";
import { Replacements } from "./replacements.ts";
import { Transitions } from "./filling/transitions.ts";
import { WaitingOrders } from "./filling/waiting-orders.ts";

export interface OrderLifecycleOptions {
  readonly clock: VirtualClock;
  readonly prices: Prices;
  readonly identifiers: Identifiers;
  readonly fills: FillRulebook;
  readonly events: TradeEvents;
}

export class OrderLifecycle {
  readonly transitions: Transitions;
  readonly #clock: VirtualClock;
  readonly #prices: Prices;
  readonly #halted = new Set<string>();
  readonly #executions: Executions;
  readonly #waiting: WaitingOrders;
  readonly #replacements: Replacements;

  constructor({ clock, prices, identifiers, fills, events }: OrderLifecycleOptions) {
    this.#clock = clock;
    this.#prices = prices;
    this.transitions = new Transitions(clock, events);
    const liquidity = new Liquidity(fills);
    this.#executions = new Executions({
      clock,
      identifiers,
      events,
      liquidity,
      transitions: this.transitions,
    });
    this.#waiting = new WaitingOrders({
      clock,
      prices,
      isHalted: (symbol) => this.#halted.has(symbol),
      attempt: (order, tape) => this.#attempt(order, tape),
    });
    this.#replacements = new Replacements({
      clock,
      prices,
      transitions: this.transitions,
      leave: (order) => this.#end(order, "replaced"),
      enter: (order) => this.enter(order),
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
    this.transitions.own(account, order);
    if (order.takesOverAt === null) this.enter(order);
    else this.#replacements.follow(order, order.takesOverAt);
    this.#at(order, order.cancelAt, "cancel", () => this.#cancelled(order));
  }

  /** An order comes to the market: what it expects there is scheduled. */
  enter(order: Order): void {
    this.#at(order, order.acknowledgeAt, "new", () => this.#acknowledge(order));
    this.#at(order, order.rejectAt, "reject", () => this.#reject(order));
    if (order.fillAt !== null) this.#at(order, order.fillAt, "fill", () => this.#arrive(order));
    else if (!order.stalled) this.#waiting.add(order);
  }

  /** Begins to replace an open order by another one, which is already among the account's. */
  replace(order: Order, replacement: Order): void {
    this.#replacements.begin(order, replacement);
  }

  /** Begins to cancel an open order; a behaviour without a time for it leaves it pending. */
  cancel(order: Order): void {
    this.transitions.move(order, "pending_cancel");
    const { cancelAfter } = order.behaviour;
    if (cancelAfter === null) return;
    order.cancelAt = this.#clock.now() + cancelAfter;
    this.#at(order, order.cancelAt, "cancel", () => this.#cancelled(order));
  }

  /** Cancels an open order on the spot, as the exchange does when a corporate action voids it. */
  cancelNow(order: Order): void {
    this.#end(order, "canceled");
  }

  /**
   * Ends an order whose time is over: one for an auction takes part in it, a day order expires, one that was good
   * till cancelled is cancelled. A cancel may be settled only some time later.
   */
  expire(order: Order): void {
    if (isForAuction(order)) this.#auction(order);
    if (!isOpen(order) || this.#settlesLater(order)) return;
    const cancels = order.timeInForce === "gtc" || order.status === "pending_cancel";
    this.#end(order, cancels ? "canceled" : "expired");
  }

  /** Whether the order's pending cancel is settled after the close; begins to wait for that. */
  #settlesLater(order: Order): boolean {
    const { settleAfterClose } = order.behaviour;
    if (order.status !== "pending_cancel" || settleAfterClose === null) return false;
    if (order.cancelAt === null) {
      this.#waiting.remove(order);
      order.cancelAt = this.#clock.now() + settleAfterClose;
      this.#at(order, order.cancelAt, "cancel", () => this.#cancelled(order));
    }
    return true;
  }

  /** A session begins: orders that wait come to the market anew. */
  openSession(): void {
    this.#waiting.openSession();
  }

  #at(order: Order, at: number | null, step: string, run: () => void): void {
    if (at === null) return;
    this.#clock.schedule(
      at,
      () => {
        if (isOpen(order)) run();
      },
      `order:${order.id}:${step}`,
    );
  }

  #end(order: Order, status: "canceled" | "expired" | "rejected" | "replaced"): void {
    this.#waiting.remove(order);
    this.transitions.move(order, status);
  }

  #acknowledge(order: Order): void {
    order.acknowledgeAt = null;
    if (order.status === "accepted" || order.status === "pending_new") this.transitions.move(order, "new");
  }

  #reject(order: Order): void {
    order.rejectAt = null;
    if (order.filledQty.eq(0)) this.#end(order, "rejected");
  }

  #cancelled(order: Order): void {
    const tape = order.behaviour.cancelLosesToFill ? this.#fillingMarket(order) : undefined;
    if (!tape) return this.cancelNow(order);
    this.transitions.tell(order, "order_cancel_rejected");
    this.#waiting.remove(order);
    const quote = order.side === "buy" ? min(order.ceiling, decimal(tape.ask)) : decimal(tape.bid);
    this.#executions.tradeAll(order, order.limitPrice ?? quote);
  }

  /** The tape that a cancelled order has filled on: while it trades, or at the close when that is settled later. */
  #fillingMarket({ symbol, behaviour }: Order): Tape | undefined {
    if (behaviour.settleAfterClose === null) return this.#market(symbol);
    return this.#prices.tape(symbol, this.#clock.now());
  }

  /** The tape of a symbol while it trades. */
  #market(symbol: string): Tape | undefined {
    const tape = this.#prices.tape(symbol, this.#clock.now());
    return tape?.trading === true && !this.#halted.has(symbol) ? tape : undefined;
  }

  #arrive(order: Order): void {
    if (isForAuction(order)) return this.expire(order);
    order.fillAt = null;
    const tape = order.stalled ? undefined : this.#market(order.symbol);
    if (tape) this.#attempt(order, tape);
    if (!isOpen(order)) return;
    if (order.timeInForce === "ioc" || order.timeInForce === "fok") this.cancelNow(order);
    else if (order.fillAt === null && !order.stalled) this.#waiting.add(order);
  }

  /** The auction of the order's day, if its symbol takes part in one; what does not fill there stays open. */
  #auction(order: Order): void {
    order.fillAt = null;
    const now = this.#clock.now();
    const tape = this.#prices.tape(order.symbol, now);
    if (tape?.row.date !== dateAt(now) || this.#halted.has(order.symbol) || order.stalled) return;
    const price = auctionPrice(order, tape);
    if (price !== undefined) this.#executions.tradeAll(order, price);
  }

  #attempt(order: Order, tape: Tape): void {
    if (!order.triggered && !this.#trigger(order, tape)) return;
    const price = fillPrice(order, tape);
    if (price === undefined) {
      order.rests = true;
      return;
    }
    const traded = this.#executions.trade(order, price, tape);
    if (!isOpen(order)) this.#waiting.remove(order);
    else if (traded.gt(0) && order.filledQty.eq(traded)) this.#pauseAfterFirst(order);
  }

  /** Whether the last trade has reached the order's stop price; from then on it waits for another price. */
  #trigger(order: Order, tape: Tape): boolean {
    if (!isReached(order, priceWanted(order), tape)) return false;
    order.triggered = true;
    if (order.fillAt === null) this.#waiting.add(order);
    return true;
  }

  #pauseAfterFirst(order: Order): void {
    const { partial } = order.behaviour;
    if (partial === null) return;
    this.#waiting.remove(order);
    if (partial.delay === null) order.stalled = true;
    else {
      order.fillAt = this.#clock.now() + partial.delay;
      this.#at(order, order.fillAt, "fill", () => this.#arrive(order));
    }
  }
}

/** Whether the order still waits for its auction. */
function isForAuction({ timeInForce, fillAt }: Order): boolean {
  return (timeInForce === "opg" || timeInForce === "cls") && fillAt !== null;
}
