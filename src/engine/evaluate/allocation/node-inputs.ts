import type { NumberColumn } from "../../columns/number-column.ts";
import type { BranchPlan } from "../program.ts";
import type { AllocationPool } from "./allocation-pool.ts";
import { BranchDivision } from "./branch-division.ts";
import type { ChoiceInputs } from "./choices.ts";

/** What nodes are computed from. */
export interface NodeInputs extends ChoiceInputs {
  /** The column of an indicator that a node reads itself. */
  valuesOf(indicator: number): NumberColumn;
}

/** The division of a branch, by the volatilities that it reads, if any. */
export function divisionOf(branch: BranchPlan, pool: AllocationPool, inputs: NodeInputs): BranchDivision {
  const volatilities: NumberColumn[] = [];
  for (const [ticker, indicator] of branch.volatilities) {
    volatilities[pool.placeOf(ticker)] = inputs.valuesOf(indicator);
  }
  return new BranchDivision(branch, (place, bar) => volatilities[place]?.at(bar) ?? NaN, pool);
}
