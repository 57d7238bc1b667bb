import { describe, it } from "vitest";
import { admin, openExchange } from "../support/client.ts";

const TIMER = { at: "2026-11-20T21:00:00Z", url: "http://127.0.0.1:9000/wake" };

/** What an operator sends, and the line that he is told. */
const MISTAKES: Record<string, { method?: string; path: string; body: unknown; message: string }> = {
  "an instant that is none": {
    path: "/clock",
    body: { to: "yesterday" },
    message: "to: is neither an RFC 3339 timestamp nor next-open or next-close",
  },
  "a misspelt field of the clock": {
    path: "/clock",
    body: { too: "next-open" },
    message: 'Unrecognized key: "too"',
  },
  "a misspelt field of an account": {
    path: "/accounts",
    body: { cash: "100", mulitplier: 2 },
    message: 'Unrecognized key: "mulitplier"',
  },
  "an account without cash": {
    path: "/accounts",
    body: {},
    message: "cash: is not an amount of dollars",
  },
  "a multiplier that nobody gives": {
    path: "/accounts",
    body: { cash: "100", multiplier: "4x" },
    message: "multiplier: is none of 1, 2, 4",
  },
  "more dollars than there are": {
    path: "/accounts",
    body: { cash: "9".repeat(16) },
    message: "cash: is not an amount of dollars",
  },
  "a misspelt field of a halt": {
    path: "/halts",
    body: { symbol: "CALM", halted: true, reason: "news" },
    message: 'Unrecognized key: "reason"',
  },
  "a timer that no request could be posted to": {
    method: "PUT",
    path: "/timers/run",
    body: { ...TIMER, url: "ftp://127.0.0.1/wake" },
    message: "url: is not an http or https address",
  },
  "a misspelt field of a timer": {
    method: "PUT",
    path: "/timers/run",
    body: { ...TIMER, repeat: true },
    message: 'Unrecognized key: "repeat"',
  },
};

describe("an operator's mistake", () => {
  for (const [what, { method = "POST", path, body, message }] of Object.entries(MISTAKES)) {
    it(`is named when it is ${what}`, async ({ expect }) => {
      expect(await admin(openExchange(), method, path, body)).toMatchObject({
        status: 422,
        body: { message },
      });
    });
  }

  it("is named when the body is not JSON", async ({ expect }) => {
    const request = new Request("http://exchange.test/admin/clock", { method: "POST", body: "to=next-open" });
    const answer = await openExchange().fetch(request);
    expect([answer.status, await answer.json()]).toEqual([422, { message: "the body is not JSON" }]);
  });

  it("is named when a transfer has no amount", async ({ expect }) => {
    const exchange = openExchange();
    const { accountId } = exchange.addAccount({ cash: "100" });
    const { body } = await admin(exchange, "POST", `/accounts/${accountId}/transfers`, { kind: "journal" });
    expect(body).toEqual({ message: "amount: is not an amount of dollars, negative to take out" });
  });
});
