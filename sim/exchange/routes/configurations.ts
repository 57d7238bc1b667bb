/** `/v2/account/configurations`: what the owner of an account sets for himself. */
import { Hono } from "hono";
import type { Account } from "../accounts/account.ts";
import { AccountConfigurations } from "../accounts/configurations.ts";
import { changed } from "../changes/changed.ts";
import type { Core } from "../core.ts";
import type { AccountEnv } from "../http/authentication.ts";
import { malformed, refuse } from "../http/refusal.ts";

/** Fields that are not known are ignored, as the broker does. */
const Change = AccountConfigurations.partial();

/** The configurations; the two of the pattern day trader rule only where accounts still carry its fields. */
function configurationsJson(core: Core, { configurations }: Account): Record<string, unknown> {
  const { dtbp_check, pdt_check, ...current } = configurations;
  return core.settings.current.pdtFields ? { ...current, dtbp_check, pdt_check } : current;
}

/** Routes of an account's configurations. */
export function configurationRoutes(core: Core): Hono<AccountEnv> {
  return new Hono<AccountEnv>()
    .get("/", (context) => context.json(configurationsJson(core, context.get("account"))))
    .patch("/", async (context) => {
      const change = Change.safeParse(await context.req.json().catch(() => undefined));
      if (!change.success) {
        const field = change.error.issues[0]?.path.join(".");
        return refuse(malformed(field ? `invalid ${field}` : "request body format is invalid"));
      }
      const account = context.get("account");
      account.configurations = changed(account.configurations, change.data);
      return context.json(configurationsJson(core, account));
    });
}
