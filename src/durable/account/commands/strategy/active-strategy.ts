/** The strategy in force of a bot. */
import type { AccountDatabase } from "../../store/database.ts";
import { activeStrategies, type StrategyRow } from "../../store/strategies.ts";
import { runUnderWay } from "../busy.ts";
import { accept, refuse, type Result } from "../result.ts";

/** Refused with 404 when the bot does not trade. */
export function activeStrategyOf(database: AccountDatabase, botId: string): Result<StrategyRow> {
  const active = activeStrategies(database).find((strategy) => strategy.botId === botId);
  return active ? accept(active) : refuse(404, "not_active", "this strategy is not active");
}

/** The same, to be changed: refused while a run is under way (409), too. */
export function strategyToChange(database: AccountDatabase, botId: string): Result<StrategyRow> {
  return runUnderWay(database) ?? activeStrategyOf(database, botId);
}
