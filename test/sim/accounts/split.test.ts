import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { FRIDAY, openClient } from "../support/client.ts";
import { row } from "../support/market.ts";

describe("a split", () => {
  const market = new Map([
    ["TWIN", { name: "Twin", rows: [row(FRIDAY, 100), row("2026-11-23", 51, { open: 50, splitFactor: 2 })] }],
  ]);

  it("doubles the shares as the session opens and voids the orders that waited", async ({ expect }) => {
    const client = openClient({ market });
    await client.order({ symbol: "TWIN", qty: "10" });
    await client.wait(1_000);
    const resting = { symbol: "TWIN", type: "limit", limit_price: "90", qty: "10", time_in_force: "gtc" };
    const order = await client.order(resting);
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-23", "09:29"));
    expect(await client.positions()).toMatchObject([{ qty: "10", market_value: "1000" }]);
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-23", "09:30"));
    expect(await client.positions()).toMatchObject([
      {
        qty: "20",
        avg_entry_price: "50.005",
        cost_basis: "1000.1",
        market_value: "1000",
        lastday_price: "50",
      },
    ]);
    expect((await client.read(order.body.id)).status).toBe("canceled");
  });
});
