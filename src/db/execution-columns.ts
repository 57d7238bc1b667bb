/** The JSON columns of `execution_history`: what the account object writes into them, and what the API reads out of them. */
import type { Slippage } from "../engine/execution/slippage.ts";
import type { TradeReason } from "../engine/rebalance/types.ts";

/** A trade as it was planned. Shares and dollars are decimal text. */
export interface StoredPlannedTrade {
  readonly symbol: string;
  /** This strategy's part of the order, in shares. */
  readonly qty: string;
  /** Dollars of the first limit; null for a market order, and for one that was never written. */
  readonly limitPrice: string | null;
  readonly reason: TradeReason;
}

/** What became of it, over all its price attempts. */
export interface StoredExecutedTrade {
  readonly symbol: string;
  readonly qty: string;
  /** The broker's id of the latest attempt that it has taken; null when it took none. */
  readonly orderId: string | null;
  /** Our ids of the shared orders, one a price attempt. */
  readonly clientOrderIds: readonly string[];
  /** The broker's word for the state of the latest attempt, or ours where it has none; `not_sent` without any. */
  readonly status: string;
  /** This strategy's part of the fills: shares, and their average price in dollars. */
  readonly filledQty: string;
  readonly filledAvgPrice: string | null;
  /** Dollars: the market when the order was about to leave; null where it is not known. */
  readonly arrivalPrice: string | null;
  readonly slippage: Slippage;
}

/** Why something went otherwise, or what happened besides. */
export interface StoredReason {
  readonly code: string;
  readonly message: string;
  readonly symbol?: string;
  readonly strategyId?: string;
  readonly isNote?: true;
}

/** `trades_json`. */
export interface StoredTrades {
  readonly sells: readonly StoredPlannedTrade[];
  readonly buys: readonly StoredPlannedTrade[];
}

/** `execution_json`. */
export interface StoredExecution {
  readonly sells: readonly StoredExecutedTrade[];
  readonly buys: readonly StoredExecutedTrade[];
  readonly errors: readonly StoredReason[];
  readonly notes: readonly StoredReason[];
  /** Of all trades together, each weighted by what it was worth. */
  readonly slippage: Slippage;
}

/** `price_sources_json`: where each price came from, and how old it was when it was taken, ms. */
export type StoredPriceSources = Readonly<
  Record<string, { readonly source: string; readonly ageMs: number }>
>;

/** The planned trades of a row; none of a run that ended before it planned. */
export function readTrades(text: string | null): StoredTrades {
  return text === null ? { sells: [], buys: [] } : JSON.parse(text);
}

/** What became of them. */
export function readExecution(text: string | null): StoredExecution {
  const nothing = { delay: null, execution: null, total: null };
  const empty: StoredExecution = { sells: [], buys: [], errors: [], notes: [], slippage: nothing };
  return text === null ? empty : JSON.parse(text);
}

/** Where the prices of a row came from. */
export function readPriceSources(text: string | null): StoredPriceSources {
  return text === null ? {} : JSON.parse(text);
}
