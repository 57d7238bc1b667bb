import type { StrategyNode } from "../strategy/tree.ts";
import { Compiler } from "./compile/compiler.ts";
import type { Program } from "./program.ts";

/**
 * Compiles a strategy in normal form. Each distinct series, indicator, cut, condition, condition list and sub-tree
 * (looks and ids aside) becomes one entry, however often the tree repeats it. The program fits any bar table.
 */
export function compile(strategy: StrategyNode): Program {
  return new Compiler().program(strategy);
}
