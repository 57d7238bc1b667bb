/** What every request passes through. */
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { Ports } from "../../platform/ports.ts";
import { signedInUser } from "../../security/authentication/authentication.ts";
import type { ApiEnvironment } from "../api-environment.ts";
import { refusal, tooLargeStrategy } from "../refusals.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses unsafe requests that do not come from the application's own pages (403), unless they carry a token. */
export const requireSameOrigin = createMiddleware<ApiEnvironment>(async (c, next) => {
  if (c.var.byToken) return next();
  if (!SAFE_METHODS.has(c.req.method) && c.req.header("Origin") !== c.env.APP_URL) {
    return c.json(refusal("foreign_origin", "this request did not come from the application"), 403);
  }
  return next();
});

/** Bytes of a request's body: what people fill in is far less. */
const MOST_OF_A_BODY = 100_000;
/** Bytes of a body with a strategy: what is stored of it is less, since it comes with spaces, and under a name. */
const MOST_WITH_A_STRATEGY = 8_000_000;

/** Refuses bodies that are larger than anything that is asked for (413). */
export const limitBody = bodyLimit({
  maxSize: MOST_OF_A_BODY,
  onError: (c) =>
    c.json(refusal("body_too_large", "the request is too large: 100,000 bytes are the most"), 413),
});

/** The same where strategies are sent, with the refusal of one that is too large to be stored (400). */
export const limitStrategy = bodyLimit({
  maxSize: MOST_WITH_A_STRATEGY,
  onError: (c) =>
    c.json(tooLargeStrategy(Number(c.req.header("Content-Length") ?? MOST_WITH_A_STRATEGY)), 400),
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
