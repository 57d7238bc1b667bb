import { describe, it } from "vitest";
import { rewrittenJson } from "../../../sim/exchange/http/json-answer.ts";
import { openClient, tiingo } from "../support/client.ts";
import { friday, strike } from "../support/faults.ts";

const BY_CLIENT_ID = "/v2/orders:by_client_order_id?client_order_id=run-1";
const POST_ORDERS = { method: "POST", pathPrefix: "/v2/orders" };

describe("a gateway's error", () => {
  it("is HTML, and the order behind a 504 was stored or was not", async ({ expect }) => {
    for (const [effect, found] of [
      ["none", 404],
      ["done", 200],
    ] as const) {
      const client = openClient();
      await strike(client, { match: POST_ORDERS, action: "html-error", effect });
      const answer = await client.order({ client_order_id: "run-1", qty: 1 });
      expect(answer.status).toBe(504);
      expect(answer.headers.get("content-type")).toBe("text/html");
      expect(answer.body).toContain("<h1>504 Gateway Timeout</h1>");
      expect((await client.get(BY_CLIENT_ID)).status).toBe(found);
    }
  });

  it("can be any of the 5xx and nothing else", async ({ expect }) => {
    const client = openClient();
    await strike(client, { action: "html-error", status: 502 });
    expect((await client.get("/v2/account")).status).toBe(502);
    await expect(strike(client, { action: "html-error", status: 404 })).rejects.toThrow("422");
  });
});

describe("an answered status", () => {
  it("names the type of a body that is text", async ({ expect }) => {
    const client = openClient();
    await strike(client, { action: "status", status: 403, body: "<p>", contentType: "text/html" });
    await strike(client, { action: "status", status: 403, body: "blocked" });
    await strike(client, { action: "status", status: 403, body: { message: "forbidden." } });
    const types = [];
    for (let request = 0; request < 3; request++) {
      types.push((await client.get("/v2/account")).headers.get("content-type"));
    }
    expect(types).toEqual(["text/html", "text/plain", "application/json"]);
  });
});

describe("a rate limit that strikes", () => {
  it("answers as the broker's own limit does, and nothing is placed or counted", async ({ expect }) => {
    const client = openClient();
    await strike(client, { match: POST_ORDERS, action: "rate-limit" });
    const answer = await client.order({ client_order_id: "run-1", qty: 1 });
    expect(answer).toMatchObject({ status: 429, body: { code: 42910000, message: "rate limit exceeded" } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "x-ratelimit-limit": "200",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(friday("15:46") / 1_000),
    });
    const next = await client.get(BY_CLIENT_ID);
    expect(next.status).toBe(404);
    expect(next.headers.get("x-ratelimit-remaining")).toBe("199");
  });

  it("speaks Tiingo's language on Tiingo's paths", async ({ expect }) => {
    const client = openClient();
    await strike(client, { match: { pathPrefix: "/iex" }, action: "rate-limit" });
    const answer = await tiingo(client.exchange, "/iex/?tickers=CALM");
    expect(answer).toMatchObject({ status: 429, body: { detail: expect.stringContaining("hourly") } });
    expect(answer.headers.get("x-ratelimit-limit")).toBeNull();
  });
});

