/** Makes a strategy's decision again, from the prices and histories that it was made with. */
import type { Slot } from "../../../engine/calendar/slots.ts";
import { decideStrategy, type StrategyDecision, type UsableHistory } from "../run/planning/decide.ts";
import type { DecisionPrices } from "../run/planning/decision-prices.ts";

export interface PastDecision {
  /** JSON of the strategy tree. */
  readonly tree: string;
  readonly slot: Pick<Slot, "session" | "lastSession">;
  readonly prices: DecisionPrices;
}

const NOTHING_HELD = { positions: new Map() };

/**
 * The decision, by the engine as it is now, on histories as they were before the session. What the strategy held does
 * not matter: it only had to have prices.
 */
export function repeatDecision(
  { tree, slot, prices }: PastDecision,
  histories: ReadonlyMap<string, UsableHistory>,
): StrategyDecision {
  return decideStrategy({ tree }, NOTHING_HELD, slot, {
    snapshot: prices.snapshot,
    exDates: prices.exDates,
    histories,
    stale: new Set(),
  });
}
