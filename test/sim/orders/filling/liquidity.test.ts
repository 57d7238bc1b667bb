import { describe, it } from "vitest";
import { createExchange } from "../../../../sim/exchange/exchange.ts";
import { admin, Client, openClient, openExchange } from "../../support/client.ts";
import { calmMarket } from "../../support/market.ts";

const THIN = { fills: { participation: 0.01 } };

describe("a thin market", () => {
  it("fills a large order minute by minute", async ({ expect }) => {
    const client = openClient(THIN);
    const { body } = await client.order({ qty: "60" });
    await client.wait(30_000);
    expect(await client.read(body.id)).toMatchObject({ status: "partially_filled", filled_qty: "25" });
    await client.wait(60_000);
    expect(await client.read(body.id)).toMatchObject({ status: "partially_filled", filled_qty: "50" });
    await client.wait(60_000);
    expect(await client.read(body.id)).toMatchObject({ status: "filled", filled_qty: "60" });
  });

  it("is shared by all accounts", async ({ expect }) => {
    const exchange = openExchange(THIN);
    const [first, second] = [new Client(exchange), new Client(exchange)];
    const large = await first.order({ qty: "20" });
    const late = await second.order({ qty: "20" });
    await first.wait(1_000);
    expect((await first.read(large.body.id)).filled_qty).toBe("20");
    expect((await second.read(late.body.id)).filled_qty).toBe("5");
  });

  it("offers the other side on its own", async ({ expect }) => {
    const client = openClient(THIN);
    await client.order({ qty: "25" });
    await client.wait(1_000);
    const { body } = await client.order({ side: "sell", qty: "25" });
    await client.wait(1_000);
    expect((await client.read(body.id)).status).toBe("filled");
  });
});

describe("the rules of filling", () => {
  it("can be changed for later orders, and outlive a restart", async ({ expect }) => {
    const client = openClient();
    const before = await client.order({ qty: "60" });
    const change = { participation: 0.01, fillAfter: 500, cancelAfter: 2_000 };
    const { body: rules } = await admin(client.exchange, "PATCH", "/fills", change);
    expect(rules).toMatchObject({ ...change, acknowledgeAfter: 20, partial: null, partialChance: 0 });
    await client.wait(100);
    expect(await client.read(before.body.id)).toMatchObject({ filled_qty: "25" });

    const state = JSON.parse(JSON.stringify(client.exchange.snapshotState()));
    const later = new Client(createExchange({ market: calmMarket, now: 0, state }), client.keys);
    expect((await admin(later.exchange, "GET", "/fills")).body).toEqual(rules);
    const after = await later.order({ symbol: "DEAR", qty: "1" });
    await later.wait(499);
    expect(await later.read(after.body.id)).toMatchObject({ status: "new" });
    await later.wait(1);
    expect(await later.read(after.body.id)).toMatchObject({ status: "filled" });
  });

  it("must make sense", async ({ expect }) => {
    const { exchange } = openClient();
    for (const change of [{ participation: 0 }, { fillAfter: -1 }, { partialChance: 2 }, { slow: true }]) {
      expect((await admin(exchange, "PATCH", "/fills", change)).status).toBe(422);
    }
  });
});

describe("partial fills by chance", () => {
  it("strike about as many orders as asked for, the same ones for the same seed", async ({ expect }) => {
    const struck = async (seed: number) => {
      const client = openClient({ seed, fills: { partialChance: 0.3 } });
      const statuses: string[] = [];
      for (let count = 0; count < 60; count++) {
        const { body } = await client.order({ qty: "1.5" });
        await client.wait(100);
        statuses.push((await client.read(body.id)).status);
        await client.wait(60_000);
        if (count % 4 === 3) await client.delete("/v2/positions");
      }
      return statuses;
    };
    const first = await struck(3);
    const partial = first.filter((status) => status === "partially_filled").length;
    expect(partial).toBeGreaterThan(5);
    expect(partial).toBeLessThan(35);
    expect(await struck(3)).toEqual(first);
  });
});
