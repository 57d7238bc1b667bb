/** The report of a simulation for people. */
import type { SimulationReport } from "./run.ts";

/** The stories of everything that was violated, and what all plans came to. */
export function printSummary({ plans, orders, doubleOrders, violations }: SimulationReport): string {
  const stories = violations.map(
    ({ seed, invariant, story }) =>
      `seed ${seed}, invariant ${invariant}:\n${story.replaceAll(/^/gm, "  ")}\n`,
  );
  return [
    ...stories,
    `${plans} plans, ${orders} orders, ${doubleOrders} plans with a double order, ${violations.length} violations`,
  ].join("\n");
}
