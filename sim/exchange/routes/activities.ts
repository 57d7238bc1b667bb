/** `GET /v2/account/activities`: executions and everything else that changed the account. */
import { Hono } from "hono";
import { activityJson } from "../accounts/activities/activity-json.ts";
import { listActivities } from "../accounts/activities/activity-list.ts";
import type { ActivityPage } from "../accounts/activities/activity-list.ts";
import type { AccountEnv } from "../http/authentication.ts";
import { refuse } from "../http/refusal.ts";

function answer(page: ActivityPage): Response {
  return page.ok ? Response.json(page.activities.map(activityJson)) : refuse(page.refusal);
}

/** Routes below `/v2/account/activities`. */
export function activityRoutes(): Hono<AccountEnv> {
  return new Hono<AccountEnv>()
    .get("/", (context) => {
      const types = context.req.query("activity_types")?.split(",").filter(Boolean) ?? [];
      return answer(listActivities(context.get("account"), context.req.query(), types, context.get("asOf")));
    })
    .get("/:type", (context) => {
      const types = [context.req.param("type")];
      return answer(listActivities(context.get("account"), context.req.query(), types, context.get("asOf")));
    });
}
