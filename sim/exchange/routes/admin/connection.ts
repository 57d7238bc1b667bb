/** `/admin/connection`: where the exchange's services are, and the keys they ask for. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";

/** Addresses without a slash at the end (but the page's), and keys. */
export interface Connection {
  readonly tradingUrl: string;
  readonly dataUrl: string;
  readonly tiingoUrl: string;
  readonly sendgridUrl: string;
  readonly twilioUrl: string;
  readonly hooksUrl: string;
  readonly adminUrl: string;
  readonly pageUrl: string;
  /** Of the first account; `null` when there is none. */
  readonly keyId: string | null;
  readonly secretKey: string | null;
  readonly tiingoToken: string;
  readonly sendgridKey: string;
  readonly twilioAccountSid: string;
  readonly twilioAuthToken: string;
}

/** How to reach an exchange that is served at an origin (`http://127.0.0.1:8790`). */
export function connectionAt(core: Core, origin: string): Connection {
  const [account] = core.accounts.all();
  return {
    tradingUrl: origin,
    dataUrl: origin,
    tiingoUrl: origin,
    sendgridUrl: origin,
    twilioUrl: origin,
    hooksUrl: `${origin}/hooks`,
    adminUrl: `${origin}/admin`,
    pageUrl: `${origin}/`,
    keyId: account?.identity.keyId ?? null,
    secretKey: account?.identity.secretKey ?? null,
    tiingoToken: core.tiingo.token,
    sendgridKey: core.messaging.sendgridKey,
    twilioAccountSid: core.messaging.twilio.sid,
    twilioAuthToken: core.messaging.twilio.authToken,
  };
}

/** The route of addresses and keys; the keys of all accounts are in `accounts`, in order of opening. */
export function connectionRoutes(core: Core): Hono {
  return new Hono().get("/connection", (context) => {
    const accounts = core.accounts.all().map(({ identity: { id, keyId, secretKey } }) => ({
      accountId: id,
      keyId,
      secretKey,
    }));
    return context.json({ ...connectionAt(core, new URL(context.req.url).origin), accounts });
  });
}
