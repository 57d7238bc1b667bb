import type { Caps } from "../strategy/weighting.ts";
import { byVolatility } from "./by-volatility.ts";
import type { ChildVolatility, Weigher } from "./weigher.ts";

/** The livelier a child, the more of it: in proportion to volatility. */
export function pro(volatility: ChildVolatility, caps: Caps): Weigher {
  return byVolatility(volatility, caps, (spread) => spread);
}
