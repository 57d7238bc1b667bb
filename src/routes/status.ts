/** `/api/live/status`: the market's day, the account, the run under way. */
import { createRoute } from "@hono/zod-openapi";
import { accountOf } from "../durable/addresses.ts";
import { utcTimestamp } from "../engine/calendar/new-york.ts";
import { nextSlot, slotOfDay } from "../engine/calendar/slots.ts";
import { type MarketDay, statusSchema } from "./contract/status.ts";
import { createRouter, json } from "./router.ts";

const read = createRoute({
  method: "get",
  path: "/",
  summary: "What stands now",
  responses: { 200: { description: "The status", content: json(statusSchema) } },
});

/** The market's day at an instant (epoch ms). */
export function marketDay(now: number): MarketDay {
  const today = slotOfDay(now)?.session;
  const slot = nextSlot(now);
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
  const [view, link] = await Promise.all([account.view(), account.credentialStatus()]);
  const broker = {
    connected: link.hasCredentials,
    isPaper: link.isPaper,
    accountEnding: link.accountEnding,
  };
  return c.json({ market: marketDay(c.var.clock.now()), broker, ...view }, 200);
});
