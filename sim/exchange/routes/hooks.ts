/** `/hooks/*`: takes any webhook or ping and shows it in the mailbox. No keys are asked for. */
import { Hono } from "hono";
import type { Core } from "../core.ts";
import { hookCallOf } from "../mailbox/hook-call.ts";

/** Routes below `/hooks`. */
export function hookRoutes(core: Core): Hono {
  return new Hono().on(["GET", "POST"], "/*", async (context) => {
    core.mailbox.add(await hookCallOf(context.req.raw, core.identifiers.uuid(), core.clock.now()));
    return context.body(null, 204);
  });
}
