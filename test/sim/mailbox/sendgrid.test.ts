import { describe, it } from "vitest";
import { admin } from "../support/client.ts";
import { MAIL, openMessenger } from "../support/messaging.ts";

describe("a product that mails through SendGrid", () => {
  it("gets 202 with a message id, and the mail lies in the mailbox", async ({ expect }) => {
    const messenger = await openMessenger();
    const answer = await messenger.mail(MAIL);
    expect(answer).toMatchObject({ status: 202, body: "" });
    const messageId = answer.headers.get("X-Message-Id");
    expect(messageId).toMatch(/^[\w-]{22}$/);
    expect(await messenger.mailbox()).toEqual([
      {
        kind: "email",
        id: `${messageId}.0`,
        at: "2026-11-20T20:45:00.000Z",
        messageId,
        from: { email: "robot@example.com", name: null },
        replyTo: [],
        to: [{ email: "ada@example.com", name: "Ada" }],
        cc: [],
        bcc: [],
        subject: "The day is done",
        text: "Two orders filled.",
        html: null,
        templateId: null,
        headers: {},
        customArguments: {},
        categories: [],
        attachments: [],
      },
    ]);
  });

  it("reaches every personalization with what is its own", async ({ expect }) => {
    const messenger = await openMessenger();
    await messenger.mail({
      ...MAIL,
      personalizations: [
        {
          to: [{ email: "ada@example.com" }],
          cc: [{ email: "carl@example.com" }],
          subject: "For -name-",
          substitutions: { "-name-": "Ada $&" },
          custom_args: { run: "1" },
          headers: { "X-Run": "1" },
        },
        { to: [{ email: "bob@example.com" }], from: { email: "desk@example.com", name: "Desk" } },
      ],
      content: [
        { type: "text/plain", value: "Dear -name-" },
        { type: "text/html", value: "<p>Dear -name-</p>" },
      ],
      reply_to: { email: "help@example.com" },
      custom_args: { run: "0", kind: "daily" },
      headers: { "X-Kind": "daily" },
      categories: ["report"],
      attachments: [{ filename: "orders.csv", type: "text/csv", content: btoa("SPY,1\n") }],
    });
    expect(await messenger.mailbox()).toMatchObject([
      {
        from: { email: "desk@example.com", name: "Desk" },
        to: [{ email: "bob@example.com" }],
        subject: "The day is done",
        text: "Dear -name-",
        customArguments: { run: "0", kind: "daily" },
      },
      {
        from: { email: "robot@example.com" },
        replyTo: [{ email: "help@example.com" }],
        to: [{ email: "ada@example.com" }],
        cc: [{ email: "carl@example.com" }],
        subject: "For Ada $&",
        text: "Dear Ada $&",
        html: "<p>Dear Ada $&</p>",
        headers: { "X-Kind": "daily", "X-Run": "1" },
        customArguments: { run: "1", kind: "daily" },
        categories: ["report"],
        attachments: [{ filename: "orders.csv", type: "text/csv", bytes: 6 }],
      },
    ]);
  });

  it("may leave subject and content to a template", async ({ expect }) => {
    const messenger = await openMessenger();
    const { personalizations, from } = MAIL;
    expect((await messenger.mail({ personalizations, from, template_id: "d-1" })).status).toBe(202);
    expect(await messenger.mailbox()).toMatchObject([{ templateId: "d-1", subject: "", text: null }]);
  });

  it("sends nothing in the sandbox", async ({ expect }) => {
    const messenger = await openMessenger();
    const sandbox = { ...MAIL, mail_settings: { sandbox_mode: { enable: true } } };
    expect((await messenger.mail(sandbox)).status).toBe(200);
    expect(await messenger.mailbox()).toEqual([]);
  });

  it("can bring its own key", async ({ expect }) => {
    const messenger = await openMessenger({ sendgridKey: "SG.mine" });
    expect(messenger.keys.sendgridKey).toBe("SG.mine");
    expect((await messenger.mail(MAIL)).status).toBe(202);
  });

  it("must carry the key", async ({ expect }) => {
    const messenger = await openMessenger();
    const refused = await messenger.mail(MAIL, { authorization: "Bearer SG.other" });
    expect(refused).toMatchObject({
      status: 401,
      body: {
        errors: [
          {
            message: "The provided authorization grant is invalid, expired, or revoked",
            field: null,
            help: null,
          },
        ],
      },
    });
    expect((await messenger.ask("/v3/mail/send", { method: "POST" })).status).toBe(401);
    expect(await messenger.mailbox()).toEqual([]);
  });

  it("can lose the answer to a mail that was sent", async ({ expect }) => {
    const messenger = await openMessenger();
    await admin(messenger.exchange, "POST", "/faults", {
      match: { pathPrefix: "/v3/mail" },
      action: "drop-after-effect",
    });
    await expect(messenger.mail(MAIL)).rejects.toThrow("dropped");
    expect(await messenger.mailbox()).toHaveLength(1);
    const { body: requests } = await admin(messenger.exchange, "GET", "/requests");
    expect(requests).toMatchObject([{ method: "POST", path: "/v3/mail/send", status: null }]);
  });
});

