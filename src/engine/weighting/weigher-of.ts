import type { Weighting } from "../strategy/weighting.ts";
import { unreachable } from "../unreachable.ts";
import { capped } from "./capped.ts";
import { defined } from "./defined.ts";
import { equal } from "./equal.ts";
import { inverse } from "./inverse.ts";
import { pro } from "./pro.ts";
import type { ChildVolatility, Weigher } from "./weigher.ts";

/** The weigher of a branch; those that don't weight by volatility never ask for it. */
export function weigherOf(weighting: Weighting, volatility: ChildVolatility): Weigher {
  switch (weighting.mode) {
    case "equal":
      return equal;
    case "defined":
      return defined(weighting.weights);
    case "inverse":
      return inverse(volatility, weighting);
    case "pro":
      return pro(volatility, weighting);
    case "capped":
      return capped(weighting);
    default:
      return unreachable(weighting);
  }
}
