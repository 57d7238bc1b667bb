/** `GET /`: the exchange's page. No keys are asked for, as on the operator's side. */
import { Hono } from "hono";
import type { Core } from "../core.ts";
import { page } from "./page.ts";
import { CONTENT_SECURITY_POLICY } from "./policy.ts";

/** The page's route. */
export function pageRoutes(core: Core): Hono {
  return new Hono().get("/", (context) => {
    const { origin, searchParams } = new URL(context.req.url);
    const accountId = searchParams.get("account") ?? undefined;
    context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    context.header("Cache-Control", "no-store");
    context.header("Referrer-Policy", "no-referrer");
    context.header("X-Content-Type-Options", "nosniff");
    return context.html(page(core, { origin, accountId }));
  });
}
