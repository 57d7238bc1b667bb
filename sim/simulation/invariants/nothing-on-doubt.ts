/** Nothing is traded of which it is not known what there is of it. */
import { parseTimestamp, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import type { Facts } from "./facts.ts";

/** Requests take so long to arrive at the most, ms. */
const TOLERANCE = 1_000;

/** While prices are those after a corporate action and shares, or what is told of them, those before it. */
function betweenTwoSides({ plan, ours }: Facts): string[] {
  if (plan.kind !== "eventful" || plan.story?.happens?.type !== "split") return [];
  const { symbol, exDate, bookedAfter, toldAfter } = plan.story;
  const open = sessionOn(exDate)?.open ?? 0;
  const until = open + Math.max(bookedAfter, toldAfter);
  return ours.flatMap((order) => {
    const at = parseTimestamp(order.submitted_at) ?? 0;
    if (order.symbol !== symbol || at < open || at >= until - TOLERANCE) return [];
    return [
      `${order.client_order_id} was sent at ${utcTimestamp(at)}, before the split was booked and told at ${utcTimestamp(until)}`,
    ];
  });
}

/** What speaks against it, a line each. */
export function nothingOnDoubt(facts: Facts): string[] {
  return betweenTwoSides(facts);
}
