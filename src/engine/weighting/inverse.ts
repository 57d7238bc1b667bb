import type { Caps } from "../strategy/weighting.ts";
import { byVolatility } from "./by-volatility.ts";
import type { ChildVolatility, Weigher } from "./weigher.ts";

/** The calmer a child, the more of it: in proportion to 1 / volatility. */
export function inverse(volatility: ChildVolatility, caps: Caps): Weigher {
  return byVolatility(volatility, caps, (spread) => 1 / spread);
}
