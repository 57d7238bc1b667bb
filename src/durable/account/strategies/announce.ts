/** Tells D1 and Control what has changed with activations. */
import { utcTimestamp } from "../../../engine/calendar/new-york.ts";
import { fittingRow } from "../../../platform/row-size.ts";
import { safeAssets, symbolsNeeded } from "./symbols-needed.ts";
import type { AccountDatabase } from "../store/database.ts";
import { ledgersInForce } from "../store/ledgers.ts";
import { post } from "../store/outbox.ts";
import {
  activeStrategies,
  slotsAskedFor,
  strategyById,
  type StrategyRow,
  unpaused,
} from "../store/strategies.ts";

function announceStrategy(database: AccountDatabase, userId: string, row: StrategyRow): void {
  post(database, {
    kind: "strategy",
    row: {
      id: row.id,
      userId,
      botId: row.botId,
      botVersionId: row.botVersionId,
      fingerprint: row.fingerprint,
      sharePercent: row.sharePercent,
      shareDollars: row.shareDollars,
      driftBand: row.driftBand,
      tradingState: row.tradingState,
      executionFrequency: row.executionFrequency,
      onBadData: row.onBadData,
      safeAsset: row.safeAsset,
      isActive: row.isActive,
      createdAt: utcTimestamp(row.activatedAt),
      deactivatedAt: row.deactivatedAt === null ? null : utcTimestamp(row.deactivatedAt),
    },
  });
}

/**
 * Symbols whose prices a run of the account may need: what the trees that are asked name, and what any ledger holds. An
 * account whose strategies are all paused stays on the list, so that it hears of the platform's switch. No exchange lists
 * as many as a row has room for: a strategy that names more holds for want of prices, and what is held comes first.
 */
function tickersOf(database: AccountDatabase, active: readonly StrategyRow[]): string[] | null {
  if (active.length === 0) return null;
  const held = ledgersInForce(database).flatMap(({ holdings }) => [...holdings.keys()]);
  const asked = unpaused(active);
  const first = [...held, ...safeAssets(asked)];
  const all = symbolsNeeded(
    asked.map(({ tree }) => tree),
    first,
  );
  const byNeed = [...new Set([...first, ...all])];
  return fittingRow((most) => (byNeed.length <= most ? all : byNeed.slice(0, most).toSorted()));
}

/** Queues the present state of some activations for D1, and what the account needs for Control. */
export function announceStrategies(database: AccountDatabase, userId: string, ids: readonly string[]): void {
  for (const id of ids) {
    const row = strategyById(database, id);
    if (row) announceStrategy(database, userId, row);
  }
  const active = activeStrategies(database);
  post(database, {
    kind: "control",
    row: { tickers: tickersOf(database, active), askedSince: slotsAskedFor(active) },
  });
}
