import type { Caps } from "../strategy/tree.ts";
import { byVolatility } from "./by-volatility.ts";
import type { Weigher } from "./weigher.ts";

/** The calmer a child, the more of it: in proportion to 1 / volatility. */
export function inverse(volatilities: readonly Float64Array[], caps: Caps): Weigher {
  return byVolatility(volatilities, caps, (volatility) => 1 / volatility);
}
