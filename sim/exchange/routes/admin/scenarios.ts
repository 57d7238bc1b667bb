/** `/admin/scenarios`: arranges what happens later. */
import { Hono } from "hono";
import * as z from "zod";
import { utcTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import type { Core } from "../../core.ts";
import { planSteps } from "../../scenarios/planned-steps.ts";
import type { Scenario } from "../../scenarios/scenarios.ts";
import { removalRoutes } from "./removal-routes.ts";
import { readBody, unreadable } from "./request-body.ts";

const NewScenario = z.strictObject({ steps: z.array(z.record(z.string(), z.unknown())).min(1) });

function scenarioJson({ id, steps }: Scenario): Record<string, unknown> {
  return {
    id,
    steps: steps.map(({ at, kind, content, state, problem }) => ({
      at: utcTimestamp(at),
      [kind]: content,
      state,
      ...(problem === undefined ? {} : { problem }),
    })),
  };
}

/** Routes of scenarios. */
export function scenarioRoutes(core: Core): Hono {
  return new Hono()
    .get("/scenarios", (context) => context.json(core.scenarios.all().map(scenarioJson)))
    .post("/scenarios", async (context) => {
      const scenario = await readBody(context, NewScenario);
      if (!scenario.ok) return scenario.answer;
      const planned = planSteps(core, scenario.value.steps);
      if (!planned.ok) return unreadable(context, planned.problem);
      return context.json(scenarioJson(core.scenarios.add(planned.steps)));
    })
    .route(
      "/scenarios",
      removalRoutes("scenario", (id) => core.scenarios.cancel(id)),
    );
}
