/** The owner's word that a held strategy may go on, whatever it decides under the present engine. */
import type { LiveStrategy } from "../../../../contract/strategies.ts";
import { strategyToChange } from "./active-strategy.ts";
import { announceStrategies } from "../../strategies/announce.ts";
import { liveStrategy } from "./live-strategy.ts";
import { accept, refuse, type Result } from "../result.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { strategyById, updateStrategy } from "../../store/strategies.ts";
import { presentPin } from "../../gate/present-pin.ts";

/** Pins the strategy of a bot to the present engine. Refused when nothing holds it, or when it cannot be read any more. */
export function acceptEngine(database: AccountDatabase, userId: string, botId: string): Result<LiveStrategy> {
  const active = strategyToChange(database, botId);
  if (!active.ok) return active;
  const { id, tree, gateReason } = active.value;
  if (gateReason === null) return refuse(409, "not_held", "nothing holds this strategy");
  const pin = presentPin(tree);
  if (!pin) return refuse(409, "strategy_unreadable", "the present engine cannot read this strategy");
  database.transaction(() => {
    updateStrategy(database, id, { ...pin, gateReason: null });
    announceStrategies(database, userId, [id]);
  });
  return accept(liveStrategy(database, strategyById(database, id) ?? active.value));
}
