/** Nothing is served while the secrets that guard it are missing or weak. */
import { createMiddleware } from "hono/factory";
import { problemOfSecrets } from "../../security/secrets.ts";
import type { ApiEnvironment } from "../api-environment.ts";
import { refusal } from "../refusals.ts";

/** Refuses every request while a secret is not fit for use (503), and logs once which one it is. */
export function requireSecrets() {
  let told: string | undefined;
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const problem = problemOfSecrets(c.env);
    if (problem === undefined) return next();
    if (told !== problem) console.error({ event: "secrets_refused", problem });
    told = problem;
    return c.json(refusal("secrets_refused", problem), 503);
  });
}
