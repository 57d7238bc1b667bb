import { describe, it } from "vitest";
import { segmentsOf } from "../../../sim/exchange/mailbox/twilio/segments.ts";
import { TEXT, openMessenger } from "../support/messaging.ts";

describe("a product that sends text messages through Twilio", () => {
  it("gets 201 with the queued message, which lies in the mailbox", async ({ expect }) => {
    const messenger = await openMessenger();
    const { status, body } = await messenger.text(TEXT);
    expect(status).toBe(201);
    const path = `${messenger.account}/Messages/${body.sid}`;
    expect(body).toEqual({
      account_sid: messenger.keys.twilioAccountSid,
      api_version: "2010-04-01",
      body: "Two orders filled.",
      date_created: "Fri, 20 Nov 2026 20:45:00 +0000",
      date_sent: null,
      date_updated: "Fri, 20 Nov 2026 20:45:00 +0000",
      direction: "outbound-api",
      error_code: null,
      error_message: null,
      from: "+14155550199",
      messaging_service_sid: null,
      num_media: "0",
      num_segments: "1",
      price: null,
      price_unit: null,
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      status: "queued",
      subresource_uris: { media: `${path}/Media.json` },
      to: "+14155550100",
      uri: `${path}.json`,
    });
    expect(await messenger.mailbox()).toEqual([
      {
        kind: "sms",
        id: body.sid,
        at: "2026-11-20T20:45:00.000Z",
        from: "+14155550199",
        messagingServiceSid: null,
        to: "+14155550100",
        body: "Two orders filled.",
        delivered: false,
      },
    ]);
  });

  it("sees it delivered a virtual second later", async ({ expect }) => {
    const messenger = await openMessenger();
    const { clock } = messenger.exchange;
    const { uri } = (await messenger.text(TEXT)).body;
    const read = async () => (await messenger.ask(uri, { headers: messenger.basic() })).body;
    await clock.advanceTo(clock.now() + 999);
    expect(await read()).toMatchObject({ status: "queued", date_sent: null });
    await clock.advanceTo(clock.now() + 1);
    expect(await read()).toMatchObject({ status: "delivered", date_sent: "Fri, 20 Nov 2026 20:45:01 +0000" });
    expect(await messenger.mailbox()).toMatchObject([{ delivered: true }]);
  });

  it("may leave the sender to a messaging service", async ({ expect }) => {
    const messenger = await openMessenger();
    const { clock } = messenger.exchange;
    const service = `MG${"0".repeat(32)}`;
    const { body } = await messenger.text({ To: TEXT.To, MessagingServiceSid: service, Body: "Hello" });
    expect(body).toMatchObject({
      status: "accepted",
      from: null,
      messaging_service_sid: service,
      num_segments: "0",
    });
    await clock.advanceTo(clock.now() + 1_000);
    const { body: later } = await messenger.ask(body.uri, { headers: messenger.basic() });
    expect(later).toMatchObject({ status: "delivered", from: "+15005550006", num_segments: "1" });
  });

  it("must carry the account's SID and token, and ask for this account", async ({ expect }) => {
    const messenger = await openMessenger();
    const { twilioAccountSid: sid } = messenger.keys;
    const refusal = {
      status: 401,
      body: {
        code: 20003,
        message: "Authenticate",
        more_info: "https://www.twilio.com/docs/errors/20003",
        status: 401,
      },
    };
    expect(await messenger.text(TEXT, messenger.basic(sid, "wrong"))).toMatchObject(refusal);
    expect(await messenger.text(TEXT, { authorization: "" })).toMatchObject(refusal);
    const other = "/2010-04-01/Accounts/AC00/Messages.json";
    expect(await messenger.ask(other, { method: "POST", headers: messenger.basic() })).toMatchObject(refusal);
    expect(await messenger.mailbox()).toEqual([]);
  });

  it("can bring its own account", async ({ expect }) => {
    const messenger = await openMessenger({ twilio: { sid: "ACmine", authToken: "token" } });
    expect((await messenger.text(TEXT, messenger.basic("ACmine", "token"))).status).toBe(201);
  });

  it("finds no message that was never sent", async ({ expect }) => {
    const messenger = await openMessenger();
    const path = `${messenger.account}/Messages/SM00.json`;
    const answer = await messenger.ask(path, { headers: messenger.basic() });
    expect(answer).toMatchObject({ status: 404, body: { code: 20404, status: 404 } });
    expect(answer.body.message).toContain(path);
  });
});

describe("a text message that Twilio refuses", () => {
  for (const [what, change, code] of [
    ["has no recipient", { To: "" }, 21604],
    ["goes to a number without its country", { To: "4155550100" }, 21211],
    ["goes to a number with spaces", { To: "+1 415 555 0100" }, 21211],
    ["goes to a number of sixteen digits", { To: "+1234567890123456" }, 21211],
    ["has no sender", { From: "" }, 21603],
    ["has a sender that is none", { From: "+1?" }, 21212],
    ["goes to its sender", { From: TEXT.To }, 21266],
    ["has no body", { Body: "" }, 21602],
    ["has 1,601 characters", { Body: "x".repeat(1_601) }, 21617],
  ] as const) {
    it(`${what}: code ${code}`, async ({ expect }) => {
      const messenger = await openMessenger();
      const answer = await messenger.text({ ...TEXT, ...change });
      expect(answer).toMatchObject({
        status: 400,
        body: {
          code,
          message: expect.any(String),
          more_info: `https://www.twilio.com/docs/errors/${code}`,
          status: 400,
        },
      });
      expect(await messenger.mailbox()).toEqual([]);
    });
  }

  it("is not one with 1,600 characters, a short code or a name for a sender", async ({ expect }) => {
    const messenger = await openMessenger();
    for (const change of [{ Body: "x".repeat(1_600) }, { From: "54321" }, { From: "Desk 1" }]) {
      expect((await messenger.text({ ...TEXT, ...change })).status).toBe(201);
    }
  });
});

// The lengths of GSM 03.38 and UCS-2 messages: 160 and 70 alone, 153 and 67 in each part of a longer one.
describe("the segments of a text message", () => {
  for (const [what, text, segments] of [
    ["160 letters", "x".repeat(160), 1],
    ["161 letters", "x".repeat(161), 2],
    ["306 letters", "x".repeat(306), 2],
    ["307 letters", "x".repeat(307), 3],
    ["80 euro signs, which take two places", "€".repeat(80), 1],
    ["81 euro signs", "€".repeat(81), 2],
    ["70 Cyrillic letters", "ж".repeat(70), 1],
    ["71 Cyrillic letters", "ж".repeat(71), 2],
    ["36 emoji, which take two places", "🚀".repeat(36), 2],
  ] as const) {
    it(`are ${segments} for ${what}`, ({ expect }) => {
      expect(segmentsOf(text)).toBe(segments);
    });
  }
});
