import { undecidedConditions } from "../../conditions/condition-list.ts";
import { listsOf } from "../../strategy/walk.ts";
import { NOTHING } from "../allocations.ts";
import { elementAt } from "../../element.ts";
import type { ChosenBranch, Look } from "./look.ts";
import type { OneBar } from "./one-bar.ts";
import { listsOfPlan } from "../program.ts";
import { causeOf, conditionCause, type UnknownCause, unknownTickers } from "./unknown-reason.ts";

/** Something that a decision turned on and that is not known. */
export interface Unknown extends UnknownCause {
  readonly nodeId: string;
  /** The condition that is unknown; `null` when it is what the node weights, ranks or scales by. */
  readonly conditionId: string | null;
}

/**
 * What a decision turned on without knowing it, among the nodes that it looked at: the unknown
 * conditions that leave a list unknown (not those that a false or true neighbour settles), the volatilities that a
 * weighting between two or more active children asked for, the metrics that a ranking between two or more children
 * did, and what a scaling goes by.
 */
export function unknownsOf(at: OneBar, looks: readonly Look[]): readonly Unknown[] {
  return looks.flatMap((look) => [...unknownConditions(at, look), ...unknownInputs(at, look)]);
}

function unknownConditions(at: OneBar, { node, plan }: Look): Unknown[] {
  const lists = listsOf(node);
  return listsOfPlan(plan).flatMap((index, place) => {
    const alternatives = elementAt(at.program.tables.lists, index);
    const columnOf = (condition: number) => at.conditionFrom(condition, at.bar);
    const undecided = new Set(undecidedConditions(alternatives, columnOf, at.bar));
    const indices = alternatives.flat();
    return elementAt(lists, place).flatMap(({ id }, position) => {
      const condition = elementAt(indices, position);
      if (!undecided.has(condition)) return [];
      return [{ nodeId: node.id, conditionId: id, ...conditionCause(at, condition) }];
    });
  });
}

function unknownInputs(at: OneBar, look: Look): Unknown[] {
  const { node, plan, chosen } = look;
  const scores = plan.shape === "rank" && plan.scores.length > 1 ? plan.scores.flat() : [];
  const value = plan.shape === "blend" ? [plan.value] : [];
  const volatilities = chosen.flatMap((branch) => volatilitiesRead(at, branch));
  return [scores, value, volatilities].flatMap((indicators) => {
    const unknown = indicators.filter((index) => Number.isNaN(at.valuesOf(index).at(at.bar)));
    if (unknown.length === 0) return [];
    const tickers = unknown.flatMap((index) => unknownTickers(at, index, at.bar));
    return [{ nodeId: node.id, conditionId: null, ...causeOf(tickers) }];
  });
}

/** The volatilities of what the children hold; a single active child is not weighted by its own. */
function volatilitiesRead({ held: nodes, pool }: OneBar, branch: ChosenBranch): readonly number[] {
  const held = branch.children.map(({ index }) => nodes.idOf(index)).filter((id) => id !== NOTHING);
  if (held.length < 2) return [];
  const tickers = new Set<string>();
  for (const id of held) pool.forEach(id, (place) => tickers.add(elementAt(pool.tickers, place)));
  return branch.plan.volatilities.flatMap(([ticker, index]) => (tickers.has(ticker) ? [index] : []));
}
