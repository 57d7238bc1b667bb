/** What becomes of the strategies in force when the brokerage account goes, or another one takes its place. */
import { retire } from "../../ledgers/retire.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { saveSettings } from "../../store/settings.ts";
import { activeStrategies, updateStrategy } from "../../store/strategies.ts";
import { announceStrategies } from "../../strategies/announce.ts";

/**
 * Ends every activation at an instant (epoch ms), because another account is connected: what the ledgers had stays in the
 * old one, and their entries stay for ever. Whole-account mode was a choice about the old one. Within a transaction.
 */
export function archiveStrategies(database: AccountDatabase, userId: string, now: number): void {
  const ids = activeStrategies(database).map(({ id }) => id);
  for (const id of ids) retire(database, id, `replaced-${now}`, now);
  saveSettings(database, { mode: "strategies" });
  announceStrategies(database, userId, ids);
}

/** Pauses every strategy, because no account is connected any more; their ledgers stay. Within a transaction. */
export function pauseStrategies(database: AccountDatabase, userId: string): void {
  const ids = activeStrategies(database).map(({ id }) => id);
  for (const id of ids) updateStrategy(database, id, { tradingState: "HALTED" });
  announceStrategies(database, userId, ids);
}
