import { normalize } from "./normalize.ts";
import type { Weigher } from "./weigher.ts";

/** In proportion to the weights that the children state; equal when those of the active children sum to 0. */
export function defined(stated: readonly number[]): Weigher {
  return (active, bar, weights) => {
    for (const child of active) weights[child] = stated[child] ?? 0;
    normalize(active, bar, weights);
    return 0;
  };
}
