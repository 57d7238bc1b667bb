/** `/admin/settings`: what the operator sets about the exchange's answers. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";
import { SettingsChange } from "../../settings/settings.ts";
import { readBody } from "./request-body.ts";

/** Routes of the settings. */
export function settingsRoutes(core: Core): Hono {
  return new Hono()
    .get("/settings", (context) => context.json(core.settings.current))
    .patch("/settings", async (context) => {
      const change = await readBody(context, SettingsChange);
      return change.ok ? context.json(core.settings.change(change.value)) : change.answer;
    });
}
