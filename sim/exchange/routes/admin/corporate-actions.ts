/** `/admin/corporate-actions`: scripts splits, dividends, changes of symbols and delistings. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";
import { CorporateAction } from "../../corporate-actions/corporate-action.ts";
import { readBody, unreadable } from "./request-body.ts";

function scriptedJson(core: Core): Record<string, unknown>[] {
  return core.corporateActions.all().map(({ action, done }) => ({ ...action, done }));
}

/** Routes of scripted corporate actions, by date; each is done once the session of its date has begun. */
export function corporateActionRoutes(core: Core): Hono {
  return new Hono()
    .get("/corporate-actions", (context) => context.json(scriptedJson(core)))
    .post("/corporate-actions", async (context) => {
      const action = await readBody(context, CorporateAction);
      if (!action.ok) return action.answer;
      const scripted = core.corporateActions.script(action.value);
      return scripted.ok ? context.json(scriptedJson(core)) : unreadable(context, scripted.message);
    });
}
