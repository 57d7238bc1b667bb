/** Everything that a plan is made from, as it is stored: with it the same plan can be made again, at any time. */
import { type Decimal, decimal, toText } from "../../../../engine/money/decimal.ts";
import type { Ledger, TradableAsset } from "../../../../engine/rebalance/types.ts";
import type { RiskLimits } from "../../../../engine/risk/limits.ts";
import type { TradingState } from "../../../../engine/risk/trading-state.ts";
import type { RunAction } from "../../record/action.ts";

/** One strategy's part: what it owns and what it wants. */
export interface StrategyInputs {
  readonly ledger: Ledger;
  /** Fractions; null to keep what it has. */
  readonly weights: Readonly<Record<string, number>> | null;
  /** Fraction of the strategy by which weights may drift before it trades. */
  readonly driftBand: number;
  /** Whether it may only sell. */
  readonly reduceOnly: boolean;
  /** What of it is in doubt, and not in the ledger; absent without any. */
  readonly doubted?: Omit<Ledger, "strategyId"> | undefined;
}

export interface PlanInputs {
  /** Of the prices that were decided on. */
  readonly snapshotHash: string;
  /** Dollars per symbol. */
  readonly prices: Readonly<Record<string, number>>;
  readonly assets: ReadonlyMap<string, TradableAsset>;
  /** Shares that the broker lets us sell, per symbol. */
  readonly available: ReadonlyMap<string, Decimal>;
  /** Dollars that the broker says the account has. */
  readonly accountCash: Decimal;
  readonly strategies: readonly StrategyInputs[];
  /** Symbols that are left alone because it is not certain what the account has of them, alphabetical. */
  readonly inDoubt: readonly string[];
  readonly limits: RiskLimits;
  /** `REDUCING` plans sells only; a halted account makes no plan. */
  readonly tradingState: TradingState;
  /** What somebody asked for, because equal orders may have different ends; absent of the timetable's runs. */
  readonly action?: RunAction | undefined;
}

interface StoredInputs {
  snapshotHash: string;
  prices: Record<string, number>;
  assets: [string, TradableAsset][];
  available: [string, string][];
  accountCash: string;
  strategies: {
    strategyId: string;
    cash: string;
    positions: [string, string][];
    weights: [string, number][] | null;
    driftBand: number;
    reduceOnly: boolean;
    /** Absent without any. */
    doubted?: { cash: string; positions: [string, string][] };
  }[];
  /** Absent without any. */
  inDoubt?: readonly string[];
  limits: RiskLimits;
  tradingState: TradingState;
  action?: RunAction | undefined;
}

/** Symbols with their values, alphabetical, so that equal inputs are written alike. */
export function inOrder<Value>(entries: Iterable<[string, Value]>): [string, Value][] {
  return [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const quantities = (bySymbol: ReadonlyMap<string, Decimal>) =>
  inOrder(bySymbol).map(([symbol, quantity]): [string, string] => [symbol, toText(quantity)]);

const readQuantities = (stored: readonly [string, string][]) =>
  new Map(stored.map(([symbol, quantity]) => [symbol, decimal(quantity)]));

/** The inputs as JSON text. Equal inputs give equal text. */
export function writeInputs(inputs: PlanInputs): string {
  const stored: StoredInputs = {
    snapshotHash: inputs.snapshotHash,
    prices: Object.fromEntries(inOrder(Object.entries(inputs.prices))),
    assets: inOrder(inputs.assets).map(([symbol, { tradable, fractionable }]) => [
      symbol,
      { tradable, fractionable },
    ]),
    available: quantities(inputs.available),
    accountCash: toText(inputs.accountCash),
    strategies: inputs.strategies.map(({ ledger, weights, driftBand, reduceOnly, doubted }) => ({
      strategyId: ledger.strategyId,
      cash: toText(ledger.cash),
      positions: quantities(ledger.positions),
      weights: weights && inOrder(Object.entries(weights)),
      driftBand,
      reduceOnly,
      ...(doubted && { doubted: { cash: toText(doubted.cash), positions: quantities(doubted.positions) } }),
    })),
    ...(inputs.inDoubt.length === 0 ? {} : { inDoubt: inputs.inDoubt }),
    limits: inputs.limits,
    tradingState: inputs.tradingState,
    action: inputs.action,
  };
  return JSON.stringify(stored);
}

/** The inputs in a text that `writeInputs` wrote. */
export function readInputs(text: string): PlanInputs {
  const stored: StoredInputs = JSON.parse(text);
  return {
    ...stored,
    inDoubt: stored.inDoubt ?? [],
    assets: new Map(stored.assets),
    available: readQuantities(stored.available),
    accountCash: decimal(stored.accountCash),
    strategies: stored.strategies.map(({ strategyId, cash, positions, weights, doubted, ...terms }) => ({
      ...terms,
      ledger: { strategyId, cash: decimal(cash), positions: readQuantities(positions) },
      weights: weights && Object.fromEntries(weights),
      ...(doubted && {
        doubted: { cash: decimal(doubted.cash), positions: readQuantities(doubted.positions) },
      }),
    })),
  };
}
