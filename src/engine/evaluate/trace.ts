import type { BarTable } from "../bars/types.ts";
import { truthAt, truthName, type TruthName, UNKNOWN } from "../conditions/truth.ts";
import type { Condition, NodeKind } from "../strategy/tree.ts";
import { conditionsOf } from "../strategy/walk.ts";
import { allocationsOf } from "./allocations.ts";
import { elementAt } from "./element.ts";
import type { Computation } from "./computation.ts";
import { type Look, looksAt } from "./look.ts";
import type { Program } from "./program.ts";
import { comparisonIn } from "./sides.ts";
import { conditionCause, type UnknownReason } from "./unknown-reason.ts";

/** One node that a decision looked at. All numbers are unrounded. */
export interface TraceEntry {
  readonly id: string;
  readonly kind: NodeKind;
  /** Whether any of the portfolio flows through the node. */
  readonly active: boolean;
  /** How much of the portfolio does, as a fraction. */
  readonly share: number;
  /** What the node holds, by ticker, as fractions of itself; without zeros, the rest is cash. */
  readonly weights: Readonly<Record<string, number>>;
  /** The node's own conditions, in order; absent for kinds that have none. */
  readonly conditions?: readonly ConditionTrace[];
  /** Tickers that the node reads itself and whose bar is carried over from an earlier close; sorted. */
  readonly carried: readonly string[];
}

export interface ConditionTrace {
  readonly id: string;
  /** The left indicator at the bar, in its unit; `null` when unknown. */
  readonly left: number | null;
  /** The threshold, or the right indicator at the bar; `null` when unknown. */
  readonly right: number | null;
  readonly result: TruthName;
  /** Why the result is unknown, when it is. */
  readonly reason?: UnknownReason;
  /** How far the left side is above the right one (below: negative), in its unit; `null` when unknown. */
  readonly margin: number | null;
}

/**
 * The trace of the decision at `bar`: an entry for each node that it looked at, parents before children, in
 * tree order. Nodes in branches that were not chosen have none. The computation's range is that bar alone.
 */
export function traceAt(
  program: Program,
  table: BarTable,
  computation: Computation,
  bar: number,
): readonly TraceEntry[] {
  const allocations = allocationsOf(computation);
  const entryOf = (look: Look): TraceEntry => {
    const conditions = conditionTraces(program, table, computation, look, bar);
    return {
      id: look.node.id,
      kind: look.node.kind,
      active: look.share > 0,
      share: look.share,
      weights: Object.fromEntries([...elementAt(allocations, look.index)].sort(byTicker)),
      ...(conditions.length > 0 ? { conditions } : {}),
      carried: tickersRead(look).filter((ticker) => table.columns.get(ticker)?.carried[bar] === 1),
    };
  };
  return [...looksAt(program, computation, bar)].map(entryOf);
}

function byTicker([left]: readonly [string, number], [right]: readonly [string, number]): number {
  return left < right ? -1 : 1;
}

function tickersRead({ node, plan }: Look): readonly string[] {
  const read = new Set(plan.holdings.map((holding) => holding.ticker));
  for (const { left, right } of conditionsOf(node)) {
    read.add(left.ticker);
    if (right.kind === "indicator") read.add(right.ticker);
  }
  return [...read].sort();
}

function conditionTraces(
  program: Program,
  table: BarTable,
  { signals }: Computation,
  { node, plan }: Look,
  bar: number,
): readonly ConditionTrace[] {
  const indices = plan.lists.flatMap((list) => elementAt(program.lists, list).flat());
  const traceOf = (condition: Condition, place: number): ConditionTrace => {
    const index = elementAt(indices, place);
    const { left, right } = comparisonIn(program, elementAt(program.conditions, index));
    const leftValue = knownAt(signals.indicators, left, bar);
    const rightValue =
      right.kind === "threshold" ? right.value : knownAt(signals.indicators, right.indicator, bar);
    const truth = truthAt(elementAt(signals.conditions, index), bar);
    return {
      id: condition.id,
      left: leftValue,
      right: rightValue,
      result: truthName(truth),
      ...(truth === UNKNOWN ? { reason: conditionCause(program, table, signals, index, bar).reason } : {}),
      margin: leftValue === null || rightValue === null ? null : leftValue - rightValue,
    };
  };
  return conditionsOf(node).map(traceOf);
}

function knownAt(indicators: readonly Float64Array[], index: number, bar: number): number | null {
  const value = elementAt(indicators, index)[bar] ?? NaN;
  return Number.isNaN(value) ? null : value;
}
