/** Small accounts: ledgers, prices and plans that a test can write down in numbers. */
import { decimal, sum, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import { book } from "../../../../src/engine/rebalance/book.ts";
import { planRebalance } from "../../../../src/engine/rebalance/plan.ts";
import type {
  Ledger,
  Plan,
  Share,
  StrategyTarget,
  TradableAsset,
} from "../../../../src/engine/rebalance/types.ts";

export type Amounts = Readonly<Record<string, string | number | Decimal>>;

/** Exact amounts by name. */
export function decimals(amounts: Amounts): Map<string, Decimal> {
  return new Map(Object.entries(amounts).map(([name, amount]) => [name, decimal(amount)]));
}

export function ledger(strategyId: string, cash: string | number, positions: Amounts = {}): Ledger {
  return { strategyId, cash: decimal(cash), positions: decimals(positions) };
}

/** Shares of each symbol that some ledgers own together. */
export function ownedBy(ledgers: readonly Ledger[]): Map<string, Decimal> {
  const symbols = new Set(ledgers.flatMap(({ positions }) => [...positions.keys()]));
  return new Map(
    [...symbols].map((symbol) => [
      symbol,
      sum(ledgers.map(({ positions }) => positions.get(symbol) ?? ZERO)),
    ]),
  );
}

export interface Story {
  readonly strategies: readonly StrategyTarget[];
  readonly prices: Amounts;
  /** Symbols that trade in whole shares only. */
  readonly whole?: readonly string[];
  /** Symbols that cannot be traded. */
  readonly blocked?: readonly string[];
  /** Shares that may be sold, where it is not what the ledgers own. */
  readonly available?: Amounts;
}

function assetsOf({ prices, whole = [], blocked = [] }: Story): Map<string, TradableAsset> {
  return new Map(
    Object.keys(prices).map((symbol) => [
      symbol,
      { tradable: !blocked.includes(symbol), fractionable: !whole.includes(symbol) },
    ]),
  );
}

/** The plan of a story. Everything is fractional, tradable and free to be sold unless the story says otherwise. */
export function planOf(story: Story): Plan {
  const ledgers = story.strategies.map((strategy) => strategy.ledger);
  return planRebalance({
    strategies: story.strategies,
    prices: decimals(story.prices),
    assets: assetsOf(story),
    available: new Map([...ownedBy(ledgers), ...decimals(story.available ?? {})]),
  });
}

/** Orders on one line each: `buy 12.5 SPY (enter)`. */
export function linesOf(plan: Plan): string[] {
  return plan.orders.map(
    ({ side, quantity, symbol, reason }) => `${side} ${toText(quantity)} ${symbol} (${reason})`,
  );
}

/** A strategy's part of an order in shares, as text. */
export function partsOf({ shares }: { shares: readonly Share[] }): Record<string, string> {
  return Object.fromEntries(shares.map(({ strategyId, quantity }) => [strategyId, toText(quantity)]));
}

/** The ledgers after all of a plan was filled at the snapshot's prices. */
export function filledAtSnapshot(plan: Plan, ledgers: readonly Ledger[], prices: Amounts): Ledger[] {
  const priceOf = decimals(prices);
  const fills = plan.orders.map(({ symbol, side, quantity, shares }) => ({
    symbol,
    side,
    quantity,
    value: quantity.times(priceOf.get(symbol)!),
    shares,
  }));
  return book(ledgers, plan.crosses, fills);
}

/** The story of the day after: the ledgers as they were filled, and the same decisions. */
export function dayAfter(story: Story): Story {
  const before = story.strategies.map((strategy) => strategy.ledger);
  const after = filledAtSnapshot(planOf(story), before, story.prices);
  return {
    ...story,
    strategies: story.strategies.map(({ weights }, index) => ({ ledger: after.at(index)!, weights })),
  };
}

/** Ledgers as plain text, to compare and to print. */
export function textOf(ledgers: readonly Ledger[]): unknown {
  return ledgers.map(({ strategyId, cash, positions }) => ({
    strategyId,
    cash: toText(cash),
    positions: Object.fromEntries([...positions].map(([symbol, quantity]) => [symbol, toText(quantity)])),
  }));
}
