/** `/admin/timers`: posts to a URL at a virtual instant. */
import { Hono } from "hono";
import * as z from "zod";
import { utcTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import type { Core } from "../../core.ts";
import type { Timer } from "../../timers/timers.ts";
import { Instant, readBody } from "./request-body.ts";

const NewTimer = z.strictObject({
  at: Instant,
  url: z.url({ protocol: /^https?$/, error: "is not an http or https address" }),
});

function timerJson({ id, at, url, failures, due }: Timer): Record<string, unknown> {
  return { id, at: utcTimestamp(at), url, failures, due: utcTimestamp(due) };
}

/** Routes of timers. */
export function timerRoutes(core: Core): Hono {
  return new Hono()
    .get("/timers", (context) => context.json(core.timers.all().map(timerJson)))
    .put("/timers/:id", async (context) => {
      const timer = await readBody(context, NewTimer);
      if (!timer.ok) return timer.answer;
      const { at, url } = timer.value;
      return context.json(timerJson(core.timers.set(context.req.param("id"), at, url)));
    })
    .delete("/timers/:id", (context) =>
      core.timers.delete(context.req.param("id"))
        ? context.body(null, 204)
        : context.json({ message: `there is no timer ${context.req.param("id")}` }, 404),
    );
}
