/** What happened is in the platform's database in the end, even when that was down at the time. */
import type { Facts } from "./facts.ts";

/** What speaks against it, a line each. */
export function historyArrives({ runs, strategies, isOutboxEmpty, recipient }: Facts): string[] {
  const rows = [...recipient.executions.values()];
  const unfinished = runs.flatMap(({ slot, state }) =>
    state === "reported" ? [] : [`the run of ${slot} is still ${state}`],
  );
  const missing = runs.flatMap(({ slot }) =>
    strategies.flatMap(({ id, name }) =>
      rows.some((row) => row.slot === slot && row.strategyId === id)
        ? []
        : [`there is no history of ${name} in ${slot}`],
    ),
  );
  return [...unfinished, ...missing, ...(isOutboxEmpty ? [] : ["messages are still waiting"])];
}

/** History is only ever appended. What speaks against it, a line each. */
export function historyStays({ recipient }: Facts): string[] {
  return recipient.changed.map((id) => `the history row ${id} came again with another content`);
}
