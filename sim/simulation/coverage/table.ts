/** The table of what plans have visited, and what of it is missing. */
import { fieldsOf } from "./fields.ts";
import { type Phase, PHASES } from "./phases.ts";
import { type Situation, SITUATIONS } from "./situations.ts";
import { fieldOf, type Visits } from "./visits.ts";

/** The fields of some situations that no plan has visited, in the order of the table. */
export function unvisited(visits: Visits, situations: readonly Situation[]): string[] {
  return fieldsOf(situations)
    .map(({ situation, phase }) => fieldOf(situation, phase))
    .filter((field) => !visits[field]);
}

/** A line per situation, a column per phase: in how many plans each field was visited; `-` where it cannot be. */
export function printTable(visits: Visits, situations: readonly Situation[]): string {
  const width = Math.max(...situations.map(({ length }) => length));
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell, index) => cell.padStart((PHASES[index] ?? "").length))].join(
      "  ",
    );
  const counts = (situation: Situation) => {
    const met: readonly Phase[] = SITUATIONS[situation];
    return PHASES.map((phase) =>
      met.includes(phase) ? String(visits[fieldOf(situation, phase)] ?? 0) : "-",
    );
  };
  return [line("visited by plans", PHASES), ...situations.map((each) => line(each, counts(each)))].join("\n");
}
