/** The fields of the table of what plans have visited: a situation in a phase in which it can be met. */
import type { Phase } from "./phases.ts";
import { type Situation, SITUATIONS } from "./situations.ts";

export interface Field {
  readonly situation: Situation;
  readonly phase: Phase;
}

/** All fields of some situations, in the order of the table. */
export function fieldsOf(situations: readonly Situation[]): Field[] {
  return situations.flatMap((situation) => SITUATIONS[situation].map((phase) => ({ situation, phase })));
}
