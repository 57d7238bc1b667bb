import { describe, it } from "vitest";
import { Client, openClient, openExchange } from "../support/client.ts";

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
