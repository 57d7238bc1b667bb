/** An account: its keys, its cash, what it holds and what it has ordered. */
import { ZERO, sum } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { heldFor, isOpen, reserveOf } from "../orders/order.ts";
import type { Order } from "../orders/order.ts";
import type { Closing } from "./closing.ts";
import { defaultConfigurations } from "./configurations.ts";
import type { AccountConfigurations } from "./configurations.ts";
import type { Fill } from "./activities/fill.ts";
import { defaultFlags } from "./flags.ts";
import type { AccountFlags } from "./flags.ts";
import type { NonTradeActivity } from "./activities/non-trade-activity.ts";
import { AccountPast } from "./past/account-past.ts";
import type { Position } from "./position.ts";

/** What an account may buy with a dollar of its own: alone, by Regulation T, and within a day. */
export const MULTIPLIERS = [1, 2, 4] as const;
export type Multiplier = (typeof MULTIPLIERS)[number];

export interface AccountIdentity {
  readonly id: string;
  readonly number: string;
  readonly keyId: string;
  readonly secretKey: string;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Buying power per dollar of equity that it was opened with. */
  readonly multiplier: Multiplier;
}

export class Account {
  readonly identity: AccountIdentity;
  readonly positions = new Map<string, Position>();
  readonly fills: Fill[] = [];
  /** Everything else that changed it, in order of time. */
  readonly nonTradeActivities: NonTradeActivity[] = [];
  /** What it was worth at the end of every session since it was opened, in order of date. */
  readonly closings: Closing[] = [];
  readonly past = new AccountPast();
  cash: Decimal;
  flags: AccountFlags = defaultFlags;
  configurations: AccountConfigurations = defaultConfigurations;
  /** Whether regulatory fees are taken on its sales, and how many of its executions they were taken on so far. */
  paysFees = false;
  fillsCharged = 0;
  /** The last close that lies on a day before today's session, and the one that will take its place. */
  lastClosing: Closing;
  latestClosing: Closing;
  readonly #orders = new Map<string, Order>();
  readonly #byClientId = new Map<string, Order>();
  readonly #open = new Set<Order>();

  constructor(identity: AccountIdentity, cash: Decimal, lastClosing: Closing, latestClosing: Closing) {
    this.identity = identity;
    this.cash = cash;
    this.lastClosing = lastClosing;
    this.latestClosing = latestClosing;
  }

  /** Takes regulatory fees on sales from now on, or no longer; earlier sales stay free of them. */
  chargeFees(charged: boolean): void {
    if (charged && !this.paysFees) this.fillsCharged = this.fills.length;
    this.paysFees = charged;
  }

  /** Keeps what the books have become at an instant (epoch ms). */
  keepBooks(at: number): void {
    const { cash, lastClosing, latestClosing, fillsCharged } = this;
    const books = { cash, positions: new Map(this.positions), lastClosing, latestClosing, fillsCharged };
    this.past.keepBooks(books, at);
  }

  add(order: Order): void {
    this.#orders.set(order.id, order);
    this.#byClientId.set(order.clientOrderId, order);
    if (isOpen(order)) this.#open.add(order);
  }

  order(id: string): Order | undefined {
    return this.#orders.get(id);
  }

  /** The order that ever carried this client order id. */
  orderByClientId(clientOrderId: string): Order | undefined {
    return this.#byClientId.get(clientOrderId);
  }

  /** Every order, in order of submission. */
  orders(): Order[] {
    return [...this.#orders.values()];
  }

  get orderCount(): number {
    return this.#orders.size;
  }

  /** The orders that can still fill, in order of submission. */
  openOrders(): Order[] {
    for (const order of this.#open) if (!isOpen(order)) this.#open.delete(order);
    return [...this.#open];
  }

  /** Dollars of cash kept back for open buys. */
  reserved(): Decimal {
    return sum(this.openOrders().map(reserveOf));
  }

  /** Shares held of a ticker, those kept back for open sells, and the rest, which can be sold. */
  shares(symbol: string): { held: Decimal; forOrders: Decimal; available: Decimal } {
    const held = this.positions.get(symbol)?.qty ?? ZERO;
    const sells = this.openOrders().filter((order) => order.symbol === symbol);
    const forOrders = sum(sells.map((order) => heldFor(order, held)));
    return { held, forOrders, available: held.minus(forOrders) };
  }
}
