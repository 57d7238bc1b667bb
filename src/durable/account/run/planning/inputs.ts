/** What a run reads besides the account: the slot's prices, and what may be traded how. */
import type { Slot } from "../../../../engine/calendar/slots.ts";
import type { ExDates } from "../../../../engine/prices/ex-date.ts";
import type { TradableAsset } from "../../../../engine/rebalance/types.ts";
import { loadActions } from "../../../../market/corporate-actions/ex-dates.ts";
import { fetchActions, type ListedActions } from "../../../../market/corporate-actions/fetch.ts";
import { readPreviousCloses } from "../../../../market/fallback/previous-closes.ts";
import { patienceOf } from "../../../../platform/retry.ts";
import { isGood, merge, type Snapshot } from "../../../../market/snapshot/snapshot.ts";
import { loadSnapshot } from "../../../../market/snapshot/store.ts";
import { takeSnapshot } from "../../../../market/snapshot/take.ts";
import type { RunContext } from "../../record/context.ts";

/** Tiingo is not asked again after this, ms: there are minutes until a run must start, and a chain of others to ask. */
const PATIENCE = 20_000;

/**
 * What is listed about the slot's session. Where the platform could ask nobody, the account asks with its own key about
 * its own symbols.
 */
export async function actionsFor(
  context: Pick<RunContext, "market" | "alpaca">,
  date: string,
  symbols: readonly string[],
): Promise<ListedActions | undefined> {
  const shared = await loadActions(context.market, date);
  if (shared !== undefined || context.alpaca === null || symbols.length === 0) return shared;
  const own = await fetchActions(context.alpaca, date, symbols);
  return own.kind === "confirmed" ? own.value : undefined;
}

/**
 * The slot's shared snapshot. Symbols that it has no good price of are asked for once more, because they may have come
 * into use after it was taken or may have failed then; without a shared snapshot the account asks for all of them.
 */
export async function snapshotFor(
  context: RunContext,
  slot: Slot,
  symbols: readonly string[],
  exDates: ExDates,
): Promise<Snapshot> {
  const { tiingo, stream, alpaca, market } = context;
  const shared = await loadSnapshot(market, slot.id);
  const open = symbols.filter((symbol) => !isGood(shared?.prices[symbol]));
  if (shared && open.length === 0) return shared;
  const sources = {
    tiingo,
    stream,
    alpaca,
    exDates,
    previousCloses: (wanted: readonly string[]) => readPreviousCloses(market, wanted, slot.session.date),
  };
  const own = await takeSnapshot(sources, slot.id, open, patienceOf(context.clock, PATIENCE));
  return shared ? merge(shared, own.snapshot) : own.snapshot;
}

export interface ToldAssets {
  /** The assets that the broker knows. */
  readonly assets: ReadonlyMap<string, TradableAsset>;
  /** Symbols of which it told nothing: it did not answer, or refused to. */
  readonly untold: ReadonlySet<string>;
  /** Symbols that it said it does not know. */
  readonly absent: ReadonlySet<string>;
}

/**
 * What the broker tells of some symbols' assets; `undefined` when it told of none. Nothing trades in fractions at a broker
 * that takes whole shares only.
 */
export async function assetsFor(
  { broker }: Pick<RunContext, "broker">,
  symbols: readonly string[],
): Promise<ToldAssets | undefined> {
  const assets = new Map<string, TradableAsset>();
  const untold = new Set<string>();
  const absent = new Set<string>();
  for (const [symbol, asset] of await broker.assets(symbols)) {
    if (asset.kind !== "confirmed") untold.add(symbol);
    else if (asset.value === null) absent.add(symbol);
    else {
      const fractionable = broker.capabilities.fractional && asset.value.fractionable;
      assets.set(symbol, { ...asset.value, fractionable });
    }
  }
  return untold.size > 0 && untold.size === symbols.length ? undefined : { assets, untold, absent };
}
