import type { Planner } from "../evaluate/compile/planner.ts";
import type { ChoosePlan } from "../evaluate/program.ts";
import type { AltExitNode } from "../strategy/tree.ts";
import { planTwoBranches } from "./two-branches.ts";

/** Out until the entry conditions are true, then in until the exit conditions are; unknown leaves it where it is. */
export function planAltExit(
  { entryConditions, exitConditions, slots }: AltExitNode,
  planner: Planner,
): ChoosePlan {
  const entry = planner.list(entryConditions, slots);
  const exit = planner.list(exitConditions, slots);
  return {
    shape: "choose",
    choice: { rule: "latch", entry, exit },
    branches: planTwoBranches(slots, planner),
  };
}