describe("malformed JSON", () => {
  it("is half an answer with status 200 and its own length, after the order was placed", async ({
    expect,
  }) => {
    const client = openClient();
    await strike(client, { match: POST_ORDERS, action: "malformed-json" });
    await expect(client.order({ client_order_id: "run-1", qty: 1 })).rejects.toThrow(SyntaxError);
    expect((await client.get(BY_CLIENT_ID)).status).toBe(200);
    await strike(client, { action: "malformed-json" });
    const { keyId, secretKey } = client.keys;
    const headers = { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey };
    const response = await client.exchange.fetch(new Request("http://exchange.test/v2/account", { headers }));
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toMatch(/^\{"id":/);
    expect(response.headers.get("content-length")).toBe(String(text.length));
  });

  it("comes even where the true answer has no body", async ({ expect }) => {
    const client = openClient();
    const { id } = (await client.order({ qty: 1, type: "limit", limit_price: 50 })).body;
    await client.wait(1_000);
    await strike(client, { match: { method: "DELETE" }, action: "malformed-json" });
    await expect(client.delete(`/v2/orders/${id}`)).rejects.toThrow(SyntaxError);
    await client.wait(1_000);
    expect((await client.read(id)).status).toBe("canceled");
  });
});

describe("fields", () => {
  it("can be left out of an object and of every row", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: 1 });
    await client.order({ symbol: "DEAR", qty: 1 });
    await client.wait(1_000);
    await strike(client, { match: { pathPrefix: "/v2/positions" }, action: "omit-fields", fields: ["qty"] });
    const positions = (await client.get("/v2/positions")).body;
    expect(positions).toHaveLength(2);
    for (const position of positions) {
      expect(position).not.toHaveProperty("qty");
      expect(position).toHaveProperty("symbol");
    }
    await strike(client, { action: "omit-fields", fields: ["cash", "nowhere.at.all"] });
    const account = await client.account();
    expect(account).not.toHaveProperty("cash");
    expect(account).toHaveProperty("equity");
    expect(await client.account()).toHaveProperty("cash");
  });

  it("can be reached below every name", async ({ expect }) => {
    const client = openClient();
    await strike(client, { action: "omit-fields", fields: ["trades.*.p"] });
    const path = "/v2/stocks/trades/latest?symbols=CALM,BRK.B";
    const { trades } = (await client.get(path)).body;
    for (const symbol of ["CALM", "BRK.B"]) {
      expect(trades[symbol]).not.toHaveProperty("p");
      expect(trades[symbol]).toHaveProperty("t");
    }
  });

  it("can be added to an object and to every row, also in place of others", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: 1 });
    await client.wait(1_000);
    const fields = { qty: "7", tax_lots: [{ qty: "1" }] };
    await strike(client, { action: "add-fields", fields, times: 2 });
    expect(await client.positions()).toMatchObject([{ symbol: "CALM", qty: "7", tax_lots: [{ qty: "1" }] }]);
    expect(await client.account()).toMatchObject({ ...fields, status: "ACTIVE" });
  });

  it("can come in another type", async ({ expect }) => {
    const client = openClient();
    const fields = ["cash", "trading_blocked", "crypto_tier", "status", "user_configurations"];
    await strike(client, { action: "wrong-type", fields });
    expect(await client.account()).toMatchObject({
      cash: 10_000,
      trading_blocked: "false",
      crypto_tier: "1",
      status: "ACTIVE",
      user_configurations: null,
      equity: "10000",
    });
  });

  it("leave an answer that is no JSON alone, and forget a length that no longer holds", async ({
    expect,
  }) => {
    const change = () => ({ changed: true });
    const headers = { "content-length": "2" };
    const text = await rewrittenJson(new Response("a\nb", { headers }), change);
    expect(await text.text()).toBe("a\nb");
    const json = await rewrittenJson(Response.json({}, { status: 404, headers }), change);
    expect(json.status).toBe(404);
    expect(json.headers.get("content-length")).toBeNull();
    expect(await json.json()).toEqual({ changed: true });
  });

  it("change one after the other, and before the answer is cut", async ({ expect }) => {
    const client = openClient();
    await strike(client, { action: "add-fields", fields: { cash: "5" } });
    await strike(client, { action: "wrong-type", fields: ["cash"] });
    expect((await client.account()).cash).toBe(5);
    await strike(client, { action: "omit-fields", fields: ["id"] });
    await strike(client, { action: "malformed-json" });
    await expect(client.account()).rejects.toThrow(SyntaxError);
    expect(await client.account()).toHaveProperty("id");
  });
});
