import { describe, it } from "vitest";
import { openClient } from "../../support/client.ts";

describe("a position worth less than a dollar", () => {
  it("can be sold, although it could not be bought", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: "1" });
    await client.wait(1_000);
    await client.order({ side: "sell", qty: "0.999" });
    await client.wait(1_000);

    const { status, body } = await client.order({ side: "sell", qty: "0.001" });
    expect(status).toBe(200);
    await client.wait(1_000);

    expect((await client.read(body.id)).status).toBe("filled");
    expect((await client.get("/v2/positions")).body).toEqual([]);
  });
});
