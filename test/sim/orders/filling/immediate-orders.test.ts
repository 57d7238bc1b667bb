import { describe, it } from "vitest";
import { openClient } from "../../support/client.ts";

/** A minute of CALM offers 25 shares on each side: a hundredth of 1,000,000 shares over 390 minutes. */
const THIN = { fills: { participation: 0.01 } };

describe("an order that is to be filled at once", () => {
  it("takes what there is and cancels the rest", async ({ expect }) => {
    const client = openClient(THIN);
    const { body } = await client.order({ qty: "40", time_in_force: "ioc" });
    await client.wait(100);
    expect(await client.read(body.id)).toMatchObject({
      status: "canceled",
      filled_qty: "25",
      time_in_force: "ioc",
    });
    expect(await client.positions()).toMatchObject([{ qty: "25" }]);
  });

  it("is cancelled when the market is not at its limit", async ({ expect }) => {
    const client = openClient();
    const { body } = await client.order({
      type: "limit",
      limit_price: "100",
      qty: "4",
      time_in_force: "ioc",
    });
    await client.wait(100);
    expect(await client.read(body.id)).toMatchObject({ status: "canceled", filled_qty: "0" });
    expect((await client.account()).buying_power).toBe("10000");
  });

  it("as a whole or not at all is killed by a thin market", async ({ expect }) => {
    const client = openClient(THIN);
    const large = await client.order({ qty: "40", time_in_force: "fok" });
    const small = await client.order({ qty: "20", time_in_force: "fok" });
    await client.wait(100);
    expect(await client.read(large.body.id)).toMatchObject({ status: "canceled", filled_qty: "0" });
    expect(await client.read(small.body.id)).toMatchObject({ status: "filled", filled_qty: "20" });
  });
});
