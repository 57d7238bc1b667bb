/** What somebody does to a strategy in an editor, as random edits of its normal form. */
import * as fc from "fast-check";
import type { Condition, IndicatorReference } from "../../../../src/engine/strategy/condition.ts";
import type { Branch, NodeKind, StrategyNode } from "../../../../src/engine/strategy/tree.ts";
import { branchesOf, nodesOf } from "../../../../src/engine/strategy/walk.ts";

/** `at` picks the node that it is done to, `which` what of it. */
export interface Edit {
  readonly kind:
    | "threshold"
    | "window"
    | "ranking"
    | "scaling"
    | "weighting"
    | "replace"
    | "wrap"
    | "choose"
    | "swap"
    | "remove"
    | "undo"
    | "again";
  readonly at: number;
  readonly which: number;
}

export const edits: fc.Arbitrary<Edit> = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("threshold" as const, "window" as const) },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        "ranking" as const,
        "scaling" as const,
        "weighting" as const,
        "replace" as const,
        "wrap" as const,
        "choose" as const,
        "swap" as const,
        "remove" as const,
        "undo" as const,
        "again" as const,
      ),
    },
  ),
  at: fc.nat({ max: 1000 }),
  which: fc.nat({ max: 1000 }),
});

/** The tree after an edit; `others` are trees that parts are taken from, `past` those that the tree was. */
export function edited(
  tree: StrategyNode,
  { kind, at, which }: Edit,
  others: readonly StrategyNode[],
  past: readonly StrategyNode[],
): StrategyNode {
  const node = picked([...nodesOf(tree)], at);
  const other = picked([...nodesOf(picked(others, at))], which);
  switch (kind) {
    case "threshold":
      return withCondition(tree, at, (condition) => movedThreshold(condition, which));
    case "window":
      return withCondition(tree, at, (condition) => movedWindow(condition, which));
    case "ranking":
      return withKind(tree, "function", at, (ranking) => reranked(ranking, which));
    case "scaling":
      return withKind(tree, "scaling", at, (scaling) => ({ ...scaling, to: scaling.to + (which % 7) / 4 }));
    case "weighting":
      return replaced(
        tree,
        node,
        withBranches(node, (branch) => reweighed(branch, which)),
      );
    case "replace":
      return replaced(tree, node, other);
    case "wrap":
      return replaced(tree, node, { ...LOOKS, kind: "basic", slots: { next: equal([node, other]) } });
    case "choose": {
      const conditions = [...nodesOf(picked(others, which))].flatMap((each) =>
        each.kind === "indicator" ? each.conditions : [],
      );
      const slots = { then: equal([node]), else: equal([other]) };
      return replaced(tree, node, { ...LOOKS, kind: "indicator", conditions, slots });
    }
    case "swap":
      return replaced(
        tree,
        node,
        withBranches(node, ({ children, weighting }) => ({ weighting, children: children.toReversed() })),
      );
    case "remove":
      return replaced(
        tree,
        node,
        withBranches(node, (branch) => equal(branch.children.slice(1))),
      );
    case "undo":
      return picked([...past, tree], which);
    case "again":
      // The same meaning in objects of its own, as a tree is that was read anew.
      return structuredClone(tree);
  }
}

const LOOKS = { id: "edited", title: null, bgColor: null, collapsed: false };

function picked<Value>(values: readonly Value[], at: number): Value {
  return values[at % values.length]!;
}

function equal(children: readonly StrategyNode[]): Branch {
  return { children, weighting: { mode: "equal" } };
}

function reweighed({ children }: Branch, which: number): Branch {
  const caps = { minCap: 0.05, maxCap: 0.4 };
  const weightings: Branch["weighting"][] = [
    { mode: "equal" },
    { mode: "defined", weights: children.map((_, child) => (child + which) % 3) },
    { mode: "inverse", volWindow: 2 + (which % 4), minCap: 0, maxCap: 1 },
    { mode: "pro", volWindow: 3, ...caps },
    { mode: "capped", fallback: which % 2 === 0 ? "EEE" : null, ...caps },
  ];
  return { children, weighting: picked(weightings, which) };
}

/** The tree with a node replaced wherever it stands; what does not hold it stays the same objects. */
function replaced(tree: StrategyNode, node: StrategyNode, by: StrategyNode): StrategyNode {
  if (tree === node) return by;
  const changed = withBranches(tree, (branch) => {
    const children = branch.children.map((child) => replaced(child, node, by));
    return children.every((child, place) => child === branch.children[place])
      ? branch
      : { ...branch, children };
  });
  const isSame = branchesOf(changed).every((branch, place) => branch === branchesOf(tree)[place]);
  return isSame ? tree : changed;
}

function withBranches(node: StrategyNode, change: (branch: Branch) => Branch): StrategyNode {
  const slots = Object.entries<Branch>(node.slots).map(([slot, branch]) => [slot, change(branch)]);
  return { ...node, slots: Object.fromEntries(slots) };
}

function withCondition(
  tree: StrategyNode,
  at: number,
  change: (condition: Condition) => Condition,
): StrategyNode {
  const owners = [...nodesOf(tree)].filter((node) => "conditions" in node || "entryConditions" in node);
  if (owners.length === 0) return tree;
  const owner = picked(owners, at);
  const changed = (conditions: readonly Condition[]) =>
    conditions.map((condition, place) => (place === at % conditions.length ? change(condition) : condition));
  if (owner.kind === "indicator") {
    return replaced(tree, owner, { ...owner, conditions: changed(owner.conditions) });
  }
  if (owner.kind === "altExit") {
    return replaced(tree, owner, { ...owner, entryConditions: changed(owner.entryConditions) });
  }
  return tree;
}

/** The tree with one of its nodes of a kind changed; itself where there is none. */
function withKind<Kind extends NodeKind>(
  tree: StrategyNode,
  kind: Kind,
  at: number,
  change: (node: NodeOf<Kind>) => NodeOf<Kind>,
): StrategyNode {
  const nodes = [...nodesOf(tree)].filter((node): node is NodeOf<Kind> => node.kind === kind);
  if (nodes.length === 0) return tree;
  const node = picked(nodes, at);
  return replaced(tree, node, change(node));
}

type NodeOf<Kind extends NodeKind> = Extract<StrategyNode, { kind: Kind }>;

function reranked(node: NodeOf<"function">, which: number): NodeOf<"function"> {
  const changes = [
    { take: 1 + (which % 3) },
    { rank: node.rank === "top" ? ("bottom" as const) : ("top" as const) },
    { metric: "Rate of Change", window: 1 + (which % 6) },
  ];
  return { ...node, ...picked(changes, which) };
}

function movedThreshold(condition: Condition, which: number): Condition {
  if (condition.kind === "date") return { ...condition, forDays: 1 + (which % 4) };
  const { right } = condition;
  if (right.kind !== "threshold") return { ...condition, comparator: which % 2 === 0 ? "lt" : "crossAbove" };
  const value = right.value + ((which % 21) - 10) * 0.05 * Math.max(1, Math.abs(right.value));
  return { ...condition, right: { kind: "threshold", value } };
}

function movedWindow(condition: Condition, which: number): Condition {
  if (condition.kind === "date") return { ...condition, to: { month: 1 + (which % 12), day: 15 } };
  const left: IndicatorReference = {
    ...condition.left,
    window: condition.left.window === null ? null : 1 + (which % 8),
  };
  return { ...condition, left };
}
