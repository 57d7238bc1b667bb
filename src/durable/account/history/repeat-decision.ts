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
 * The prices of a decision; where they were kept without the close before, it was that of the history: whatever was
 * decided had passed its checks.
 */
function pricesThen(
  { snapshot, ...others }: DecisionPrices,
  histories: ReadonlyMap<string, UsableHistory>,
): DecisionPrices {
  const prices = Object.entries(snapshot.prices).map(([symbol, price]) => {
    const previousClose = price.previousClose ?? histories.get(symbol)?.bars.close.at(-1);
    return [symbol, previousClose === undefined ? price : { ...price, previousClose }] as const;
  });
  return { ...others, snapshot: { ...snapshot, prices: Object.fromEntries(prices) } };
}

/**
 * The decision, by the engine as it is now, on histories as they were before the session. What the strategy held does
 * not matter: it only had to have prices.
 */
export function repeatDecision(
  { tree, slot, prices }: PastDecision,
  histories: ReadonlyMap<string, UsableHistory>,
): StrategyDecision {
  return decideStrategy({ tree }, NOTHING_HELD, slot, {
    ...pricesThen(prices, histories),
    histories,
    stale: new Set(),
  });
}
