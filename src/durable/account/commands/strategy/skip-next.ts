/** Leaving out the next run of one strategy. */
import type { SessionOverrides } from "../../../../engine/calendar/overrides.ts";
import { nextSlot } from "../../../../engine/calendar/slots.ts";
import type { LiveStrategy } from "../../../../contract/strategies.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { strategyById, updateStrategy } from "../../store/strategies.ts";
import { strategyToChange } from "./active-strategy.ts";
import { liveStrategy } from "./live-strategy.ts";
import { accept, type Result } from "../result.ts";

/**
 * Has a strategy keep what it has in the first of its slots whose dispatch lies after `now` (epoch ms), or takes that
 * back. It is that slot alone: once it is over, what is stored has no effect.
 */
export function skipNext(
  database: AccountDatabase,
  { botId, skip }: { botId: string; skip: boolean },
  overrides: SessionOverrides,
  now: number,
): Result<LiveStrategy> {
  const active = strategyToChange(database, botId);
  if (!active.ok) return active;
  const { id, executionFrequency } = active.value;
  const skipSlot = skip ? nextSlot(now, executionFrequency, overrides).id : null;
  updateStrategy(database, id, { skipSlot });
  return accept(liveStrategy(database, strategyById(database, id) ?? active.value));
}
