import { describe, it } from "vitest";
import { createExchange } from "../../../sim/exchange/exchange.ts";
import type { TextMessage } from "../../../sim/exchange/mailbox/entry.ts";
import { Mailbox } from "../../../sim/exchange/mailbox/mailbox.ts";
import { admin } from "../support/client.ts";
import { calmMarket } from "../support/market.ts";
import { MAIL, TEXT, openMessenger } from "../support/messaging.ts";

async function messengerWithOneOfEach() {
  const messenger = await openMessenger();
  await messenger.mail({
    ...MAIL,
    personalizations: [{ to: [{ email: "ada@example.com" }], bcc: [{ email: "Bob@example.com" }] }],
  });
  await messenger.text(TEXT);
  await messenger.ask("/hooks/alive");
  return messenger;
}

function message(id: number, body = "Hello"): TextMessage {
  return {
    kind: "sms",
    id: String(id),
    at: 0,
    from: null,
    messagingServiceSid: null,
    to: "+14155550100",
    body,
  };
}

describe("the mailbox", () => {
  it("shows the newest first, of a kind or for a recipient", async ({ expect }) => {
    const messenger = await messengerWithOneOfEach();
    const kinds = async (query: string) =>
      (await messenger.mailbox(query)).map(({ kind }: { kind: string }) => kind);
    expect(await kinds("")).toEqual(["hook", "sms", "email"]);
    expect(await kinds("?kind=sms")).toEqual(["sms"]);
    expect(await kinds("?to=bob@EXAMPLE.com")).toEqual(["email"]);
    expect(await kinds(`?to=${encodeURIComponent(TEXT.To)}`)).toEqual(["sms"]);
    expect(await kinds("?to=/hooks/alive")).toEqual(["hook"]);
    expect(await kinds("?kind=sms&to=ada@example.com")).toEqual([]);
  });

  it("knows no other kinds", async ({ expect }) => {
    const { exchange } = await openMessenger();
    expect(await admin(exchange, "GET", "/mailbox?kind=fax")).toMatchObject({
      status: 422,
      body: { message: "kind: fax is none of email, sms, hook" },
    });
  });

  it("can be emptied", async ({ expect }) => {
    const messenger = await messengerWithOneOfEach();
    expect((await admin(messenger.exchange, "DELETE", "/mailbox")).status).toBe(204);
    expect(await messenger.mailbox()).toEqual([]);
  });

  it("survives a restart", async ({ expect }) => {
    const before = await messengerWithOneOfEach();
    const state = JSON.parse(JSON.stringify(before.exchange.snapshotState()));
    const after = await openMessenger({}, createExchange({ market: calmMarket, now: 0, state }));
    expect(await after.mailbox()).toEqual(await before.mailbox());
    expect(after.keys).toEqual(before.keys);
  });

  it("is empty after a restart from a state of before there was one", async ({ expect }) => {
    const before = await messengerWithOneOfEach();
    const { mailbox: _, ...state } = JSON.parse(JSON.stringify(before.exchange.snapshotState()));
    const after = await openMessenger({}, createExchange({ market: calmMarket, now: 0, state }));
    expect(await after.mailbox()).toEqual([]);
  });

  it("keeps the newest thousand", ({ expect }) => {
    const mailbox = new Mailbox();
    for (let id = 0; id < 1_001; id++) mailbox.add(message(id));
    expect(mailbox.all()).toHaveLength(1_000);
    expect(mailbox.find({})[0]).toMatchObject({ id: "1000" });
    expect(mailbox.all()[0]).toMatchObject({ id: "1" });
  });

  it("keeps ten million characters, and the newest entry whatever its size", ({ expect }) => {
    const mailbox = new Mailbox();
    const ids = () => mailbox.all().map(({ id }) => id);
    for (let id = 0; id < 4; id++) mailbox.add(message(id, "x".repeat(3_000_000)));
    expect(ids()).toEqual(["1", "2", "3"]);
    mailbox.add(message(4, "x".repeat(20_000_000)));
    expect(ids()).toEqual(["4"]);
    mailbox.clear();
    for (let id = 5; id < 8; id++) mailbox.add(message(id, "x".repeat(3_000_000)));
    expect(ids()).toEqual(["5", "6", "7"]);
  });
});

describe("the addresses and keys of an exchange", () => {
  it("are answered to the operator as he reached it", async ({ expect }) => {
    const { exchange } = await openMessenger({ seed: 3 });
    const keys = exchange.addAccount({ cash: "100" });
    const { body } = await admin(exchange, "GET", "/connection");
    const origin = "http://exchange.test";
    expect(body).toEqual({
      tradingUrl: origin,
      dataUrl: origin,
      tiingoUrl: origin,
      sendgridUrl: origin,
      twilioUrl: origin,
      hooksUrl: `${origin}/hooks`,
      adminUrl: `${origin}/admin`,
      pageUrl: `${origin}/`,
      keyId: keys.keyId,
      secretKey: keys.secretKey,
      tiingoToken: exchange.tiingoToken,
      sendgridKey: expect.stringMatching(/^SG\.\w{22}\.\w{43}$/),
      twilioAccountSid: expect.stringMatching(/^AC[0-9a-f]{32}$/),
      twilioAuthToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      accounts: [keys],
    });
  });

  it("have no account before one is opened", async ({ expect }) => {
    const { keys } = await openMessenger();
    expect(keys).toMatchObject({ keyId: null, secretKey: null, accounts: [] });
  });
});
