/** What the tests ask of Alpaca's own client libraries, the same of each; numbers are decimal strings. */

export interface Terms {
  readonly symbol: string;
  readonly side: "buy" | "sell";
  readonly qty: string;
  /** Dollars a share; a market order without it. */
  readonly limitPrice?: string;
  readonly clientOrderId?: string;
}

export interface ClientOrder {
  readonly id: string | undefined;
  readonly status: string | undefined;
  readonly qty: string | null | undefined;
  readonly filledQty: string | undefined;
}

export interface Update {
  readonly event: string;
  readonly orderId: string | undefined;
  readonly price: string | undefined;
}

export interface AlpacaClient {
  account(): Promise<{ status: string | undefined; cash: string | undefined }>;
  /** Forbids or allows short sales; answers what is set then. */
  forbidShorting(forbidden: boolean): Promise<boolean | undefined>;
  symbols(): Promise<string[]>;
  isOpen(): Promise<boolean>;
  /** When the market closes on the days from one date to another, in New York. */
  closes(from: string, to: string): Promise<string[]>;
  place(terms: Terms): Promise<ClientOrder>;
  read(id: string): Promise<ClientOrder>;
  openOrders(): Promise<ClientOrder[]>;
  replace(id: string, change: { qty: string }): Promise<ClientOrder>;
  cancel(id: string): Promise<void>;
  /** How many orders were asked to be cancelled. */
  cancelAll(): Promise<number>;
  positions(): Promise<{ symbol: string; qty: string }[]>;
  close(symbol: string): Promise<ClientOrder>;
  /** The symbols that were closed. */
  closeAll(): Promise<(string | undefined)[]>;
  /** Quantities of executions, the newest first. */
  fills(): Promise<(string | undefined)[]>;
  /** Values of the account at the ends of the last days, dollars. */
  equities(): Promise<(number | null)[]>;
  /** Closing prices of daily bars from one date to another, dollars. */
  dailyCloses(symbol: string, from: string, to: string): Promise<number[]>;
  /** The price of the latest trade, dollars. */
  latestPrice(symbol: string): Promise<number>;
  /** Listens to the account's orders, and hands on what it is told. */
  listen(onUpdate: (update: Update) => void): void;
  /** Stops listening. */
  leave(): void;
}
