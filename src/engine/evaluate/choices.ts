import type { BarRange } from "../columns/bar-range.ts";
import { isTrueAt, type TruthColumn, untrueOn } from "../columns/truth-column.ts";
import { meets } from "../strategy/quantifier.ts";
import { elementAt } from "./element.ts";
import type { Choice } from "./program.ts";

/**
 * The place of the branch that a node chooses on each bar of a range. `lists` are the columns of the program's lists;
 * those of the choice reach back far enough. `start` answers the bar on which states begin.
 */
export function choicesOn(
  { from, to }: BarRange,
  choice: Choice,
  lists: readonly (TruthColumn | undefined)[],
  start: () => number,
): Uint16Array {
  const places = new Uint16Array(to - from);
  const columns = (indices: readonly number[]) => indices.map((index) => elementAt(lists, index));
  switch (choice.rule) {
    case "only":
      break;
    case "when":
      return untrueOn(elementAt(lists, choice.list), { from, to });
    case "count": {
      const items = columns(choice.lists);
      for (let bar = from; bar < to; bar++) {
        places[bar - from] = meets(choice.quantifier, countTrue(items, bar), items.length) ? 0 : 1;
      }
      break;
    }
    case "ladder": {
      const items = columns(choice.lists);
      for (let bar = from; bar < to; bar++) places[bar - from] = countTrue(items, bar);
      break;
    }
    case "latch":
      latch(elementAt(lists, choice.entry), elementAt(lists, choice.exit), start(), from, places);
  }
  return places;
}

/** How many of the items are true at a bar; unknown ones are not. */
export function countTrue(items: readonly TruthColumn[], bar: number): number {
  let count = 0;
  for (const item of items) if (isTrueAt(item, bar)) count++;
  return count;
}

/**
 * Out (the second branch) before `start`; from then on at most one transition a bar, whether or not anything
 * flows through the node, so that the state depends on the conditions alone. Writes the places from `from` on.
 */
function latch(
  entry: TruthColumn,
  exit: TruthColumn,
  start: number,
  from: number,
  places: Uint16Array,
): void {
  places.fill(1);
  let isIn = false;
  for (let bar = start; bar < from + places.length; bar++) {
    if (isTrueAt(isIn ? exit : entry, bar)) isIn = !isIn;
    if (bar >= from) places[bar - from] = isIn ? 0 : 1;
  }
}
