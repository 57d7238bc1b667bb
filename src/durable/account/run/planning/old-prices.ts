/** Tells an account's owner that its strategies saw prices that were old. */
import type { notifications } from "../../../../db/schema/index.ts";
import { utcTimestamp } from "../../../../engine/calendar/new-york.ts";
import { STALE_AFTER } from "../../../../engine/prices/gate.ts";
import { fittingRow, namedFirst } from "../../../../platform/row-size.ts";
import type { Snapshot } from "../../../../market/snapshot/snapshot.ts";

/**
 * The notification of a slot about those of its symbols whose prices were older than ten minutes when they were taken;
 * `undefined` when none was. One for a slot, however often it is made. `now`: epoch ms.
 */
export function oldPricesNotification(
  userId: string,
  slot: string,
  { prices }: Snapshot,
  symbols: readonly string[],
  now: number,
): typeof notifications.$inferInsert | undefined {
  const old = symbols.flatMap((symbol) => {
    const price = prices[symbol];
    if (!price || price.ageMs <= STALE_AFTER) return [];
    const { source, ageMs, verdict } = price;
    return [{ symbol, source, ageMs, verdict }];
  });
  if (old.length === 0) return undefined;
  return fittingRow((most) => ({
    id: `old_prices_${userId}_${slot.replace("/", "_")}`,
    userId,
    kind: "old_prices",
    createdAt: utcTimestamp(now),
    payload: JSON.stringify({ slot, ...namedFirst("prices", old, most) }),
    deliveredAt: null,
  }));
}
