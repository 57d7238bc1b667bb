/** The page's mailbox: what clients sent to people and to webhooks, newest first. */
import { html } from "hono/html";
import type { Core } from "../core.ts";
import type { HookCall, Mail, MailAddress, MailboxEntry, TextMessage } from "../mailbox/entry.ts";
import { isDelivered } from "../mailbox/twilio/message-json.ts";
import { andMore, moment } from "./format.ts";
import { control, facts, section, time } from "./markup.ts";
import type { Markup } from "./markup.ts";

const SHOWN = 20;
/** Characters of a text and of a mail's HTML that the page shows, which it fetches anew every two seconds. */
const SHOWN_TEXT = 20_000;
const SHOWN_HTML = 100_000;

function shortened(text: string): string {
  return text.length > SHOWN_TEXT ? `${text.slice(0, SHOWN_TEXT)}…` : text;
}

function people(list: readonly MailAddress[]): string {
  return list.map(({ email, name }) => (name === null ? email : `${name} <${email}>`)).join(", ");
}

/** Only what there is: names without a value are left out. */
function given(pairs: readonly (readonly [name: string, value: Markup | string])[]): Markup {
  return facts(pairs.filter(([, value]) => value !== ""));
}

/** The HTML of a mail in a frame that runs no script, sends no form and loads nothing. */
function htmlBody(content: string, subject: string): Markup {
  if (content.length > SHOWN_HTML) {
    return html`<p class="muted">
      Its HTML is too long to be shown here; <code>GET /admin/mailbox</code> has it.
    </p>`;
  }
  return html`<iframe sandbox="" srcdoc="${content}" title="HTML of the mail: ${subject}"></iframe>`;
}

function mailBody(mail: Mail): Markup {
  const attachments = mail.attachments.map(({ filename, bytes }) => `${filename} (${bytes} bytes)`);
  return html`${given([
    ["From", people([mail.from])],
    ["To", people(mail.to)],
    ["Cc", people(mail.cc)],
    ["Bcc", people(mail.bcc)],
    ["Reply to", people(mail.replyTo)],
    ["Subject", mail.subject],
    ["Sent", time(mail.at)],
    ["Template", mail.templateId ?? ""],
    ["Categories", mail.categories.join(", ")],
    ["Attachments", attachments.join(", ")],
  ])}
  ${mail.text === null ? "" : html`<pre>${shortened(mail.text)}</pre>`}
  ${mail.html === null ? "" : htmlBody(mail.html, mail.subject)}`;
}

function textMessageBody(message: TextMessage, now: number): Markup {
  return html`${given([
      ["From", message.from ?? message.messagingServiceSid ?? ""],
      ["To", message.to],
      ["Sent", time(message.at)],
      ["Status", isDelivered(message, now) ? "delivered" : "queued"],
    ])}
    <pre>${message.body}</pre>`;
}

function hookBody(call: HookCall): Markup {
  return html`${given([
    ["Called", time(call.at)],
    ["Path", `${call.path}${call.query}`],
    ["Body", `${call.bytes} bytes`],
    ...Object.entries(call.headers),
  ])}
  ${call.body === "" ? "" : html`<pre>${shortened(call.body)}</pre>`}`;
}

/** What stands in the folded line of an entry, and what is inside it. */
function parts(entry: MailboxEntry, now: number): { kind: string; title: string; body: Markup } {
  switch (entry.kind) {
    case "email": {
      const title = `${people(entry.to)}: ${entry.subject || "(no subject)"}`;
      return { kind: "Mail", title, body: mailBody(entry) };
    }
    case "sms":
      return { kind: "Text", title: `${entry.to}: ${entry.body}`, body: textMessageBody(entry, now) };
    case "hook":
      return { kind: "Webhook", title: `${entry.method} ${entry.path}`, body: hookBody(entry) };
  }
}

function entryDetails(entry: MailboxEntry, now: number): Markup {
  const { kind, title, body } = parts(entry, now);
  return html`<details id="entry-${entry.id}" class="card">
    <summary>
      <span class="entry"
        ><strong>${kind}</strong> <span class="title">${title}</span>
        <span class="muted">${moment(entry.at)}</span></span
      >
    </summary>
    ${body}
  </details>`;
}

/** The mailbox as it stands. */
export function mailboxSection(core: Core): Markup {
  const entries = core.mailbox.find({});
  const shown = entries.slice(0, SHOWN);
  const now = core.clock.now();
  const empty = html`<p class="muted">Nothing was sent.</p>`;
  return section(
    "mailbox",
    "Mailbox",
    entries.length === 0
      ? empty
      : html`${shown.map((entry) => entryDetails(entry, now))}
          <p class="muted">${andMore(shown.length, entries.length, "entries")}</p>
          <div class="controls">
            ${control({
              id: "empty-mailbox",
              label: "Empty the mailbox",
              method: "DELETE",
              path: "/admin/mailbox",
            })}
          </div>`,
  );
}
