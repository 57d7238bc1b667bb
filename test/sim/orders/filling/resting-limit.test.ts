import { describe, it } from "vitest";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { FRIDAY, openClient } from "../../support/client.ts";
import { row } from "../../support/market.ts";

const market = new Map([
  [
    "SWING",
    { name: "Swings", rows: [row("2026-11-19", 100), row(FRIDAY, 101, { open: 100, high: 103, low: 97 })] },
  ],
]);

describe("a limit order", () => {
  it("that is marketable takes the quote, which is better than its limit", async ({ expect }) => {
    const client = openClient();
    const { body } = await client.order({ type: "limit", limit_price: "105", qty: "1" });
    await client.wait(1_000);
    expect(await client.read(body.id)).toMatchObject({ status: "filled", filled_avg_price: "100.01" });
  });

  it("that rests fills at its limit when the quote comes to it", async ({ expect }) => {
    const client = openClient({ market, time: "09:30" });
    const buy = await client.order({ symbol: "SWING", type: "limit", limit_price: "98", qty: "1" });
    await client.wait(500);
    expect((await client.read(buy.body.id)).status).toBe("new");
    await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "15:50"));
    expect(await client.read(buy.body.id)).toMatchObject({ status: "filled", filled_avg_price: "98" });
  });

  it("that the day's prices never reach expires", async ({ expect }) => {
    const client = openClient({ market, time: "09:30" });
    const buy = await client.order({ symbol: "SWING", type: "limit", limit_price: "96.5", qty: "1" });
    await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "16:00"));
    expect(await client.read(buy.body.id)).toMatchObject({ status: "expired", filled_qty: "0" });
  });
});
