import type { Allocation, Evaluator } from "../evaluator.ts";
import { indicatorNamed } from "../indicators/catalogue.ts";
import { mean } from "../indicators/lists.ts";
import type { OracleNode, Weighting } from "../tree/tree.ts";
import { weigh } from "../weights.ts";

export const DAILY_VOLATILITY = indicatorNamed("Standard Deviation");

/** What some children hold together: those that hold nothing are passed over. */
export function allocationOfChildren(
  children: readonly OracleNode[],
  weighting: Weighting,
  bar: number,
  evaluator: Evaluator,
): Allocation {
  const active = children
    .map((child) => ({
      statedWeight: child.statedWeight,
      allocation: evaluator.allocation(child, bar),
    }))
    .filter(({ allocation }) => allocation.size > 0);
  if (active.length === 0) return new Map();
  const { weights, excess } = weigh(
    active.map(({ statedWeight, allocation }) => ({
      statedWeight,
      volatility: () => meanVolatility([...allocation.keys()], weighting.volWindow, bar, evaluator),
    })),
    weighting,
  );
  return mixed([
    ...active.map(({ allocation }, index) => ({ allocation, share: weights[index]! })),
    ...(weighting.fallback === null
      ? []
      : [{ allocation: new Map([[weighting.fallback, 1]]), share: excess }]),
  ]);
}

/** Allocations in shares of a whole; a ticker that gets nothing is not held. */
export function mixed(
  parts: readonly { readonly allocation: Allocation; readonly share: number }[],
): Allocation {
  const held = new Map<string, number>();
  for (const { allocation, share } of parts) {
    for (const [ticker, weight] of allocation) {
      if (share * weight > 0) held.set(ticker, (held.get(ticker) ?? 0) + share * weight);
    }
  }
  return held;
}

/** The mean over tickers of the standard deviation of daily returns, a fraction; NaN when one is unknown. */
function meanVolatility(
  tickers: readonly string[],
  window: number,
  bar: number,
  evaluator: Evaluator,
): number {
  const percents = tickers.map((ticker) =>
    evaluator.value({ indicator: DAILY_VOLATILITY, window, instrument: { form: "ticker", ticker } }, bar),
  );
  return mean(percents) / 100;
}
