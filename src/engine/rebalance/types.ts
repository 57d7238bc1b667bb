/** What the planner reads and what it answers. Money and quantities are exact decimals, weights fractions. */
import type { Decimal } from "../money/decimal.ts";

/** What one strategy owns. */
export interface Ledger {
  readonly strategyId: string;
  /** Dollars; negative while the strategy owes, until it has sold. */
  readonly cash: Decimal;
  /** Shares per symbol; no zero entries. */
  readonly positions: ReadonlyMap<string, Decimal>;
}

/** A strategy's ledger and what its tree decided: a fraction per symbol, none for all cash, null to hold what it has. */
export interface StrategyTarget {
  readonly ledger: Ledger;
  readonly weights: Readonly<Record<string, number>> | null;
  /** Fraction of its equity by which each position may differ from its target before it trades; 0 when not given. */
  readonly driftBand?: number;
  /** Whether it may only sell. */
  readonly reduceOnly?: boolean;
  /** What the strategy may own besides: cash and shares in doubt, which are not in its ledger. Absent without any. */
  readonly doubted?: Omit<Ledger, "strategyId"> | undefined;
}

export interface TradableAsset {
  readonly tradable: boolean;
  readonly fractionable: boolean;
}

export type TradeReason = "enter" | "increase" | "reduce" | "exit";
export type TradeSide = "sell" | "buy";

export interface Share {
  readonly strategyId: string;
  /** Shares, positive. */
  readonly quantity: Decimal;
}

/** One order of the plan, for all strategies that want it. */
export interface PlannedOrder {
  readonly symbol: string;
  readonly side: TradeSide;
  /** Shares: the sum of its shares; of a whole position the broker's own figure, whose decimals no ledger may have. */
  readonly quantity: Decimal;
  readonly reason: TradeReason;
  readonly fractionable: boolean;
  /** Who gets how much of the fills. */
  readonly shares: readonly Share[];
}

/** Shares that pass from one strategy to another inside the account, at the snapshot price. */
export interface Cross {
  readonly symbol: string;
  readonly quantity: Decimal;
  /** Dollars per share. */
  readonly price: Decimal;
  readonly fromStrategyId: string;
  readonly toStrategyId: string;
}

/** Something that was left out of the plan, and why. */
export interface Skip {
  readonly code: "not_tradable" | "held_by_other_order" | "below_minimum" | "in_doubt";
  readonly symbol: string;
  readonly message: string;
}

export interface Plan {
  /** In the order in which they are sent: see `sendingOrder`. */
  readonly orders: readonly PlannedOrder[];
  readonly crosses: readonly Cross[];
  readonly skips: readonly Skip[];
}
