/** Twilio's text messages: sending one puts it into the mailbox, and it can be read back. */
import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import { auth } from "hono/utils/basic-auth";
import type { Core } from "../core.ts";
import type { TextMessage } from "../mailbox/entry.ts";
import { messageJson } from "../mailbox/twilio/message-json.ts";
import { readMessageRequest } from "../mailbox/twilio/message-request.ts";
import { UNAUTHENTICATED, missingResource, problemJson } from "../mailbox/twilio/twilio-problem.ts";
import type { TwilioProblem } from "../mailbox/twilio/twilio-problem.ts";

function refuse(context: Context, problem: TwilioProblem): Response {
  return context.json(problemJson(problem), problem.status);
}

/** 401 unless the request carries the account's SID and token, and asks for this account. */
function admitTwilioAccount(core: Core): MiddlewareHandler {
  return async (context, next) => {
    const { sid, authToken } = core.messaging.twilio;
    const given = auth(context.req.raw);
    const isKnown = given?.username === sid && given.password === authToken;
    if (!isKnown || context.req.param("account") !== sid) return refuse(context, UNAUTHENTICATED);
    await next();
    return undefined;
  };
}

function findMessage(core: Core, id: string): TextMessage | undefined {
  const found = core.mailbox.all().find((entry) => entry.id === id);
  return found?.kind === "sms" ? found : undefined;
}

/** Routes below `/2010-04-01/Accounts`. */
export function twilioRoutes(core: Core): Hono {
  const { sid: accountSid } = core.messaging.twilio;
  const json = (message: TextMessage) => messageJson(message, accountSid, core.clock.now());
  return new Hono()
    .use("/:account/*", admitTwilioAccount(core))
    .post("/:account/Messages.json", async (context) => {
      const form = await context.req.parseBody();
      const field = (name: string) => (typeof form[name] === "string" ? form[name] : "");
      const read = readMessageRequest(field);
      if (!read.ok) return refuse(context, read.problem);
      const id = `SM${core.identifiers.uuid().replaceAll("-", "")}`;
      const message: TextMessage = { kind: "sms", id, at: core.clock.now(), ...read.request };
      core.mailbox.add(message);
      return context.json(json(message), 201);
    })
    .get("/:account/Messages/:file", (context) => {
      const message = findMessage(core, context.req.param("file").replace(/\.json$/, ""));
      return message ? context.json(json(message)) : refuse(context, missingResource(context.req.path));
    })
    .all("/:account/*", (context) => refuse(context, missingResource(context.req.path)));
}
