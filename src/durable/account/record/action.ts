/** What a run is to do. */
import * as z from "zod";
import type { StrategyRow } from "../store/strategies.ts";
import { takesPart } from "../../../engine/calendar/asked-slots.ts";
import type { Slot } from "../../../engine/calendar/slots.ts";

/**
 * `rebalance`: what the trees say. `go_to_cash`: everything is sold and the strategy paused. `liquidate`: everything is
 * sold and the strategy deactivated. The strategies are named by their ids.
 */
export const runActionSchema = z.object({
  kind: z.enum(["rebalance", "go_to_cash", "liquidate"]),
  strategyIds: z.array(z.string()),
});

export type RunAction = z.infer<typeof runActionSchema>;

/** The action of a run that somebody asked for; null for one of the timetable, in which all rebalance that have its slot. */
export function actionOf(run: { actionJson: string | null }): RunAction | null {
  return run.actionJson === null ? null : runActionSchema.parse(JSON.parse(run.actionJson));
}

/** Whether a run asks the trees of its strategies, rather than sell everything. */
export function asksTrees(action: RunAction | null): boolean {
  return action === null || action.kind === "rebalance";
}

/** Whether a strategy decides in a run, rather than keep what it has. One that is paused does only what it is told to. */
export function decidesIn(
  strategy: Pick<StrategyRow, "id" | "executionFrequency" | "tradingState">,
  slot: Slot,
  action: RunAction | null,
): boolean {
  if (action !== null) return action.strategyIds.includes(strategy.id);
  return strategy.tradingState !== "HALTED" && takesPart(strategy.executionFrequency, slot);
}
