import type { Condition, IndicatorReference, Metric } from "../../strategy/condition.ts";
import type { Branch, TwoBranches } from "../../strategy/tree.ts";
import type { BranchPlan } from "../program.ts";

/** What node kinds ask of the compiler. */
export interface Planner {
  /** A branch with its children compiled. */
  branch(branch: Branch): BranchPlan;
  /** The index of a condition list. `own` are the branches that `branch:` sources in it mean, if there may be any. */
  list(conditions: readonly Condition[], own?: TwoBranches): number;
  /** The index of an indicator; `own` as for lists. */
  indicator(reference: IndicatorReference, own?: TwoBranches): number;
  /** The index of an indicator of a ticker. */
  indicatorOf(metric: Metric, ticker: string, window: number | null): number;
}
