/** `/admin/halts`: stops and resumes trading in a symbol. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";
import { Halt, haltProblem } from "../../market/halt.ts";
import { readBody, unreadable } from "./request-body.ts";

/** Routes of trading halts. */
export function haltRoutes(core: Core): Hono {
  return new Hono()
    .get("/halts", (context) => context.json({ halted: core.lifecycle.halted }))
    .post("/halts", async (context) => {
      const halt = await readBody(context, Halt);
      if (!halt.ok) return halt.answer;
      const { symbol, halted } = halt.value;
      const problem = haltProblem(halt.value, core.prices);
      if (problem !== undefined) return unreadable(context, problem);
      core.lifecycle.halt(symbol, halted);
      return context.json({ halted: core.lifecycle.halted });
    });
}
