/** How to point a program at the exchange: addresses and keys. */
import { html } from "hono/html";
import type { Core } from "../core.ts";
import { connectionAt } from "../routes/admin/connection.ts";
import { facts, secret, section } from "./markup.ts";
import type { Markup } from "./markup.ts";

/** The addresses of the exchange at the origin that the page was asked for. */
export function connectionSection(core: Core, origin: string): Markup {
  const connection = connectionAt(core, origin);
  const code = (text: string) => html`<code>${text}</code>`;
  return section(
    "connect",
    "How to connect",
    html`<p>
        Every service has the same base address. Alpaca's keys are those of an account above; the others are
        made from the exchange's seed. <code>GET /admin/connection</code> answers all of this as JSON.
      </p>
      ${facts([
        ["Alpaca, Tiingo, SendGrid, Twilio", code(connection.tradingUrl)],
        ["Webhooks and pings", code(`${connection.hooksUrl}/…`)],
        ["Operator", code(connection.adminUrl)],
        ["Alpaca key id", code(connection.keyId ?? "no account yet")],
        [
          "Alpaca secret key",
          connection.secretKey === null
            ? "no account yet"
            : secret("secret-alpaca", "Alpaca's secret key", connection.secretKey),
        ],
        ["Tiingo token", secret("secret-tiingo", "Tiingo's token", connection.tiingoToken)],
        ["SendGrid key", secret("secret-sendgrid", "SendGrid's key", connection.sendgridKey)],
        ["Twilio account SID", code(connection.twilioAccountSid)],
        ["Twilio token", secret("secret-twilio", "Twilio's token", connection.twilioAuthToken)],
      ])}`,
  );
}
