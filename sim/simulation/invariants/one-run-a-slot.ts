/** No run starts twice for a slot, and none trades after its deadline. */
import { utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { type Facts, slotOfRun } from "./facts.ts";

/** What the broker's clock may have been misread by on its way, ms. */
const TOLERANCE = 1_000;
/** By how much the object's own clock may be ahead of the broker's, ms. */
const AHEAD = 5_000;

/** What speaks against it, a line each. */
export function oneRunASlot({ runs, boundaries, orders }: Facts): string[] {
  const slots = runs.map(({ slot }) => slot);
  const repeated = slots.filter((slot, index) => slots.indexOf(slot) !== index);
  const posts = boundaries.filter(({ name }) => name === "POST /v2/orders");
  const isInTime = (at: number) =>
    runs.some((run) => at >= run.claimedAt - AHEAD && at <= slotOfRun(run).lastOrderAt + TOLERANCE);
  const late = posts
    .filter(({ at }) => !isInTime(at))
    .map(({ at }) => `an order left at ${utcTimestamp(at)}, when no run might send any`);
  const unplanned = runs
    .filter(({ slot, planJson }) => planJson === null && orders.some((order) => order.slot === slot))
    .map(({ slot }) => `the run of ${slot} has orders and no plan`);
  return [...repeated.map((slot) => `${slot} was run more than once`), ...late, ...unplanned];
}
