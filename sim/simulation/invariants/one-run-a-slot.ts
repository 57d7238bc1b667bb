/** No run starts twice for a slot, and none trades after its deadline. */
import { utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { slotOf } from "../../../src/engine/calendar/slots.ts";
import type { Facts } from "./facts.ts";

/** What the broker's clock may have been misread by on its way, ms. */
const TOLERANCE = 1_000;

/** What speaks against it, a line each. */
export function oneRunASlot({ runs, boundaries, orders }: Facts): string[] {
  const slots = runs.map(({ slot }) => slot);
  const repeated = slots.filter((slot, index) => slots.indexOf(slot) !== index);
  const posts = boundaries.filter(({ name }) => name === "POST /v2/orders");
  const late = runs.flatMap((run) => {
    const slot = slotOf(run.slot);
    if (!slot) return [`${run.slot} is no slot`];
    return posts
      .filter(({ at }) => at > slot.lastOrderAt + TOLERANCE && at < slot.giveUpAt)
      .map(({ at }) => `an order of ${run.slot} left at ${utcTimestamp(at)}`);
  });
  const unplanned = runs
    .filter(({ slot, planJson }) => planJson === null && orders.some((order) => order.slot === slot))
    .map(({ slot }) => `the run of ${slot} has orders and no plan`);
  return [...repeated.map((slot) => `${slot} was run more than once`), ...late, ...unplanned];
}
