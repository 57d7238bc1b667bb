import { describe, it } from "vitest";
import { admin } from "../support/client.ts";
import { openMessenger } from "../support/messaging.ts";

describe("a product that posts to a webhook", () => {
  it("gets 204 on any path, and the call lies in the mailbox", async ({ expect }) => {
    const messenger = await openMessenger();
    const answer = await messenger.ask("/hooks/alerts/desk?team=1", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-run": "7",
        "webhook-signature": "v1,abc",
        authorization: "Bearer secret",
        cookie: "a=b",
      },
      body: '{"text":"filled"}',
    });
    expect(answer).toMatchObject({ status: 204, body: "" });
    expect(await messenger.mailbox()).toEqual([
      {
        kind: "hook",
        id: expect.any(String),
        at: "2026-11-20T20:45:00.000Z",
        method: "POST",
        path: "/hooks/alerts/desk",
        query: "?team=1",
        headers: { "content-type": "application/json", "webhook-signature": "v1,abc", "x-run": "7" },
        body: '{"text":"filled"}',
        bytes: 17,
      },
    ]);
  });

  it("may ping with GET", async ({ expect }) => {
    const messenger = await openMessenger();
    expect((await messenger.ask("/hooks/alive")).status).toBe(204);
    expect(await messenger.mailbox()).toMatchObject([
      { method: "GET", path: "/hooks/alive", body: "", bytes: 0 },
    ]);
  });

  it("has the first 100 kB of a long body kept", async ({ expect }) => {
    const messenger = await openMessenger();
    await messenger.ask("/hooks/long", { method: "POST", body: "x".repeat(100_001) });
    const [call] = await messenger.mailbox();
    expect(call.body).toHaveLength(100_000);
    expect(call.bytes).toBe(100_001);
  });

  it("finds the dead-man's switch out of order when a fault says so", async ({ expect }) => {
    const messenger = await openMessenger();
    await admin(messenger.exchange, "POST", "/faults", {
      match: { pathPrefix: "/hooks/alive" },
      action: "status",
      status: 503,
    });
    expect((await messenger.ask("/hooks/alive")).status).toBe(503);
    expect(await messenger.mailbox()).toEqual([]);
  });
});
