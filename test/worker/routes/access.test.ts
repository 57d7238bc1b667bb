import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { allOperations, sendBare } from "../support/api.ts";
import { quietMarket } from "../support/market.ts";
import { openTradingDay } from "../support/trading-day.ts";

const MARKET = quietMarket({ SPY: 600 });

describe("somebody who is not signed in", () => {
  it("is refused on every address of the account and of the workshop", async ({ expect }) => {
    await openTradingDay(MARKET);
    const operations = (await allOperations()).filter(({ path }) =>
      /^\/api\/(live|bots|market|operator)/.test(path),
    );
    expect(operations.length).toBeGreaterThanOrEqual(11);
    for (const operation of operations) {
      const response = await sendBare(operation, { Origin: env.APP_URL });
      expect([operation, response.status, await response.json()]).toEqual([
        operation,
        401,
        { error: { code: "signed_out", message: "sign in first" } },
      ]);
    }
  });

  it("is refused on addresses there that do not exist, so that nobody can look for them", async ({
    expect,
  }) => {
    await openTradingDay(MARKET);
    for (const path of ["/api/live/nothing", "/api/live/history/x/y", "/api/bots/x", "/api/market/x"]) {
      expect((await sendBare({ method: "GET", path }, {})).status).toBe(401);
    }
  });

  it("is not helped by a cookie that was made up", async ({ expect }) => {
    await openTradingDay(MARKET);
    const headers = { Cookie: "better-auth.session_token=made-up.c2lnbmF0dXJl", Origin: env.APP_URL };
    expect((await sendBare({ method: "GET", path: "/api/live/status" }, headers)).status).toBe(401);
  });
});

describe("a request that does not come from the application's own pages", () => {
  const strangers: [string, Record<string, string>][] = [
    ["another site", { Origin: "https://evil.example" }],
    ["a site that only begins like ours", { Origin: `${env.APP_URL}.evil.example` }],
    ["our host on another scheme", { Origin: env.APP_URL.replace("http:", "https:") }],
    ["a sandboxed frame", { Origin: "null" }],
    ["a client that does not say", {}],
  ];

  it.for(strangers)("is refused when it would change something: %s", async ([, headers], { expect }) => {
    await openTradingDay(MARKET);
    const unsafe = (await allOperations()).filter(({ method }) => method !== "GET");
    expect(unsafe.length).toBeGreaterThanOrEqual(4);
    for (const operation of [...unsafe, { method: "POST", path: "/api/auth/sign-in/email" }]) {
      const response = await sendBare(operation, headers);
      expect([operation, response.status, await response.json()]).toMatchObject([
        operation,
        403,
        { error: { code: "foreign_origin" } },
      ]);
    }
  });

  it("may read the API's description", async ({ expect }) => {
    await openTradingDay(MARKET);
    const response = await sendBare(
      { method: "GET", path: "/api/openapi.json" },
      { Origin: "https://elsewhere.example" },
    );
    expect(response.status).toBe(200);
  });
});

describe("an address that does not exist", () => {
  it("is not found", async ({ expect }) => {
    await openTradingDay(MARKET);
    const response = await sendBare({ method: "GET", path: "/api/nothing" }, {});
    expect([response.status, await response.json()]).toMatchObject([404, { error: { code: "not_found" } }]);
  });
});
