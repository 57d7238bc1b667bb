/** What each kind of node holds on a bar. */
import { closeCall, exactly } from "./close-calls.ts";
import { truthOfList } from "./conditions/condition.ts";
import type { Allocation, Evaluator } from "./evaluator.ts";
import { chosenChildren } from "./ranking.ts";
import { allocationOfChildren, mixed } from "./bars/slot.ts";
import type { NumberedNode, OracleNode, ScalingNode, Slot } from "./tree/tree.ts";

export function allocationOf(node: OracleNode, bar: number, evaluator: Evaluator): Allocation {
  const slot = ({ children, weighting }: Slot) => allocationOfChildren(children, weighting, bar, evaluator);
  const trueItems = (items: NumberedNode["items"]) =>
    items.filter((conditions) => truthOfList(conditions, bar, evaluator) === "true").length;
  switch (node.kind) {
    case "position":
      return mixed(
        node.tickers.map((ticker) => ({
          allocation: new Map([[ticker, 1]]),
          share: 1 / node.tickers.length,
        })),
      );
    case "cash":
      return new Map();
    case "basic":
      return slot(node.next);
    case "function":
      return allocationOfChildren(chosenChildren(node, bar, evaluator), node.next.weighting, bar, evaluator);
    case "indicator": {
      const truth = truthOfList(node.conditions, bar, evaluator);
      return slot(truth === "true" ? node.whenTrue : node.whenFalse);
    }
    case "numbered":
      return slot(holds(node, trueItems(node.items)) ? node.whenTrue : node.whenFalse);
    case "ladder":
      return slot(node.rungs[trueItems(node.items)]!);
    case "altExit":
      return slot(evaluator.isIn(node, bar) ? node.whenTrue : node.whenFalse);
    case "scaling": {
      const blend = blendOf(node, bar, evaluator);
      return mixed([
        { allocation: slot(node.whenTrue), share: 1 - blend },
        { allocation: slot(node.whenFalse), share: blend },
      ]);
    }
  }
}

function holds({ quantifier, n, items }: NumberedNode, count: number): boolean {
  switch (quantifier) {
    case "any":
      return count >= 1;
    case "all":
      return count === items.length;
    case "none":
      return count === 0;
    case "exactly":
      return count === n;
    case "atleast":
      return count >= n;
    case "atmost":
      return count <= n;
  }
}

/** How much of the `else` side: 0 at `from`, 1 at `to`, in a straight line between, also downwards. */
function blendOf({ reading, from, to }: ScalingNode, bar: number, evaluator: Evaluator): number {
  const side = evaluator.side(reading, bar);
  const { value } = side;
  if (Number.isNaN(value) || from === to) return 0;
  for (const end of [from, to]) {
    const call = closeCall(bar, side, exactly(end));
    if (call !== null) evaluator.note(call);
  }
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
