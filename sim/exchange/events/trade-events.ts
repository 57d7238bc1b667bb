/** What happens to orders, told to whoever listens: the `trade_updates` stream of Alpaca's accounts. */
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Account } from "../accounts/account.ts";
import type { Order } from "../orders/order.ts";

/** Alpaca's names of the events of an order. */
export type TradeEventName =
  | "accepted"
  | "pending_new"
  | "new"
  | "partial_fill"
  | "fill"
  | "pending_cancel"
  | "canceled"
  | "expired"
  | "rejected"
  | "pending_replace"
  | "replaced"
  | "order_cancel_rejected"
  | "order_replace_rejected";

export interface TradeEvent {
  readonly event: TradeEventName;
  readonly account: Account;
  /** As it stands after the event; it changes later, so a listener that keeps it must copy what it needs. */
  readonly order: Order;
  /** Epoch ms. */
  readonly at: number;
  /** Of a fill: its id, its own price in dollars and shares, and the shares held after it. */
  readonly execution?: {
    readonly id: string;
    readonly price: Decimal;
    readonly qty: Decimal;
    readonly positionQty: Decimal;
  };
}

export type TradeListener = (event: TradeEvent) => void;

export class TradeEvents {
  readonly #listeners = new Set<TradeListener>();

  /** Calls the listener with every event from now on, at once and in order; answers a function that stops it. */
  subscribe(listener: TradeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(event: TradeEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
