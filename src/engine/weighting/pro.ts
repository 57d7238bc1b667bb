import type { Caps } from "../strategy/tree.ts";
import { byVolatility } from "./by-volatility.ts";
import type { Weigher } from "./weigher.ts";

/** The livelier a child, the more of it: in proportion to volatility. */
export function pro(volatilities: readonly Float64Array[], caps: Caps): Weigher {
  return byVolatility(volatilities, caps, (volatility) => volatility);
}
