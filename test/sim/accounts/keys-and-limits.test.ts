import { describe, it } from "vitest";
import { Client, admin, openClient, openExchange } from "../support/client.ts";

describe("an account's keys", () => {
  it("open that account and no other", async ({ expect }) => {
    const exchange = openExchange();
    const [one, two] = [new Client(exchange), new Client(exchange)];
    expect(one.keys.keyId).toMatch(/^PK[A-Z2-7]{18}$/);
    expect((await one.account()).id).toBe(one.keys.accountId);
    const mixed = new Client(exchange, { ...one.keys, secretKey: two.keys.secretKey });
    for (const path of ["/v2/account", "/v2/stocks/snapshots?symbols=CALM"]) {
      expect(await mixed.get(path)).toMatchObject({ status: 401, body: { message: "unauthorized." } });
    }
  });

  it("are the same in every run of a seed, and others for another seed", ({ expect }) => {
    const open = (seed: number) => openExchange({ seed }).addAccount({ cash: "1" });
    expect(open(1)).toEqual(open(1));
    expect(open(2)).not.toEqual(open(1));
  });

  it("can be had from the administrator, who also sees every account", async ({ expect }) => {
    const exchange = openExchange();
    const keys = (await admin(exchange, "POST", "/accounts", { cash: "2500.50", multiplier: 2 })).body;
    const client = new Client(exchange, keys);
    await client.order({ qty: "1" });
    await client.wait(1_000);
    expect((await admin(exchange, "GET", "/accounts")).body).toMatchObject([
      {
        accountId: keys.accountId,
        cash: "2400.49",
        positions: [{ symbol: "CALM" }],
        orders: [{ status: "filled" }],
      },
    ]);
    expect((await admin(exchange, "POST", "/accounts", { cash: "-1" })).status).toBe(422);
  });
});

describe("the rate limit", () => {
  it("answers 429 beyond 200 requests a minute, and starts anew the minute after", async ({ expect }) => {
    const client = openClient();
    for (let request = 1; request < 200; request++) await client.get("/v2/clock");
    const last = await client.get("/v2/account/activities");
    expect(last.status).toBe(200);
    expect(last.headers.get("x-ratelimit-remaining")).toBe("0");
    const beyond = await client.order({ qty: 1 });
    expect(beyond).toMatchObject({ status: 429, body: { code: 42910000, message: "rate limit exceeded" } });
    expect(beyond.headers.get("x-ratelimit-limit")).toBe("200");
    expect(Number(beyond.headers.get("x-ratelimit-reset")) * 1_000).toBe(
      client.exchange.clock.now() + 60_000,
    );
    expect((await new Client(client.exchange).get("/v2/clock")).status).toBe(200);
    await client.wait(60_000);
    expect((await client.get("/v2/orders")).body).toEqual([]);
  });
});
