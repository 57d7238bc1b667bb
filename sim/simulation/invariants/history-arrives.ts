/** What happened is in the platform's database in the end, even when that was down at the time. */
import { takesPart } from "../../../src/engine/calendar/asked-slots.ts";
import { actionOf } from "../../../src/durable/account/record/action.ts";
import type { RunRow } from "../../../src/durable/account/store/runs.ts";
import type { StrategyRow } from "../../../src/durable/account/store/strategies.ts";
import { type Facts, slotOfRun } from "./facts.ts";

/**
 * Whether a strategy that is in force decided in a run. Of one that its owner may have paused meanwhile that cannot be told
 * afterwards.
 */
function decided(facts: Facts, run: RunRow, { id, activatedAt, executionFrequency }: StrategyRow): boolean {
  const action = actionOf(run);
  if (action) return action.strategyIds.includes(id);
  return (
    activatedAt < run.claimedAt && takesPart(executionFrequency, slotOfRun(run)) && !mayHavePaused(facts)
  );
}

function mayHavePaused({ plan }: Facts): boolean {
  if (plan.kind !== "eventful") return false;
  const deeds = plan.days.flatMap(({ happenings }) => happenings.map(({ deed }) => deed));
  return deeds.some(
    (deed) => deed.kind === "command" && (deed.command.kind === "pause" || deed.command.kind === "liquidate"),
  );
}

/** What speaks against it, a line each. */
export function historyArrives(facts: Facts): string[] {
  const { runs, strategies, isOutboxEmpty, recipient } = facts;
  const rows = [...recipient.executions.values()];
  const unfinished = runs.flatMap(({ slot, state }) =>
    state === "reported" ? [] : [`the run of ${slot} is still ${state}`],
  );
  const missing = runs.flatMap((run) =>
    strategies
      .filter((strategy) => decided(facts, run, strategy))
      .filter(({ id }) => !rows.some((row) => row.slot === run.slot && row.strategyId === id))
      .map(({ name }) => `there is no history of ${name} in ${run.slot}`),
  );
  return [...unfinished, ...missing, ...(isOutboxEmpty ? [] : ["messages are still waiting"])];
}

/** History is only ever appended. What speaks against it, a line each. */
export function historyStays({ recipient }: Facts): string[] {
  return recipient.changed.map((id) => `the history row ${id} came again with another content`);
}
