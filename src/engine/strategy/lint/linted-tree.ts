import type { Branch, StrategyNode } from "../tree.ts";
import { type Knowledge, knowledgeBelow } from "./knowledge.ts";
import type { LintData } from "./lint-data.ts";
import { type LintedList, lintedListsOf } from "./linted-list.ts";
import { type PriceReading, priceReadingsOf } from "./readings.ts";

/** A node of the tree that is linted. */
export interface Visit {
  readonly node: StrategyNode;
  /** Where it stands in the input; `null` where nobody said. */
  readonly place: string | null;
  /** What the ways from the root to it tell. */
  readonly knowledge: Knowledge | null;
  /** Whether its slot holds other nodes as well. */
  readonly hasSiblings: boolean;
  /** Its own condition lists. */
  readonly lists: readonly LintedList[];
  /** What it computes from prices itself. */
  readonly readings: readonly PriceReading[];
}

/** What rules look at. */
export interface LintedTree {
  /** All nodes, parents before children, in tree order. */
  readonly visits: readonly Visit[];
  /** Everything that is computed from prices, each once, where it comes first in tree order. */
  readonly readings: readonly { readonly visit: Visit; readonly reading: PriceReading }[];
  readonly data: LintData;
}

export function lintedTree(root: StrategyNode, data: LintData): LintedTree {
  const visits: Visit[] = [];
  const open = (node: StrategyNode, knowledge: Knowledge | null, hasSiblings: boolean): Visit => {
    const place = data.places?.get(node.id) ?? null;
    const lists = lintedListsOf(node);
    return { node, place, knowledge, hasSiblings, lists, readings: priceReadingsOf(node, lists) };
  };
  const pending = [open(root, null, false)];
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    visits.push(visit);
    const { node, lists, knowledge: outer } = visit;
    const children: Visit[] = [];
    for (const [slot, branch] of Object.entries<Branch>(node.slots)) {
      if (branch.children.length === 0) continue;
      const knowledge = knowledgeBelow(node, lists, slot, outer);
      for (const child of branch.children) children.push(open(child, knowledge, branch.children.length > 1));
    }
    for (const child of children.toReversed()) pending.push(child);
  }
  return { visits, readings: distinctReadings(visits), data };
}

function distinctReadings(visits: readonly Visit[]): LintedTree["readings"] {
  const known = new Set<string>();
  return visits.flatMap((visit) =>
    visit.readings.flatMap((reading) => {
      const name = JSON.stringify([reading.what, reading.tickers]);
      if (known.has(name)) return [];
      known.add(name);
      return [{ visit, reading }];
    }),
  );
}
