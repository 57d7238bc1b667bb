/** What a run reads besides the account: the slot's prices, and what may be traded how. */
import type { Slot } from "../../../engine/calendar/slots.ts";
import type { TradableAsset } from "../../../engine/rebalance/types.ts";
import { parseStrategy } from "../../../engine/strategy/parse.ts";
import { tickersOf } from "../../../engine/strategy/tickers.ts";
import { merge, type Snapshot } from "../../../market/snapshot/snapshot.ts";
import { loadSnapshot } from "../../../market/snapshot/store.ts";
import { takeSnapshot } from "../../../market/snapshot/take.ts";
import type { RunContext } from "./context.ts";

/** Symbols whose prices a slot needs: all tickers of the trees, and what the ledgers hold. Alphabetical. */
export function symbolsNeeded(trees: readonly string[], holdings: Iterable<string>): string[] {
  const symbols = new Set(holdings);
  for (const tree of trees) {
    const parsed = parseStrategy(JSON.parse(tree));
    if (parsed.ok) for (const symbol of tickersOf(parsed.strategy).needed) symbols.add(symbol);
  }
  return [...symbols].toSorted();
}

/**
 * The slot's shared snapshot. Symbols that it lacks are asked for once more, because they may have come into use
 * after it was taken or may have failed then; without a shared snapshot the account asks for all of them.
 */
export async function snapshotFor(
  context: RunContext,
  slot: Slot,
  symbols: readonly string[],
): Promise<Snapshot> {
  const shared = await loadSnapshot(context.market, slot.id);
  const lacking = symbols.filter((symbol) => !shared?.prices[symbol]);
  if (shared && lacking.length === 0) return shared;
  const own = await takeSnapshot(context.tiingo, slot.id, lacking, context.clock.now());
  return shared ? merge(shared, own) : own;
}

/**
 * The assets that the broker knows among the symbols, without those that it refuses to tell about; `undefined` when
 * it did not answer for one.
 */
export async function assetsFor(
  context: RunContext,
  symbols: readonly string[],
): Promise<Map<string, TradableAsset> | undefined> {
  const assets = new Map<string, TradableAsset>();
  for (const symbol of symbols) {
    const asset = await context.broker.asset(symbol);
    if (asset.kind === "unknown") return undefined;
    if (asset.kind === "confirmed" && asset.value) assets.set(symbol, asset.value);
  }
  return assets;
}
