import { describe, it } from "vitest";
import { openClient } from "../../support/client.ts";

describe("a partial fill", () => {
  it("takes its fraction in whole shares and the rest after the delay", async ({ expect }) => {
    const client = openClient({ fills: { partial: { fraction: 0.35, delay: 5_000 } } });
    const { body } = await client.order({ qty: "10" });
    await client.wait(1_000);
    expect(await client.read(body.id)).toMatchObject({ status: "partially_filled", filled_qty: "3" });
    await client.wait(5_000);
    expect(await client.read(body.id)).toMatchObject({ status: "filled", filled_qty: "10" });
    const fills = (await client.get("/v2/account/activities/FILL?direction=asc")).body;
    expect(fills).toMatchObject([
      { type: "partial_fill", qty: "3", leaves_qty: "7", cum_qty: "3" },
      { type: "fill", qty: "7", leaves_qty: "0", cum_qty: "10" },
    ]);
    expect((await client.account()).cash).toBe("8999.9");
  });

  it("of an order by dollars spends those dollars to the cent", async ({ expect }) => {
    const client = openClient({ fills: { partial: { fraction: 0.37, delay: 5_000 } } });
    await client.order({ notional: "3333.33" });
    await client.wait(10_000);
    expect((await client.account()).cash).toBe("6666.67");
  });
});
