import type { BarTable } from "../bars/types.ts";
import { undecidedConditions } from "../conditions/condition-list.ts";
import { conditionsOf } from "../strategy/walk.ts";
import { volatilityBars } from "../weighting/volatility.ts";
import { type Allocation, allocationsOf } from "./allocations.ts";
import { elementAt } from "./element.ts";
import type { Computation } from "./computation.ts";
import { type Look, looksAt } from "./look.ts";
import type { BranchPlan, Program } from "./program.ts";
import { causeOf, conditionCause, reasonOf, type UnknownCause } from "./unknown-reason.ts";

/** Something that a decision turned on and that is not known. */
export interface Unknown extends UnknownCause {
  readonly nodeId: string;
  /** The condition that is unknown; `null` when it is the volatility that the node weights by. */
  readonly conditionId: string | null;
}

/**
 * What the decision at `bar` turned on without knowing it, among the nodes that it looked at: the unknown
 * conditions that leave a list unknown (not those that a false or true neighbour settles), and the volatilities
 * that a weighting between two or more active children asked for. The computation's range is that bar alone.
 */
export function unknownsAt(
  program: Program,
  table: BarTable,
  computation: Computation,
  bar: number,
): readonly Unknown[] {
  const allocations = allocationsOf(computation);
  const unknowns: Unknown[] = [];
  for (const look of looksAt(program, computation, bar)) {
    for (const unknown of unknownConditions(program, table, computation, look, bar)) unknowns.push(unknown);
    for (const branch of look.chosen) {
      const cause = volatilityCause(table, allocations, branch, bar);
      if (cause !== null) unknowns.push({ nodeId: look.node.id, conditionId: null, ...cause });
    }
  }
  return unknowns;
}

function unknownConditions(
  program: Program,
  table: BarTable,
  { signals }: Computation,
  { node, plan }: Look,
  bar: number,
): Unknown[] {
  const conditions = conditionsOf(node);
  let first = 0;
  return plan.lists.flatMap((index) => {
    const alternatives = elementAt(program.lists, index);
    const places = alternatives.flat();
    const undecided = new Set(undecidedConditions(alternatives, signals.conditions, bar));
    const own = conditions.slice(first, first + places.length);
    first += places.length;
    return own.flatMap(({ id }, place) => {
      const condition = elementAt(places, place);
      if (!undecided.has(condition)) return [];
      return [
        { nodeId: node.id, conditionId: id, ...conditionCause(program, table, signals, condition, bar) },
      ];
    });
  });
}

function volatilityCause(
  table: BarTable,
  allocations: readonly Allocation[],
  { weighting, children }: BranchPlan,
  bar: number,
): UnknownCause | null {
  if (!("volWindow" in weighting)) return null;
  const active = children.map((child) => elementAt(allocations, child)).filter((held) => held.size > 0);
  if (active.length < 2) return null;
  const required = volatilityBars(weighting.volWindow);
  const unknowns = active
    .flatMap((held) => Array.from(held.keys()))
    .filter((ticker) => !isFilled(table, ticker, required, bar))
    .map((ticker) => ({ ticker, reason: reasonOf(table, ticker, required, bar, bar) }));
  return unknowns.length === 0 ? null : causeOf(unknowns);
}

/** Whether the `required` closes that end at a bar are all known. */
function isFilled(table: BarTable, ticker: string, required: number, bar: number): boolean {
  const closes = table.columns.get(ticker)?.close;
  if (closes === undefined || bar + 1 < required) return false;
  return !closes.subarray(bar + 1 - required, bar + 1).some(Number.isNaN);
}
