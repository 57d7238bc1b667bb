/** `/api/live/status`: the market's day, the account, the run under way. */
import { createRoute } from "@hono/zod-openapi";
import { accountOf } from "../platform/addresses.ts";
import { newYorkDate, utcTimestamp } from "../engine/calendar/new-york.ts";
import type { SessionOverrides } from "../engine/calendar/overrides.ts";
import { sessionOn } from "../engine/calendar/sessions.ts";
import { nextSlot } from "../engine/calendar/slots.ts";
import { type MarketDay, statusSchema } from "../contract/status.ts";
import { createRouter, json } from "./router.ts";

const read = createRoute({
  method: "get",
  path: "/",
  summary: "What stands now",
  responses: { 200: { description: "The status", content: json(statusSchema) } },
});

/** The market's day at an instant (epoch ms), with the close slot that comes next. */
export function marketDay(now: number, overrides: SessionOverrides): MarketDay {
  const today = sessionOn(newYorkDate(now), overrides);
  const slot = nextSlot(now, "daily", overrides);
  return {
    now: utcTimestamp(now),
    isOpen: today !== undefined && now >= today.open && now < today.close,
    nextSlot: {
      slot: slot.id,
      snapshotAt: utcTimestamp(slot.snapshotAt),
      dispatchAt: utcTimestamp(slot.dispatchAt),
      closesAt: utcTimestamp(slot.session.close),
      earlyClose: slot.session.earlyClose,
    },
  };
}

export const statusRoutes = createRouter().openapi(read, async (c) => {
  const account = accountOf(c.env, c.var.user.id);
  const [view, link, overrides] = await Promise.all([
    account.view(),
    account.credentialStatus(),
    account.sessionOverrides(),
  ]);
  const broker = {
    connected: link.hasCredentials,
    name: link.broker,
    isPaper: link.isPaper,
    accountEnding: link.accountEnding,
  };
  return c.json({ market: marketDay(c.var.clock.now(), overrides), broker, ...view }, 200);
});
