import type { BarTable } from "../bars/types.ts";
import type { Timing } from "../timing.ts";
import type { Evaluation } from "./evaluation.ts";
import { Evaluator } from "./history/evaluator.ts";
import type { Program } from "./program.ts";

/** Evaluates a program on every bar of a table. The weights of a bar depend on nothing after it. */
export function evaluate(program: Program, table: BarTable, timing: Timing = "CC"): Evaluation {
  return new Evaluator(program.tables, table).evaluate(program, timing);
}
