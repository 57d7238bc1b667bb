/** Histories as past decisions saw them, from the ones that are stored now. */
import { firstBars } from "../../../engine/bars/first-bars.ts";
import type { DailyBars, HistoryColumns } from "../../../engine/bars/types.ts";
import { type History, listHistories, readHistory } from "../../../market/bars/store.ts";
import type { UsableHistory, UsedHistories, UsedHistory } from "../run/planning/decide.ts";

/**
 * The bars of then in the scale of then: what a split or a dividend has adjusted since is taken back, by the factor that
 * the last close tells. `undefined` when there are fewer bars than there were, or no factor.
 */
export function pastHistory(
  present: DailyBars,
  { bars: count, columns, checksum, lastClose }: UsedHistory,
): UsableHistory | undefined {
  const bars = firstBars(present, count);
  const factor = lastClose / (bars?.close.at(-1) ?? NaN);
  if (!bars || !(factor > 0 && Number.isFinite(factor))) return undefined;
  if (factor === 1) return { bars, columns, checksum };
  const scaled = (column: Float64Array) => column.map((price) => price * factor);
  const { open, high, low, close } = bars;
  const prices = { open: scaled(open), high: scaled(high), low: scaled(low), close: scaled(close) };
  return { bars: { ...bars, ...prices }, columns, checksum };
}

/**
 * The stored histories that some decisions need, each read once; those that there are none of are missing. Throws when the
 * store does not answer, and when it does not give what it lists: that says nothing of whether a history is gone.
 */
export async function presentHistories(
  store: KVNamespace,
  decisions: readonly UsedHistories[],
): Promise<Map<string, History>> {
  const needs = new Map<string, HistoryColumns>();
  for (const [symbol, { columns }] of decisions.flatMap((used) => Object.entries(used))) {
    if (columns === "all" || !needs.has(symbol)) needs.set(symbol, columns);
  }
  const histories = new Map<string, History>();
  const missing: string[] = [];
  for (const [symbol, columns] of needs) {
    const history = await readHistory(store, symbol, columns);
    if (history) histories.set(symbol, history);
    else missing.push(symbol);
  }
  const listed = missing.length > 0 ? await listHistories(store) : histories;
  const unread = missing.filter((symbol) => listed.has(symbol));
  if (unread.length > 0) throw new Error(`histories that are stored were not read: ${unread.join(", ")}`);
  return histories;
}

/** What one decision was made from; `undefined` when something of it is gone. */
export function pastHistories(
  present: ReadonlyMap<string, History>,
  used: UsedHistories,
): Map<string, UsableHistory> | undefined {
  const past = new Map<string, UsableHistory>();
  for (const [symbol, then] of Object.entries(used)) {
    const now = present.get(symbol);
    const history = now && pastHistory(now.bars, then);
    if (!history) return undefined;
    past.set(symbol, history);
  }
  return past;
}
