/**
 * What a brokerage account can be asked and told, in the field's terms. One adapter per broker implements it.
 * Quantities, cash and order prices are exact decimals; instants are epoch ms (UTC).
 */
import type { Activity } from "../engine/ledger/reconcile/activity.ts";
import type { Decimal } from "../engine/money/decimal.ts";

export type Side = "buy" | "sell";

/** What a broker can do; callers ask for nothing that it cannot. */
export interface Capabilities {
  /** Quantities with a fraction of a share. */
  readonly fractional: boolean;
  /** It takes a client order id once: an order that is sent again under its id is not a second order. */
  readonly uniqueClientId: boolean;
}

export interface BrokerAccount {
  /** The broker's own id of the account. */
  readonly id: string;
  readonly status: string;
  /** Dollars: cash plus the market value of all positions. */
  readonly equity: Decimal;
  /**
   * Dollars: the market value of all positions, long and short, whatever they are in, by the account's own answer; null
   * where it does not tell.
   */
  readonly positionsValue: Decimal | null;
  /** Dollars; proceeds of filled sells are in it. */
  readonly cash: Decimal;
  /** Dollars that a new buy may cost: open buys are reserved, open sells not yet counted. */
  readonly buyingPower: Decimal;
  /** Why no order would be taken, or null when trading is open. */
  readonly blocked: string | null;
}

/** Shares of a US equity. */
export interface BrokerPosition {
  readonly symbol: string;
  /** Shares; negative when short. */
  readonly quantity: Decimal;
  /** Shares that no open sell holds; all of them where the broker does not say. */
  readonly available: Decimal;
  /** Dollars, negative when short; null when the broker does not value it just now. */
  readonly marketValue: Decimal | null;
}

/** What an account holds besides shares: options, crypto and the like. It is the owner's alone. */
export interface OtherPosition {
  readonly symbol: string;
  /** The broker's own word. */
  readonly assetClass: string;
  /** Dollars, negative for what is owed, as by a written option; null when the broker does not value it just now. */
  readonly marketValue: Decimal | null;
}

/** A symbol of which it is not known what the account holds: neither nothing nor anything. */
export interface DoubtfulSymbol {
  readonly symbol: string;
  /** Why, in one line. */
  readonly message: string;
}

/** What an account holds. A symbol is in one of the lists; what is in none of them is not held. */
export interface BrokerPositions {
  /** One for each symbol. */
  readonly held: readonly BrokerPosition[];
  readonly others: readonly OtherPosition[];
  readonly doubtful: readonly DoubtfulSymbol[];
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
  /** Dollars: the last trade; null when there was none. */
  readonly last: Decimal | null;
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
  /** Shares that it asks for; null of one that asks for dollars. */
  readonly quantity: Decimal | null;
  /** Dollars beyond which it does not trade; null without such a limit. */
  readonly limitPrice: Decimal | null;
  /** The broker's own word. */
  readonly status: string;
  /** Whether nothing more can happen to it today: by what has filled, where that and the status contradict each other. */
  readonly isTerminal: boolean;
  /** Whether its status alone says that it is over, whatever has filled of it by then. */
  readonly isSaidOver: boolean;
  /** Shares filled so far; cumulative. */
  readonly filledQuantity: Decimal;
  /** Dollars; null before the first fill. */
  readonly filledAveragePrice: Decimal | null;
  /** When it filled last, epoch ms; null before the first fill, and where the broker does not tell. */
  readonly filledAt: number | null;
}

/** An order of which it cannot be read what became of it. */
export interface DoubtfulOrder {
  /** The broker's id and ours; null where not even that can be read. */
  readonly id: string | null;
  readonly clientOrderId: string | null;
  /** Why, in one line. */
  readonly message: string;
}

/** A list of orders. An order is in one of the two, or is not on the list. */
export interface BrokerOrders {
  /** Oldest first. */
  readonly orders: readonly BrokerOrder[];
  readonly doubtful: readonly DoubtfulOrder[];
}

/** Why a broker refused, as far as a program can tell. */
export const REJECTION_CODES = [
  "unauthorized",
  "account_blocked",
  "insufficient_buying_power",
  "insufficient_shares",
  "below_minimum",
  "not_tradable",
  "not_fractionable",
  "opposite_order",
  "market_closed",
  "duplicate_client_order_id",
  "not_cancelable",
  "not_found",
  "not_connected",
  "invalid",
  "other",
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

/**
 * What is known after a request. `rejected`: the broker refused and nothing happened; `body` is its answer as it came.
 * `unknown`: it may or may not have happened (timeout, lost connection, 5xx, unreadable answer); look before doing
 * anything else. `retryAt` (epoch ms): when the broker's limit of requests allows the next one, where it said so.
 */
export type Outcome<T> =
  | { readonly kind: "confirmed"; readonly value: T }
  | {
      readonly kind: "rejected";
      readonly code: RejectionCode;
      readonly message: string;
      readonly status: number;
      readonly body: string;
      /** The broker's id of the order that stands against this one, where it names one. */
      readonly orderInTheWay?: string;
    }
  | {
      readonly kind: "unknown";
      readonly message: string;
      readonly retryAt?: number;
      /** It was not even sent, because the broker would have refused one more: nothing has happened. */
      readonly isUnsent?: true;
    };

export interface Broker {
  readonly capabilities: Capabilities;
  account(): Promise<Outcome<BrokerAccount>>;
  positions(): Promise<Outcome<BrokerPositions>>;
  /** `confirmed` with null: the broker has no such asset. */
  asset(symbol: string): Promise<Outcome<BrokerAsset | null>>;
  /** The same of many, each with its own outcome, in as few requests as the broker allows. */
  assets(symbols: readonly string[]): Promise<Map<string, Outcome<BrokerAsset | null>>>;
  /** The broker's own time, epoch ms. */
  clock(): Promise<Outcome<number>>;
  /** Latest quotes and trades; a symbol without either is missing from the map. */
  quotes(symbols: readonly string[]): Promise<Outcome<Map<string, Quote>>>;
  place(order: OrderRequest): Promise<Outcome<BrokerOrder>>;
  /** Asks for a cancel; `confirmed` means asked, not cancelled. */
  cancel(brokerOrderId: string): Promise<Outcome<void>>;
  /** `confirmed` with null: the broker has no order of that client id. */
  orderByClientId(clientOrderId: string): Promise<Outcome<BrokerOrder | null>>;
  /** Every order sent after the instant (exclusive), whatever its state. */
  ordersSince(instant: number): Promise<Outcome<BrokerOrders>>;
  openOrders(): Promise<Outcome<BrokerOrders>>;
  /** Everything that moved cash or shares since the instant (inclusive, to the day), oldest first. */
  activitiesSince(instant: number): Promise<Outcome<Activity[]>>;
}
