/** The prices that a strategy's row shows, and where they came from. */
import type { StoredPriceSources } from "../../../db/execution-columns.ts";
import type { Snapshot } from "../../../market/snapshot/snapshot.ts";
import { readDecisionPrices } from "../run/planning/decision-prices.ts";

/** Where a price of a plan came from: its source in the snapshot, or the broker's own valuation. */
export function sourceOf(snapshot: Snapshot | null, symbol: string): StoredPriceSources[string] {
  const price = snapshot?.prices[symbol];
  return price ? { source: price.source, ageMs: price.ageMs } : { source: "broker", ageMs: 0 };
}

/**
 * Of the prices of a plan (dollars) those of some symbols, alphabetical, with their sources. `snapshotJson`: the prices
 * that the run decided on, as they are stored with it.
 */
export function priceEvidence(
  snapshotJson: string | null,
  prices: Readonly<Record<string, number>>,
  symbols: Iterable<string>,
): { prices: Record<string, number>; sources: StoredPriceSources } {
  const snapshot = snapshotJson === null ? null : readDecisionPrices(snapshotJson).snapshot;
  const known = [...new Set(symbols)].toSorted().flatMap((symbol) => {
    const price = prices[symbol];
    return price === undefined ? [] : [{ symbol, price }];
  });
  return {
    prices: Object.fromEntries(known.map(({ symbol, price }) => [symbol, price])),
    sources: Object.fromEntries(known.map(({ symbol }) => [symbol, sourceOf(snapshot, symbol)])),
  };
}
