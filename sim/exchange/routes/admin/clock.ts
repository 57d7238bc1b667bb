/** `/admin/clock`: shows, moves and speeds up the virtual clock. */
import { Hono } from "hono";
import * as z from "zod";
import { utcTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import { marketHoursAt } from "../../calendar/market-hours.ts";
import type { Core } from "../../core.ts";
import { Instant, readBody, unreadable } from "./request-body.ts";

/** Instants that have a name: the next open and the next close after now. */
const Named = z.enum(["next-open", "next-close"]);
const ClockChange = z.strictObject({
  speed: z.number().nonnegative().optional(),
  to: z.union([Named, Instant], "is neither an RFC 3339 timestamp nor next-open or next-close").optional(),
});

function instantOf(to: z.output<typeof ClockChange>["to"], now: number): number | undefined {
  if (typeof to !== "string") return to;
  const { nextOpen, nextClose } = marketHoursAt(now);
  return to === "next-open" ? nextOpen : nextClose;
}

function clockJson(core: Core): Record<string, unknown> {
  const now = core.clock.now();
  const { isOpen, nextOpen, nextClose } = marketHoursAt(now);
  return {
    now: utcTimestamp(now),
    speed: core.clock.speed,
    isOpen,
    nextOpen: utcTimestamp(nextOpen),
    nextClose: utcTimestamp(nextClose),
  };
}

/** Routes of the operator's clock. */
export function clockRoutes(core: Core): Hono {
  return new Hono()
    .get("/clock", (context) => context.json(clockJson(core)))
    .post("/clock", async (context) => {
      const change = await readBody(context, ClockChange);
      if (!change.ok) return change.answer;
      const { speed } = change.value;
      const now = core.clock.now();
      const to = instantOf(change.value.to, now);
      if (to !== undefined && to < now) {
        return unreadable(context, `to: the clock stands at ${utcTimestamp(now)} and cannot go back`);
      }
      if (to !== undefined) await core.clock.advanceTo(to);
      if (speed !== undefined) core.clock.setSpeed(speed);
      return context.json(clockJson(core));
    });
}
