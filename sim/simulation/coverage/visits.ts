/** Which fields of the table plans have visited. */
import type { Phase } from "./phases.ts";
import type { Situation } from "./situations.ts";

/** In how many plans each field was visited, by `situation / phase`; one that was not is absent. */
export type Visits = Readonly<Record<string, number>>;

/** The name of a field. */
export function fieldOf(situation: Situation, phase: Phase): string {
  return `${situation} / ${phase}`;
}

/** The fields that one plan visits, each counted once. */
export class VisitsOfPlan {
  readonly #fields = new Set<string>();

  visit(situation: Situation, phase: Phase): void {
    this.#fields.add(fieldOf(situation, phase));
  }

  get all(): Visits {
    return Object.fromEntries([...this.#fields].map((field) => [field, 1]));
  }
}

/** The visits of many plans together. */
export function added(some: Visits, more: Visits): Visits {
  const sum: Record<string, number> = { ...some };
  for (const [field, count] of Object.entries(more)) sum[field] = (sum[field] ?? 0) + count;
  return sum;
}
