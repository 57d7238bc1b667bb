/** Tells an account's owner that a new engine would have decided otherwise, and that a strategy waits for them. */
import type { notifications } from "../../../db/schema/index.ts";
import { utcTimestamp } from "../../../engine/calendar/new-york.ts";
import type { FingerprintVerdict } from "../../../engine/gate/check-fingerprint.ts";
import { ENGINE_VERSION } from "../../../engine/strategy/fingerprint.ts";
import { fittingRow, namedFirst } from "../../../platform/row-size.ts";
import type { StrategyRow } from "../store/strategies.ts";

/** The notification of a strategy that is held since an instant (epoch ms). One for an engine, however often it is made. */
export function heldNotification(
  userId: string,
  { id, botId, name }: Pick<StrategyRow, "id" | "botId" | "name">,
  { code, message, date, differences }: Extract<FingerprintVerdict, { kind: "hold" }>,
  at: number,
): typeof notifications.$inferInsert {
  return fittingRow((most) => ({
    id: `strategy_held_${id}_${ENGINE_VERSION}`,
    userId,
    kind: "strategy_held",
    createdAt: utcTimestamp(at),
    payload: JSON.stringify({
      strategyId: id,
      botId,
      name,
      code,
      message,
      date,
      ...namedFirst("differences", differences, most),
    }),
    deliveredAt: null,
  }));
}
