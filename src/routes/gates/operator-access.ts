/** Who may do what concerns all accounts: admins who are signed in, and whoever has the operator's token. */
import { createMiddleware } from "hono/factory";
import { signedInUser } from "../../security/authentication/authentication.ts";
import { hasOperatorToken, isOperatorToken } from "../../security/authentication/operator-token.ts";
import type { ApiEnvironment } from "../api-environment.ts";
import { refusal } from "../refusals.ts";

const NOT_FOUND = refusal("not_found", "there is no such address");

/**
 * Looks at an `Authorization` header before anything else, so that the token works while sign-in does not. A wrong token
 * is refused (401), and any where the deployment has none (404). No browser sends such a header by itself.
 */
export const recogniseOperator = createMiddleware<ApiEnvironment>(async (c, next) => {
  const authorization = c.req.header("Authorization");
  if (authorization === undefined) return next();
  if (!hasOperatorToken(c.env)) return c.json(NOT_FOUND, 404);
  if (!isOperatorToken(c.env, authorization)) {
    console.error({ event: "operator_refused", path: c.req.path });
    return c.json(refusal("wrong_token", "this is not the operator's token"), 401);
  }
  c.set("byToken", true);
  return next();
});

/** Refuses everybody else: 401 without a session, and 404 for users who are no admins. */
export const requireOperator = createMiddleware<ApiEnvironment>(async (c, next) => {
  if (c.var.byToken) return next();
  const user = await signedInUser(c.env, c.req.raw.headers);
  if (!user) return c.json(refusal("signed_out", "sign in first"), 401);
  if (!user.isAdmin) return c.json(NOT_FOUND, 404);
  c.set("user", user);
  return next();
});
