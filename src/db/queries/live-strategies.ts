/** `live_strategies`: written from account objects' outboxes only. */
import type { Database } from "../database.ts";
import { liveStrategies } from "../schema/index.ts";

/** Writes an activation, what its owner has switched, its pin under another engine, or its end. Repeating it changes nothing. */
export async function saveLiveStrategy(
  database: Database,
  row: typeof liveStrategies.$inferInsert,
): Promise<void> {
  const { isActive, deactivatedAt, tradingState, fingerprint } = row;
  await database
    .insert(liveStrategies)
    .values(row)
    .onConflictDoUpdate({
      target: liveStrategies.id,
      set: { isActive, deactivatedAt: deactivatedAt ?? null, tradingState, fingerprint },
    });
}
