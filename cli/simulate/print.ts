/** The report of a simulation for people. */
import type { Situation } from "../../sim/simulation/coverage/situations.ts";
import { printTable } from "../../sim/simulation/coverage/table.ts";
import type { SimulationReport } from "./run.ts";

/** The stories of everything that was violated, what plans have visited, and what all of them came to. */
export function printSummary(
  { plans, orders, doubleOrders, violations, visits, unvisited }: SimulationReport,
  situations: readonly Situation[],
): string {
  const stories = violations.map(
    ({ seed, invariant, story }) =>
      `seed ${seed}, invariant ${invariant}:\n${story.replaceAll(/^/gm, "  ")}\n`,
  );
  return [
    ...stories,
    printTable(visits, situations),
    "",
    ...unvisited.map((field) => `never reached: ${field}`),
    `${plans} plans, ${orders} orders, ${doubleOrders} plans with a double order, ${violations.length} violations`,
  ].join("\n");
}