const HELP = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message";
const [TO] = MAIL.personalizations[0]!.to;
const HTML = { type: "text/html", value: "<p>Done</p>" };
const [PLAIN] = MAIL.content;

/** What is wrong with a mail, what makes it so, and the field, line and help of the refusal. */
const REFUSALS = [
  ["has no sender", { from: undefined }, "from", "The from parameter is required.", ".from"],
  [
    "has a text for a sender",
    { from: "me" },
    "from",
    "Invalid type. Expected: object, given: string.",
    ".from",
  ],
  [
    "has a recipient that is no address",
    { personalizations: [{ to: [{ email: "ada" }] }] },
    "personalizations.0.to.0.email",
    "Does not contain a valid address.",
    ".personalizations.to",
  ],
  [
    "has a personalization without recipients",
    { personalizations: [{ to: [] }] },
    "personalizations.0.to",
    "The to array needs at least one email object with a valid address.",
    ".personalizations.to",
  ],
  [
    "has no personalization",
    { personalizations: [] },
    "personalizations",
    "The personalizations field needs at least one personalization.",
    ".personalizations",
  ],
  [
    "goes to one address twice",
    { personalizations: [{ to: [TO], bcc: [{ email: "ADA@example.com" }] }] },
    "personalizations.0",
    "ADA@example.com stands more than once in to, cc and bcc.",
    ".personalizations",
  ],
  [
    "has no subject",
    { subject: undefined },
    "subject",
    "The subject is required unless a template_id or every personalization gives one.",
    ".subject",
  ],
  [
    "has no content",
    { content: undefined },
    "content",
    "The content field is required unless a template_id is given.",
    ".content",
  ],
  [
    "has an empty content",
    { content: [{ type: "text/plain", value: "" }] },
    "content.0.value",
    "The content value must be at least one character long.",
    ".content.value",
  ],
  [
    "has its HTML before its text",
    { content: [HTML, PLAIN] },
    "content",
    "text/plain must come first, then text/html, then any other content.",
    ".content",
  ],
  [
    "has its text twice",
    { content: [PLAIN, PLAIN] },
    "content",
    "text/plain may be given only once.",
    ".content",
  ],
  [
    "has two ways to reply",
    { reply_to: TO, reply_to_list: [TO] },
    "reply_to",
    "Only one of reply_to and reply_to_list may be given.",
    ".reply_to",
  ],
] as const;

describe("a mail that SendGrid refuses", () => {
  for (const [what, change, field, message, help] of REFUSALS) {
    it(`${what}: 400 names the field`, async ({ expect }) => {
      const messenger = await openMessenger();
      const answer = await messenger.mail({ ...MAIL, ...change });
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({ errors: [{ message, field, help: `${HELP}${help}` }] });
      expect(await messenger.mailbox()).toEqual([]);
    });
  }

  it("is not JSON: 400 names no field", async ({ expect }) => {
    const messenger = await openMessenger();
    const errors = [{ message: "Bad Request", field: null, help: null }];
    expect(await messenger.mail("{")).toMatchObject({ status: 400, body: { errors } });
  });

  it("says that it is something else than JSON: 415", async ({ expect }) => {
    const messenger = await openMessenger();
    expect((await messenger.mail(MAIL, { "content-type": "text/plain" })).status).toBe(415);
  });
});
