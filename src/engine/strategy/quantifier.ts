import type { Quantifier } from "./tree.ts";

/** Whether `count` true items out of `items` are as many as the quantifier asks for. */
export function meets(quantifier: Quantifier, count: number, items: number): boolean {
  switch (quantifier.name) {
    case "any":
      return count >= 1;
    case "all":
      return count === items;
    case "none":
      return count === 0;
    case "exactly":
      return count === quantifier.n;
    case "atLeast":
      return count >= quantifier.n;
    case "atMost":
      return count <= quantifier.n;
  }
}
