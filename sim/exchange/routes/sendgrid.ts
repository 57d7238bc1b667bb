/** SendGrid's `POST /v3/mail/send`: the mails go to the mailbox. */
import { Hono } from "hono";
import type { Context } from "hono";
import type { Core } from "../core.ts";
import { MailSendBody } from "../mailbox/sendgrid/mail-send-body.ts";
import { mailsOf } from "../mailbox/sendgrid/mails.ts";
import { fieldProblem, sendgridError, sendgridErrors } from "../mailbox/sendgrid/sendgrid-errors.ts";
import type { SendgridError } from "../mailbox/sendgrid/sendgrid-errors.ts";
import { base64UrlOfUuid } from "../random/identifiers.ts";

function refuse(context: Context, status: 400 | 401 | 415, errors: readonly SendgridError[]): Response {
  return context.json({ errors }, status);
}

/** Why the request may not send, or `undefined` when it carries the exchange's key. */
function authorizationProblem(core: Core, header: string | undefined): string | undefined {
  if (header === undefined) return "authorization required";
  const key = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  const isKnown = key === core.messaging.sendgridKey;
  return isKnown ? undefined : "The provided authorization grant is invalid, expired, or revoked";
}

/** Routes below `/v3`. In SendGrid's sandbox mode a good body is answered with 200 and sends nothing. */
export function sendgridRoutes(core: Core): Hono {
  return new Hono().post("/mail/send", async (context) => {
    const unauthorized = authorizationProblem(core, context.req.header("Authorization"));
    if (unauthorized !== undefined) return refuse(context, 401, [sendgridError(unauthorized)]);
    if (!/^application\/json\b/i.test(context.req.header("Content-Type") ?? "")) {
      return refuse(context, 415, [sendgridError("Content-Type should be application/json.")]);
    }
    const body: unknown = await context.req.json().catch(() => undefined);
    if (body === undefined) return refuse(context, 400, [sendgridError("Bad Request")]);
    const read = MailSendBody.safeParse(body, { error: fieldProblem });
    if (!read.success) return refuse(context, 400, sendgridErrors(read.error));
    if (read.data.mail_settings?.sandbox_mode?.enable === true) return context.body(null, 200);
    const messageId = base64UrlOfUuid(core.identifiers.uuid());
    for (const mail of mailsOf(read.data, messageId, core.clock.now())) core.mailbox.add(mail);
    return context.body(null, 202, { "X-Message-Id": messageId });
  });
}
