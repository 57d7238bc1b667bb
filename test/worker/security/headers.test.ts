import { createExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, it } from "vitest";
import { refreshDirectory } from "../../../src/market/directory/directory.ts";
import { platformPorts } from "../../../src/platform/ports.ts";
import { createWorker } from "../../../src/worker.ts";
import { allOperations, sendBare } from "../support/api.ts";
import { quietMarket } from "../support/market.ts";
import { listenToConsole } from "../support/notifications.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { alpacaKeyAt } from "../support/vendors/platform-alpaca.ts";
import { signUp } from "../support/visitor.ts";

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** What an answer says of those headers. */
const toldBy = ({ headers }: Response) =>
  Object.fromEntries(Object.keys(HEADERS).map((name) => [name, headers.get(name)]));

const openDay = () => openTradingDay(quietMarket({ SPY: 600 }));

function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const own = { Origin: env.APP_URL, "Content-Type": "application/json" };
  return exports.default.fetch(`${env.APP_URL}${path}`, {
    method: "POST",
    headers: { ...own, ...headers },
    body,
  });
}

describe("every answer of the API is kept by nobody and can run nothing", () => {
  it("whatever is asked for by somebody who is not signed in", async ({ expect }) => {
    await openDay();
    const operations = await allOperations();
    expect(operations.length).toBeGreaterThan(20);
    for (const operation of operations) {
      const response = await sendBare(operation, { Origin: env.APP_URL });
      expect([operation, toldBy(response)]).toEqual([operation, HEADERS]);
    }
  });

  it("whatever a user reads", async ({ expect }) => {
    const { user } = await openDay();
    for (const path of [
      "live/status",
      "live/credentials/status",
      "live/history",
      "bots",
      "auth/get-session",
    ]) {
      const response = await user.fetch(`/api/${path}`);
      expect([path, response.status, toldBy(response)]).toEqual([path, 200, HEADERS]);
    }
  });

  it.for([
    ["an address that does not exist", 404, () => sendBare({ method: "GET", path: "/api/nothing" }, {})],
    ["an address outside of the API", 404, () => sendBare({ method: "GET", path: "/" }, {})],
    ["a sign-in that does not exist", 404, () => sendBare({ method: "GET", path: "/api/auth/nothing" }, {})],
    [
      "a wrong password",
      401,
      () => post("/api/auth/sign-in/email", '{"email":"a@b.test","password":"wrong"}'),
    ],
    ["a body that is no JSON", 400, () => post("/api/auth/sign-up/email", "{")],
    ["a body that is too large", 413, () => post("/api/live/activate", "x".repeat(100_001))],
    ["another site", 403, () => post("/api/live/activate", "{}", { Origin: "https://evil.example" })],
    ["a wrong token", 401, () => post("/api/operator/trading-state", "{}", { Authorization: "Bearer x" })],
    ["another site's simulation", 403, () => sendBare({ method: "POST", path: "/api/simulation/clock" }, {})],
  ] as const)("when it refuses %s", async ([, status, ask], { expect }) => {
    await openDay();
    const response = await ask();
    expect([response.status, toldBy(response)]).toEqual([status, HEADERS]);
  });

  it("when something breaks", async ({ expect }) => {
    const { user } = await openDay();
    await env.DB.prepare("ALTER TABLE bots RENAME TO moved").run();
    listenToConsole();
    const response = await user.fetch("/api/bots");
    expect([response.status, toldBy(response)]).toEqual([500, HEADERS]);
  });

  it("when sign-in breaks", async ({ expect }) => {
    await openDay();
    await signUp("canary@example.com");
    await env.DB.prepare("ALTER TABLE users RENAME TO moved").run();
    listenToConsole();
    const response = await post("/api/auth/sign-in/email", '{"email":"canary@example.com","password":"x"}');
    expect([response.status, toldBy(response)]).toEqual([500, HEADERS]);
  });
});

describe("what the browser may keep", () => {
  it("is what the market's data say of themselves, and never a refusal", async ({ expect }) => {
    const { user, exchange } = await openDay();
    await refreshDirectory(env.MARKET, alpacaKeyAt(exchange), "2026-08-20");
    const found = await user.fetch("/api/market/tickers?query=sp");
    expect(toldBy(found)).toEqual({ ...HEADERS, "cache-control": "private, max-age=3600" });
    const refused = await user.fetch("/api/market/tickers");
    expect([refused.status, toldBy(refused)]).toEqual([400, HEADERS]);
  });
});

describe("a browser that has once been told", () => {
  const answerAt = (url: string) =>
    createWorker(platformPorts).fetch(
      new Request<unknown, IncomingRequestCfProperties>(`${url}/api/nothing`),
      { ...env, APP_URL: url },
      createExecutionContext(),
    );

  it("asks for the application by https alone, where it has https", async ({ expect }) => {
    const { headers } = await answerAt("https://forge.example.com");
    expect(headers.get("strict-transport-security")).toBe("max-age=63072000");
  });

  it("is told nothing of https where the application has none", async ({ expect }) => {
    const { headers } = await answerAt("http://forge.test");
    expect(headers.has("strict-transport-security")).toBe(false);
  });
});
