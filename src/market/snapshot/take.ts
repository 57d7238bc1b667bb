/** Takes the prices of a slot. */
import { findPrices, type PriceSources } from "../fallback/find-prices.ts";
import type { Patience } from "../../platform/retry.ts";
import type { BatchReport } from "../tiingo/quotes.ts";
import { freeze, type Snapshot, type SnapshotPrice } from "./snapshot.ts";

export interface TakenSnapshot {
  readonly snapshot: Snapshot;
  /** How the requests to Tiingo went. */
  readonly batches: readonly BatchReport[];
}

/** The slot's snapshot, made now. Symbols without a price are named in it; it never throws for what a vendor does. */
export async function takeSnapshot(
  sources: PriceSources,
  slot: string,
  symbols: readonly string[],
  patience: Patience,
): Promise<TakenSnapshot> {
  const { settled, batches } = await findPrices(sources, symbols, patience);
  const takenAt = patience.now();
  const prices: Record<string, SnapshotPrice> = {};
  const steps: Snapshot["steps"] = {};
  for (const [symbol, settlement] of settled) {
    steps[symbol] = [...settlement.steps];
    const { price } = settlement;
    if (price) prices[symbol] = { ...price, ageMs: takenAt - price.at };
  }
  const missing = symbols.filter((symbol) => !prices[symbol]);
  return { snapshot: freeze({ slot, takenAt, prices, missing, steps }), batches };
}
