/** What a run came to for one strategy. */
import { decimal } from "../../../engine/money/decimal.ts";
import type { Outcome } from "../../../engine/execution/outcomes.ts";
import { outcomeOf } from "../record/outcome.ts";
import { readCrosses } from "../record/plan-document.ts";
import type { StrategyRun } from "./strategy-run.ts";
import type { StrategyTrade } from "./strategy-trades.ts";

/** `adjusted`: something that concerns the strategy was cut or left out. */
export function strategyOutcome(
  { plan, run, strategy, decision }: StrategyRun,
  trades: readonly StrategyTrade[],
  adjusted: boolean,
): Outcome {
  // A run that ended before it traded gives every strategy its own outcome.
  if (!plan || run.outcome !== null) return run.outcome ?? "failed";
  if (decision?.badDataPolicy === "skip") return "skipped";
  const results = trades.map(({ executed }) => ({
    wanted: decimal(executed.qty),
    filled: decimal(executed.filledQty),
  }));
  const crossed = readCrosses(run.crossesJson).some(
    ({ fromStrategyId, toStrategyId }) => fromStrategyId === strategy.id || toStrategyId === strategy.id,
  );
  return outcomeOf({ trades: results, held: decision?.targetsJson === null, crossed, adjusted });
}
