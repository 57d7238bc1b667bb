import type { Branch, Condition } from "../strategy/tree.ts";
import type { BranchPlan } from "./program.ts";

/** What node kinds ask of the compiler. */
export interface Planner {
  /** The index of a condition list. */
  list(conditions: readonly Condition[]): number;
  /** A branch with its children compiled. */
  branch(branch: Branch): BranchPlan;
}
