/**
 * What a brokerage account can be asked and told, in the field's terms. One adapter per broker implements it.
 * Quantities, cash and order prices are exact decimals; instants are epoch ms (UTC).
 */
import type { Decimal } from "../engine/money/decimal.ts";

export type Side = "buy" | "sell";

export interface BrokerAccount {
  /** The broker's own id of the account. */
  readonly id: string;
  readonly status: string;
  /** Dollars: cash plus the market value of all positions. */
  readonly equity: Decimal;
  /** Dollars; proceeds of filled sells are in it. */
  readonly cash: Decimal;
  /** Dollars that a new buy may cost: open buys are reserved, open sells not yet counted. */
  readonly buyingPower: Decimal;
  /** Why no order would be taken, or null when trading is open. */
  readonly blocked: string | null;
}

export interface BrokerPosition {
  readonly symbol: string;
  /** Shares; negative when short. */
  readonly quantity: Decimal;
  /** Shares that no open sell holds. */
  readonly available: Decimal;
  /** Dollars. */
  readonly marketValue: Decimal;
}

export interface BrokerAsset {
  readonly symbol: string;
  readonly tradable: boolean;
  readonly fractionable: boolean;
}

export interface Quote {
  /** Dollars; null when that side has no quote. */
  readonly bid: Decimal | null;
  readonly ask: Decimal | null;
}

export interface OrderRequest {
  readonly clientOrderId: string;
  readonly symbol: string;
  readonly side: Side;
  readonly type: "market" | "limit";
  /** Shares. */
  readonly quantity: Decimal;
  /** Dollars; null for market orders. */
  readonly limitPrice: Decimal | null;
}

export interface BrokerOrder {
  readonly id: string;
  readonly clientOrderId: string;
  readonly symbol: string;
  readonly side: Side;
  /** The broker's own word. */
  readonly status: string;
  /** Whether nothing more can happen to it today. */
  readonly isTerminal: boolean;
  /** Shares filled so far; cumulative. */
  readonly filledQuantity: Decimal;
  /** Dollars; null before the first fill. */
  readonly filledAveragePrice: Decimal | null;
}

/**
 * What is known after a request. `rejected`: the broker refused and nothing happened. `unknown`: it may or may
 * not have happened (timeout, lost connection, 5xx, unreadable answer); look before doing anything else.
 */
export type Outcome<T> =
  | { readonly kind: "confirmed"; readonly value: T }
  | { readonly kind: "rejected"; readonly code: string; readonly message: string; readonly status: number }
  | { readonly kind: "unknown"; readonly message: string };

export interface Broker {
  account(): Promise<Outcome<BrokerAccount>>;
  positions(): Promise<Outcome<BrokerPosition[]>>;
  /** `confirmed` with null: the broker has no such asset. */
  asset(symbol: string): Promise<Outcome<BrokerAsset | null>>;
  /** The broker's own time, epoch ms. */
  clock(): Promise<Outcome<number>>;
  /** Latest quotes; a symbol without one is missing from the map. */
  quotes(symbols: readonly string[]): Promise<Outcome<Map<string, Quote>>>;
  place(order: OrderRequest): Promise<Outcome<BrokerOrder>>;
  /** Asks for a cancel; `confirmed` means asked, not cancelled. */
  cancel(brokerOrderId: string): Promise<Outcome<void>>;
  /** `confirmed` with null: the broker has no order of that client id. */
  orderByClientId(clientOrderId: string): Promise<Outcome<BrokerOrder | null>>;
  /** Every order sent after the instant (exclusive), whatever its state, oldest first. */
  ordersSince(instant: number): Promise<Outcome<BrokerOrder[]>>;
  openOrders(): Promise<Outcome<BrokerOrder[]>>;
}
