import type { BarRange } from "../../columns/bar-range.ts";
import { hasBit, type Plane } from "../../columns/plane.ts";
import { meets } from "../../strategy/quantifier.ts";
import type { Choice } from "../program.ts";

/** What choices are made by. */
export interface ChoiceInputs {
  /** The bars on which a list is true, from a bar on or from earlier. */
  listFrom(index: number, from: number): Plane;
  /** The bar on which states begin. */
  readonly start: number;
}

/** The place of the branch that a node chooses on each bar of a range. */
export function choicesOn({ from, to }: BarRange, choice: Choice, inputs: ChoiceInputs): Uint16Array {
  const places = new Uint16Array(to - from);
  switch (choice.rule) {
    case "only":
      break;
    case "when": {
      const list = inputs.listFrom(choice.list, from);
      for (let bar = from; bar < to; bar++) places[bar - from] = hasBit(list, bar) ? 0 : 1;
      break;
    }
    case "count": {
      const items = choice.lists.map((list) => inputs.listFrom(list, from));
      for (let bar = from; bar < to; bar++) {
        places[bar - from] = meets(choice.quantifier, countTrue(items, bar), items.length) ? 0 : 1;
      }
      break;
    }
    case "ladder": {
      const items = choice.lists.map((list) => inputs.listFrom(list, from));
      for (let bar = from; bar < to; bar++) places[bar - from] = countTrue(items, bar);
      break;
    }
    case "latch": {
      const first = Math.min(from, inputs.start);
      const entry = inputs.listFrom(choice.entry, first);
      latch(entry, inputs.listFrom(choice.exit, first), inputs.start, from, places);
    }
  }
  return places;
}

/** How many of the items are true at a bar; unknown ones are not. */
export function countTrue(items: readonly Plane[], bar: number): number {
  let count = 0;
  for (const item of items) if (hasBit(item, bar)) count++;
  return count;
}

/**
 * Out (the second branch) before `start`; from then on at most one transition a bar, whether or not anything
 * flows through the node, so that the state depends on the conditions alone. Writes the places from `from` on.
 */
function latch(entry: Plane, exit: Plane, start: number, from: number, places: Uint16Array): void {
  places.fill(1);
  let isIn = false;
  for (let bar = start; bar < from + places.length; bar++) {
    if (hasBit(isIn ? exit : entry, bar)) isIn = !isIn;
    if (bar >= from) places[bar - from] = isIn ? 0 : 1;
  }
}
