import { undecidedConditions } from "../conditions/condition-list.ts";
import { listsOf } from "../strategy/walk.ts";
import { NOTHING } from "./allocations.ts";
import type { Computation } from "./computation.ts";
import { elementAt } from "./element.ts";
import { type ChosenBranch, type Look, looksAt } from "./look.ts";
import { listsOfPlan } from "./program.ts";
import { causeOf, conditionCause, type UnknownCause, unknownTickers } from "./unknown-reason.ts";

/** Something that a decision turned on and that is not known. */
export interface Unknown extends UnknownCause {
  readonly nodeId: string;
  /** The condition that is unknown; `null` when it is what the node weights, ranks or scales by. */
  readonly conditionId: string | null;
}

/**
 * What the decision at `bar` turned on without knowing it, among the nodes that it looked at: the unknown
 * conditions that leave a list unknown (not those that a false or true neighbour settles), the volatilities that a
 * weighting between two or more active children asked for, the metrics that a ranking between two or more children
 * did, and what a scaling goes by.
 */
export function unknownsAt(computation: Computation, bar: number): readonly Unknown[] {
  return Array.from(looksAt(computation, bar)).flatMap((look) => [
    ...unknownConditions(computation, look, bar),
    ...unknownInputs(computation, look, bar),
  ]);
}

function unknownConditions(computation: Computation, { node, plan }: Look, bar: number): Unknown[] {
  const lists = listsOf(node);
  return listsOfPlan(plan).flatMap((index, place) => {
    const alternatives = elementAt(computation.program.lists, index);
    const undecided = new Set(undecidedConditions(alternatives, computation.conditions, bar));
    const indices = alternatives.flat();
    return elementAt(lists, place).flatMap(({ id }, at) => {
      const condition = elementAt(indices, at);
      if (!undecided.has(condition)) return [];
      return [{ nodeId: node.id, conditionId: id, ...conditionCause(computation, condition, bar) }];
    });
  });
}

function unknownInputs(computation: Computation, look: Look, bar: number): Unknown[] {
  const { node, plan, chosen } = look;
  const scores = plan.shape === "rank" && plan.scores.length > 1 ? plan.scores.flat() : [];
  const value = plan.shape === "blend" ? [plan.value] : [];
  const volatilities = chosen.flatMap((branch) => volatilitiesRead(computation, branch, bar));
  return [scores, value, volatilities].flatMap((indicators) => {
    const unknown = indicators.filter((index) =>
      Number.isNaN(elementAt(computation.indicators, index).at(bar)),
    );
    if (unknown.length === 0) return [];
    const tickers = unknown.flatMap((index) => unknownTickers(computation, index, bar, bar));
    return [{ nodeId: node.id, conditionId: null, ...causeOf(tickers) }];
  });
}

/** The volatilities of what the children hold; a single active child is not weighted by its own. */
function volatilitiesRead(
  { nodes, pool }: Computation,
  branch: ChosenBranch,
  bar: number,
): readonly number[] {
  const held = branch.children
    .map(({ index }) => elementAt(nodes, index).at(bar))
    .filter((id) => id !== NOTHING);
  if (held.length < 2) return [];
  const tickers = new Set<string>();
  for (const id of held) pool.forEach(id, (place) => tickers.add(elementAt(pool.tickers, place)));
  return branch.plan.volatilities.flatMap(([ticker, index]) => (tickers.has(ticker) ? [index] : []));
}
