/**
 * `/admin/accounts/:id/transfers` and `/corrections`: moves cash in and out of an account, books what the broker charges
 * and credits, and corrects what filled.
 */
import { Hono } from "hono";
import { activityJson } from "../../accounts/activities/activity-json.ts";
import { Transfer, transfer } from "../../accounts/activities/transfers.ts";
import type { Core } from "../../core.ts";
import { FillCorrection, correctFill } from "../../orders/fill-corrections.ts";
import { orderJson } from "../../orders/order-json.ts";
import { readBody, unreadable } from "./request-body.ts";

/** Routes of transfers and corrections; they answer the activity, or the order, as the account's client sees it. */
export function transferRoutes(core: Core): Hono {
  return new Hono()
    .post("/accounts/:id/transfers", async (context) => {
      const account = core.accounts.withId(context.req.param("id"));
      if (!account) return context.json({ message: `there is no account ${context.req.param("id")}` }, 404);
      const body = await readBody(context, Transfer);
      if (!body.ok) return body.answer;
      const moved = transfer(account, body.value, core.lateBookings, core.clock.now());
      return moved.ok ? context.json(activityJson(moved.activity)) : unreadable(context, moved.message);
    })
    .post("/accounts/:id/corrections", async (context) => {
      const account = core.accounts.withId(context.req.param("id"));
      if (!account) return context.json({ message: `there is no account ${context.req.param("id")}` }, 404);
      const body = await readBody(context, FillCorrection);
      if (!body.ok) return body.answer;
      const corrected = correctFill(account, body.value, core.identifiers, core.clock.now());
      return corrected.ok ? context.json(orderJson(corrected.order)) : unreadable(context, corrected.message);
    });
}
