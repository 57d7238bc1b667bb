/** Strategies as the Forge exports them, and what reading them gives. */
import type { StrategyLibrary } from "../../../../src/engine/strategy/library.ts";
import { type ParsedStrategy, parseStrategy } from "../../../../src/engine/strategy/parse.ts";
import type { NodeKind, StrategyNode } from "../../../../src/engine/strategy/tree.ts";

export interface Export {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export type Children = readonly (Export | null)[];

export function hold(...positions: string[]): Export {
  return { kind: "position", positions };
}

export function basic(next: Children, fields: object = {}): Export {
  return { kind: "basic", children: { next }, ...fields };
}

/** Ranks the children by RSI and takes the lowest, unless `fields` say otherwise. */
export function ranked(next: Children, fields: object = {}): Export {
  return { kind: "function", children: { next }, ...fields };
}

export function indicator(
  conditions: readonly object[],
  whenTrue: Children,
  whenFalse: Children,
  fields: object = {},
): Export {
  return { kind: "indicator", conditions, children: { then: whenTrue, else: whenFalse }, ...fields };
}

/** Items of one condition list each. */
export function numbered(
  quantifier: string,
  lists: readonly (readonly object[])[],
  children: Readonly<Record<string, Children>>,
  fields: object = {},
): Export {
  const items = lists.map((conditions) => ({ conditions }));
  return { kind: "numbered", numbered: { quantifier, items, ...fields }, children };
}

export function altExit(
  entryConditions: readonly object[],
  exitConditions: readonly object[],
  whenIn: Children,
  whenOut: Children,
): Export {
  return { kind: "altExit", entryConditions, exitConditions, children: { then: whenIn, else: whenOut } };
}

/** Moves from `then` to `else` as the RSI of SPY rises from 30 to 70, unless `fields` say otherwise. */
export function scaling(whenLow: Children, whenHigh: Children, fields: object = {}): Export {
  return {
    kind: "scaling",
    scaleMetric: "RSI",
    scaleTicker: "SPY",
    scaleFrom: 30,
    scaleTo: 70,
    children: { then: whenLow, else: whenHigh },
    ...fields,
  };
}

export function call(callRefId: string, fields: object = {}): Export {
  return { kind: "call", callRefId, ...fields };
}

/** "The price of the ticker is above the threshold", unless `fields` say otherwise. */
export function condition(ticker: string, threshold: number, fields: object = {}): object {
  return { type: "if", metric: "Current Price", ticker, comparator: "gt", threshold, ...fields };
}

/** "The 14-day RSI of SPY compares so with the threshold", joined by AND. */
export function rsi(comparator: string, threshold: number, fields: object = {}): object {
  return condition("SPY", threshold, { type: "and", metric: "RSI", comparator, ...fields });
}

/** The strategy that was read; fails the test when it has errors. */
export function parsedOf(
  input: unknown,
  library: StrategyLibrary = {},
): Extract<ParsedStrategy, { ok: true }> {
  const parsed = parseStrategy(input, library);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed;
}

export function strategyOf(input: unknown, library: StrategyLibrary = {}): StrategyNode {
  return parsedOf(input, library).strategy;
}

/** The node as one of a kind; fails the test when it is of another. */
export function asKind<Kind extends NodeKind>(
  node: StrategyNode | undefined,
  kind: Kind,
): Extract<StrategyNode, { kind: Kind }> {
  if (node?.kind !== kind) throw new Error(`not a ${kind}: ${JSON.stringify(node)}`);
  // Its kind was looked at just now.
  return node as Extract<StrategyNode, { kind: Kind }>;
}

/** The findings as `code path`. */
export function findingsOf(input: unknown, library: StrategyLibrary = {}): string[] {
  return parseStrategy(input, library).findings.map(({ code, path }) => `${code} ${path}`);
}

/** The findings of a strategy that must be refused, as `code path`. */
export function refusalsOf(input: unknown, library: StrategyLibrary = {}): string[] {
  return parseStrategy(input, library).ok ? [] : findingsOf(input, library);
}
