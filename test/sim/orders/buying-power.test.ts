import { describe, it } from "vitest";
import { Client, openClient, openExchange } from "../support/client.ts";

describe("buying power", () => {
  it("refuses a buy beyond it and says how much there is and how much it takes", async ({ expect }) => {
    const { status, body } = await openClient().order({ type: "limit", limit_price: "100", qty: "101" });
    expect(status).toBe(403);
    expect(body).toEqual({
      buying_power: "10000",
      code: 40310000,
      cost_basis: "10100",
      message: "insufficient buying power",
    });
  });

  it("reckons a market buy at a collar above the ask", async ({ expect }) => {
    const client = openClient();
    expect((await client.order({ qty: "98" })).body.cost_basis).toBe("10046.01");
    expect((await client.order({ qty: "97" })).status).toBe(200);
    expect((await client.account()).buying_power).toBe("56.5");
  });

  it("lets an order by dollars take all of it", async ({ expect }) => {
    const client = openClient();
    expect((await client.order({ notional: "10000" })).status).toBe(200);
    expect(await client.account()).toMatchObject({ buying_power: "0", cash: "10000" });
    await client.wait(1_000);
    expect(await client.account()).toMatchObject({ buying_power: "0", cash: "0" });
  });

  it("is not raised by a sale before it fills, and is at once after", async ({ expect }) => {
    const client = openClient();
    await client.order({ notional: "10000" });
    await client.wait(1_000);
    await client.order({ side: "sell", qty: "50" });
    expect((await client.order({ symbol: "DEAR", qty: "1" })).body.message).toBe("insufficient buying power");
    await client.wait(1_000);
    expect((await client.account()).buying_power).toBe("4999.5");
  });

  it("comes back when an order that reserved it is cancelled", async ({ expect }) => {
    const client = openClient();
    const { body } = await client.order({ type: "limit", limit_price: "90", qty: "100" });
    expect((await client.account()).buying_power).toBe("1000");
    await client.delete(`/v2/orders/${body.id}`);
    await client.wait(1_000);
    expect((await client.account()).buying_power).toBe("10000");
  });

  it("is twice the equity on margin, and cash alone below $2,000", async ({ expect }) => {
    const exchange = openExchange();
    const margin = new Client(exchange, exchange.addAccount({ cash: "10000", multiplier: 2 }));
    const small = new Client(exchange, exchange.addAccount({ cash: "1999.99", multiplier: 2 }));
    expect(await margin.account()).toMatchObject({ multiplier: "2", buying_power: "20000" });
    expect(await small.account()).toMatchObject({ multiplier: "1", buying_power: "1999.99" });
    await margin.order({ notional: "15000" });
    await margin.wait(1_000);
    expect(await margin.account()).toMatchObject({
      cash: "-5000",
      non_marginable_buying_power: "0",
      initial_margin: "7499.25",
      buying_power: "4998.5",
    });
  });
});
