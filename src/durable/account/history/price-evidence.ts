/** The prices that a strategy's row shows, and where they came from. */
import type { StoredPriceSources } from "../../../db/execution-columns.ts";
import type { Snapshot } from "../../../market/snapshot/snapshot.ts";
import { readDecisionPrices } from "../run/planning/decision-prices.ts";
import type { RunRow } from "../store/runs.ts";

/** Where a price of a plan came from: its source in the snapshot, or the broker's own valuation. */
export function sourceOf(snapshot: Snapshot | null, symbol: string): StoredPriceSources[string] {
  const price = snapshot?.prices[symbol];
  return price ? { source: price.source, ageMs: price.ageMs } : { source: "broker", ageMs: 0 };
}

/** Of the prices of a plan (dollars) those of some symbols, alphabetical, with their sources. */
export function priceEvidence(
  run: Pick<RunRow, "snapshotJson">,
  prices: Readonly<Record<string, number>>,
  symbols: Iterable<string>,
): { prices: Record<string, number>; sources: StoredPriceSources } {
  const snapshot = run.snapshotJson === null ? null : readDecisionPrices(run.snapshotJson).snapshot;
  const known = [...new Set(symbols)].toSorted().flatMap((symbol) => {
    const price = prices[symbol];
    return price === undefined ? [] : [{ symbol, price }];
  });
  return {
    prices: Object.fromEntries(known.map(({ symbol, price }) => [symbol, price])),
    sources: Object.fromEntries(known.map(({ symbol }) => [symbol, sourceOf(snapshot, symbol)])),
  };
}
