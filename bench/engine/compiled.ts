import { compile } from "../../src/engine/evaluate/compile.ts";
import type { Program } from "../../src/engine/evaluate/program.ts";
import { parseStrategy } from "../../src/engine/strategy/parse.ts";

/** The program of an export; throws when it is not a strategy or has not the number of indicators that was asked for. */
export function compiled(tree: unknown, indicators: number): Program {
  const parsed = parseStrategy(tree);
  if (!parsed.ok) throw new Error(parsed.findings[0]?.message);
  const program = compile(parsed.strategy);
  if (program.entries.indicators.length !== indicators) {
    throw new Error(`the tree has ${program.entries.indicators.length} indicators instead of ${indicators}`);
  }
  return program;
}
