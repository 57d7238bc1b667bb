import { describe, it } from "vitest";
import { admin, openClient } from "../../support/client.ts";

describe("a halted symbol", () => {
  it("accepts orders and fills none until trading resumes", async ({ expect }) => {
    const client = openClient();
    await admin(client.exchange, "POST", "/halts", { symbol: "CALM", halted: true });
    const { body } = await client.order({ qty: "1" });
    await client.wait(60_000);
    expect(await client.read(body.id)).toMatchObject({ status: "new", filled_qty: "0" });
    expect((await admin(client.exchange, "GET", "/halts")).body).toEqual({ halted: ["CALM"] });
    await admin(client.exchange, "POST", "/halts", { symbol: "CALM", halted: false });
    await client.wait(1_000);
    expect((await client.read(body.id)).status).toBe("filled");
  });
});
