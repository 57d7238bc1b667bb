/** `/admin/mailbox`: what clients sent to people and to webhooks. */
import { Hono } from "hono";
import * as z from "zod";
import { utcTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import type { Core } from "../../core.ts";
import { MAILBOX_KINDS } from "../../mailbox/entry.ts";
import type { MailboxEntry } from "../../mailbox/entry.ts";
import { isDelivered } from "../../mailbox/twilio/message-json.ts";
import { unreadable } from "./request-body.ts";

const Kind = z.enum(MAILBOX_KINDS).optional();

function entryJson(entry: MailboxEntry, now: number): Record<string, unknown> {
  const json = { ...entry, at: utcTimestamp(entry.at) };
  return entry.kind === "sms" ? { ...json, delivered: isDelivered(entry, now) } : json;
}

/** Routes of the mailbox. */
export function mailboxRoutes(core: Core): Hono {
  return new Hono()
    .get("/mailbox", (context) => {
      const { kind, to } = context.req.query();
      const read = Kind.safeParse(kind);
      if (!read.success) return unreadable(context, `kind: ${kind} is none of ${MAILBOX_KINDS.join(", ")}`);
      const now = core.clock.now();
      return context.json(core.mailbox.find({ kind: read.data, to }).map((entry) => entryJson(entry, now)));
    })
    .delete("/mailbox", (context) => {
      core.mailbox.clear();
      return context.body(null, 204);
    });
}
