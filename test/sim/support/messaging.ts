/** A product that sends mails and text messages, and pings webhooks. */
import type { Exchange, ExchangeOptions } from "../../../sim/exchange/exchange.ts";
import { admin, openExchange } from "./client.ts";
import type { Answer } from "./client.ts";

/** A mail that SendGrid takes. */
export const MAIL = {
  personalizations: [{ to: [{ email: "ada@example.com", name: "Ada" }] }],
  from: { email: "robot@example.com" },
  subject: "The day is done",
  content: [{ type: "text/plain", value: "Two orders filled." }],
};

/** A text message that Twilio takes. */
export const TEXT = { To: "+14155550100", From: "+14155550199", Body: "Two orders filled." };

export class Messenger {
  readonly exchange: Exchange;
  readonly keys: Answer["body"];

  constructor(exchange: Exchange, keys: Answer["body"]) {
    this.exchange = exchange;
    this.keys = keys;
  }

  /** Asks anything of the exchange; a JSON answer is read. */
  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await this.exchange.fetch(new Request(`http://exchange.test${path}`, init));
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  }

  /** Posts to SendGrid; what is no text is written as JSON. */
  async mail(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask("/v3/mail/send", {
      method: "POST",
      headers: {
        authorization: `Bearer ${this.keys.sendgridKey}`,
        "content-type": "application/json",
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  }

  /** Posts a form to Twilio. */
  async text(fields: Record<string, string>, headers = this.basic()): Promise<Answer> {
    return this.ask(`${this.account}/Messages.json`, {
      method: "POST",
      headers,
      body: new URLSearchParams(fields),
    });
  }

  /** The entries of the mailbox, newest first. */
  async mailbox(query = ""): Promise<Answer["body"]> {
    return (await admin(this.exchange, "GET", `/mailbox${query}`)).body;
  }

  /** The path of the Twilio account. */
  get account(): string {
    return `/2010-04-01/Accounts/${this.keys.twilioAccountSid}`;
  }

  /** The header of an account's SID and token, its own when not given. */
  basic(sid: string = this.keys.twilioAccountSid, token: string = this.keys.twilioAuthToken) {
    return { authorization: `Basic ${btoa(`${sid}:${token}`)}` };
  }
}

/** A messenger with the keys of a new exchange, or of a given one. */
export async function openMessenger(
  options: Partial<ExchangeOptions> = {},
  exchange: Exchange = openExchange(options),
): Promise<Messenger> {
  return new Messenger(exchange, (await admin(exchange, "GET", "/connection")).body);
}
