import { meets } from "../quantifier.ts";
import type { StrategyNode } from "../tree.ts";
import type { Conjunction } from "./conjunction.ts";
import { whenNot } from "./judge-claim.ts";
import type { LintedList } from "./linted-list.ts";
import { EVERYTHING, intersect, type Region, union } from "./region.ts";

/** A region of more parts is kept wider than it is, so that no list of conditions takes long. */
const MOST_PARTS = 100;

type Regions = ReadonlyMap<string, Region>;

/** What the ways taken through a tree tell about quantities on the bar of the decision, from the inner way outwards. */
export interface Knowledge {
  readonly regions: Regions;
  readonly outer: Knowledge | null;
}

/** The region in which a quantity must lie, if it is known at all. */
export function regionKnown(knowledge: Knowledge | null, quantity: string): Region {
  let region = EVERYTHING;
  for (let way = knowledge; way !== null; way = way.outer) {
    const told = way.regions.get(quantity);
    if (told !== undefined) region = intersect(region, told);
  }
  return region;
}

/**
 * What is known below a slot of a node with these lists. The conditions of an altExit say nothing: they may have
 * held long ago.
 */
export function knowledgeBelow(
  node: StrategyNode,
  lists: readonly LintedList[],
  slot: string,
  outer: Knowledge | null,
): Knowledge | null {
  const truth = truthBelow(node, slot);
  if (truth === null) return outer;
  const regions = new Map<string, Region>();
  for (const { conjunctions } of lists) {
    const facts = truth ? whenTrue(conjunctions) : whenNotTrue(conjunctions);
    for (const [quantity, region] of facts) narrow(regions, quantity, region);
  }
  return regions.size === 0 ? outer : { regions, outer };
}

/** Whether all of the node's lists are true below the slot, or none is; `null` where neither is settled. */
function truthBelow(node: StrategyNode, slot: string): boolean | null {
  switch (node.kind) {
    case "indicator":
      return slot === "then";
    case "ladder": {
      const total = node.items.length;
      return slot === `ladder-${total}` ? true : slot === "ladder-0" ? false : null;
    }
    case "numbered": {
      const total = node.items.length;
      const counts = Array.from({ length: total + 1 }, (_, count) => count).filter(
        (count) => meets(node.quantifier, count, total) === (slot === "then"),
      );
      if (counts.every((count) => count === total)) return true;
      return counts.every((count) => count === 0) ? false : null;
    }
    default:
      return null;
  }
}

/** What every alternative of a list that is true tells about; nothing where there are very many of them. */
function whenTrue(conjunctions: readonly Conjunction[]): Regions {
  const [first, ...others] = conjunctions.map(({ regions }) => regions);
  const told = new Map<string, Region>();
  if (others.length >= MOST_PARTS) return told;
  for (const [quantity, region] of first ?? []) {
    if (!others.every((regions) => regions.has(quantity))) continue;
    told.set(
      quantity,
      others.reduce((all, regions) => union(all, regions.get(quantity) ?? EVERYTHING), region),
    );
  }
  return told;
}

/** What a list that is false or unknown tells about quantities that are known: only conditions that stand alone do. */
function whenNotTrue(conjunctions: readonly Conjunction[]): Regions {
  const told = new Map<string, Region>();
  for (const { terms } of conjunctions) {
    const [only, second] = terms;
    if (only === undefined || second !== undefined) continue;
    narrow(told, only.claim.quantity, whenNot(only.claim));
  }
  return told;
}

function narrow(regions: Map<string, Region>, quantity: string, region: Region): void {
  const known = regions.get(quantity) ?? EVERYTHING;
  const both = intersect(known, region);
  regions.set(quantity, both.length > MOST_PARTS ? known : both);
}
