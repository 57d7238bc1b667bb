/** Pausing a strategy, letting it only sell, and letting it trade again. */
import { askedSlots, isAskedFor } from "../../../../engine/calendar/asked-slots.ts";
import { newYorkDate } from "../../../../engine/calendar/new-york.ts";
import type { SessionOverrides } from "../../../../engine/calendar/overrides.ts";
import { sessionOn } from "../../../../engine/calendar/sessions.ts";
import type { TradingState } from "../../../../engine/risk/trading-state.ts";
import type { LiveStrategy } from "../../../../contract/strategies.ts";
import { credentialsInUse } from "../../store/credentials.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { claimSlot, updateRun } from "../../store/runs.ts";
import {
  activeStrategies,
  slotsAskedFor,
  strategyById,
  type StrategyRow,
  updateStrategy,
} from "../../store/strategies.ts";
import { strategyToChange } from "./active-strategy.ts";
import { announceStrategies } from "../../strategies/announce.ts";
import { liveStrategy } from "./live-strategy.ts";
import { accept, refuse, type Result } from "../result.ts";

/**
 * Notes the slots of today that have gone by while a strategy was paused, and that nobody else asks for: it waits for its
 * next one, and no run is recorded as missed. Others that were activated after a slot wait for the next one, too.
 */
function passDueSlots(
  database: AccountDatabase,
  resumed: StrategyRow,
  overrides: SessionOverrides,
  now: number,
): void {
  const session = sessionOn(newYorkDate(now), overrides);
  const asked = session ? askedSlots(session, slotsAskedFor([resumed]), overrides) : [];
  const byOthers = slotsAskedFor(activeStrategies(database).filter(({ id }) => id !== resumed.id));
  for (const slot of asked.filter(({ dispatchAt }) => dispatchAt <= now)) {
    if (isAskedFor(slot, byOthers)) continue;
    const slotJson = JSON.stringify(slot);
    if (!claimSlot(database, { slot: slot.id, slotJson, trigger: "owner", claimedAt: now })) continue;
    const reasons = [{ code: "paused", message: "every strategy that has this slot was paused" }];
    updateRun(database, slot.id, {
      state: "reported",
      outcome: "skipped",
      reasonsJson: JSON.stringify(reasons),
      reportedAt: now,
    });
  }
}

/**
 * Sets whether a strategy takes part in runs (`HALTED`: it does not), and whether it may buy (`REDUCING`: it may not); at
 * an instant (epoch ms). Refused while a run is under way: what is halted in its midst is the account. Refused, except
 * for pausing, without a connected account.
 */
export function setStrategyState(
  database: AccountDatabase,
  userId: string,
  { botId, state }: { botId: string; state: TradingState },
  overrides: SessionOverrides,
  now: number,
): Result<LiveStrategy> {
  const active = strategyToChange(database, botId);
  if (!active.ok) return active;
  if (state !== "HALTED" && !credentialsInUse(database)) {
    return refuse(409, "not_connected", "connect the brokerage account first");
  }
  const { id, tradingState: before } = active.value;
  database.transaction(() => {
    updateStrategy(database, id, { tradingState: state });
    if (before === "HALTED" && state !== "HALTED") {
      passDueSlots(database, { ...active.value, tradingState: state }, overrides, now);
    }
    announceStrategies(database, userId, [id]);
  });
  return accept(liveStrategy(database, strategyById(database, id) ?? active.value));
}
