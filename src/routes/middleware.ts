/** What every request passes through. */
import { createMiddleware } from "hono/factory";
import type { Ports } from "../platform/ports.ts";
import { signedInUser } from "../security/authentication/authentication.ts";
import type { ApiEnvironment } from "./api-environment.ts";
import { refusal } from "./refusals.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses unsafe requests that do not come from the application's own pages (403), unless they carry a token. */
export const requireSameOrigin = createMiddleware<ApiEnvironment>(async (c, next) => {
  if (c.var.byToken) return next();
  if (!SAFE_METHODS.has(c.req.method) && c.req.header("Origin") !== c.env.APP_URL) {
    return c.json(refusal("foreign_origin", "this request did not come from the application"), 403);
  }
  return next();
});

/** Opens the clock of the request. */
export function provideClock(ports: Ports) {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    c.set("clock", await ports.openClock(c.env));
    return next();
  });
}

/** Refuses requests without a session (401); the user is `c.var.user` behind it. */
export const requireUser = createMiddleware<ApiEnvironment>(async (c, next) => {
  const user = await signedInUser(c.env, c.req.raw.headers);
  if (!user) return c.json(refusal("signed_out", "sign in first"), 401);
  c.set("user", user);
  return next();
});
