import { type BarRange, WORD } from "../../columns/bar-range.ts";
import type { PlaneBook } from "../../columns/plane-book.ts";
import { forEachBar, type Plane, wordIn } from "../../columns/plane.ts";
import { type ChoiceInputs, choicesOn } from "../allocation/choices.ts";
import type { ChoosePlan } from "../program.ts";

/** For each branch of a choice the bars, of those of `mask`, on which it is chosen. All bars are those of `range`. */
export function chosenBars(
  { choice, branches }: ChoosePlan,
  mask: Plane,
  range: BarRange,
  inputs: ChoiceInputs,
  book: PlaneBook,
): readonly Plane[] {
  if (choice.rule === "only") return [mask];
  const routes = branches.map(() => book.plane(range));
  if (choice.rule === "when") {
    const [first, second] = routes;
    const list = inputs.listFrom(choice.list, range.from);
    for (let word = mask.firstWord; word < mask.endWord; word++) {
      const bits = mask.words[mask.at + word] ?? 0;
      const isTrue = wordIn(list, word);
      if (first !== undefined) first.words[first.at + word] = bits & isTrue;
      if (second !== undefined) second.words[second.at + word] = bits & ~isTrue;
    }
    return routes;
  }
  const places = choicesOn(range, choice, inputs);
  forEachBar(mask, (bar) => {
    const route = routes[places[bar - range.from] ?? 0];
    if (route === undefined) return;
    const at = route.at + (bar >> 5);
    route.words[at] = (route.words[at] ?? 0) | (1 << (bar % WORD));
  });
  return routes;
}
