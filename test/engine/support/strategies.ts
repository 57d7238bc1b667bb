/** Strategies as the Forge exports them, and their decisions. */
import type { BarTable } from "../../../src/engine/bars/types.ts";
import { compile } from "../../../src/engine/evaluate/compile.ts";
import { decide, type Decision } from "../../../src/engine/evaluate/decide.ts";
import type { Program } from "../../../src/engine/evaluate/program.ts";
import type { Finding } from "../../../src/engine/strategy/finding.ts";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import type { StrategyNode } from "../../../src/engine/strategy/tree.ts";

export interface Export {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export function hold(...positions: string[]): Export {
  return { kind: "position", positions };
}

export function basic(next: readonly (Export | null)[], fields: object = {}): Export {
  return { kind: "basic", children: { next }, ...fields };
}

export function indicator(
  conditions: readonly object[],
  whenTrue: readonly (Export | null)[],
  whenFalse: readonly (Export | null)[],
  fields: object = {},
): Export {
  return { kind: "indicator", conditions, children: { then: whenTrue, else: whenFalse }, ...fields };
}

/** "The price of the ticker is above the threshold", unless `fields` say otherwise. */
export function condition(ticker: string, threshold: number, fields: object = {}): object {
  return { type: "if", metric: "Current Price", ticker, comparator: "gt", threshold, ...fields };
}

/** The parsed strategy; fails the test when it has errors. */
export function strategyOf(input: unknown): StrategyNode {
  const parsed = parseStrategy(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.strategy;
}

export function programOf(input: unknown): Program {
  return compile(strategyOf(input));
}

export function decisionOf(input: unknown, table: BarTable): Decision {
  return decide(programOf(input), table);
}

/** The findings as `code path`. */
export function findingsOf(input: unknown): string[] {
  return parseStrategy(input).findings.map((finding: Finding) => `${finding.code} ${finding.path}`);
}
