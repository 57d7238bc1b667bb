/** `/admin/fills`: how fast and how completely orders fill. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";
import { FillRulesChange } from "../../orders/filling/fill-rules.ts";
import { readBody } from "./request-body.ts";

/** Routes of the rules by which orders fill. */
export function fillRoutes(core: Core): Hono {
  return new Hono()
    .get("/fills", (context) => context.json(core.fills.current))
    .patch("/fills", async (context) => {
      const change = await readBody(context, FillRulesChange);
      return change.ok ? context.json(core.fills.change(change.value)) : change.answer;
    });
}
