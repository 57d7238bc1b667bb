import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";

describe("a sale", () => {
  it("is refused for more shares than there are, with the symbol, when no order holds any", async ({
    expect,
  }) => {
    const client = openClient();
    await client.order({ qty: "10" });
    await client.wait(1_000);
    expect((await client.order({ side: "sell", qty: "10.5" })).body).toEqual({
      available: "10",
      code: 40310000,
      existing_qty: "10",
      held_for_orders: "0",
      message: "insufficient qty available for order (requested: 10.5, available: 10)",
      symbol: "CALM",
    });
  });
});
