/** What a run decided on, as it is stored: for those who want to make the same plan again. */
import type { ExecutionInputs } from "../../../contract/execution-inputs.ts";
import type { AccountDatabase } from "../store/database.ts";
import { decisionsOf, evidenceOf, groundsOf, runOf } from "../store/runs.ts";
import { strategyById } from "../store/strategies.ts";

/** The inputs of a slot's run; null when the object has no such run. */
export function executionInputs(database: AccountDatabase, slot: string): ExecutionInputs | null {
  const run = runOf(database, slot);
  if (!run) return null;
  const { inputsJson, snapshotJson } = evidenceOf(database, slot);
  return {
    slot: run.slot,
    slotJson: run.slotJson,
    inputsJson,
    planJson: run.planJson,
    planHash: run.planHash,
    pricesJson: snapshotJson,
    decisions: decisionsOf(database, slot).flatMap((decision) => {
      const strategy = strategyById(database, decision.strategyId);
      if (!strategy) return [];
      const { strategyId, targetsJson, heldReason, badDataPolicy } = decision;
      const { name, fingerprint, tree } = strategy;
      const made = { targetsJson, heldBecause: heldReason, badDataPolicy };
      const grounds = groundsOf(database, slot, strategyId);
      return [{ strategyId, name, fingerprint, tree, ...made, ...grounds }];
    }),
  };
}
