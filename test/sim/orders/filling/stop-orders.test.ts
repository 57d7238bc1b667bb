import { describe, it } from "vitest";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { FRIDAY, openClient } from "../../support/client.ts";
import { row } from "../../support/market.ts";

/** Opens at 100, trades at 90 and at 110 during the day, and closes at 105. */
const wideDay = new Map([
  [
    "WIDE",
    { name: "Wide", rows: [row("2026-11-19", 100), row(FRIDAY, 105, { open: 100, high: 110, low: 90 })] },
  ],
]);

function openMorning() {
  return openClient({ market: wideDay, time: "09:30" });
}

const CLOSE = newYorkInstant(FRIDAY, "15:59");

describe("a stop order", () => {
  it("sells at the market once the last trade has fallen to its price", async ({ expect }) => {
    const client = openMorning();
    await client.order({ symbol: "WIDE", qty: "10" });
    await client.wait(1_000);
    const stop = {
      symbol: "WIDE",
      side: "sell",
      type: "stop",
      stop_price: "95",
      qty: "10",
      time_in_force: "gtc",
    };
    const { body } = await client.order(stop);
    await client.wait(1_000);
    expect(await client.read(body.id)).toMatchObject({ status: "new", stop_price: "95", filled_qty: "0" });
    expect(await client.positions()).toMatchObject([{ qty: "10", qty_available: "0" }]);
    await client.exchange.clock.advanceTo(CLOSE);
    const sold = await client.read(body.id);
    expect(sold).toMatchObject({ status: "filled", filled_qty: "10" });
    expect(Number(sold.filled_avg_price)).toBeGreaterThan(94.5);
    expect(Number(sold.filled_avg_price)).toBeLessThanOrEqual(95);
  });

  it("buys above the market, and keeps back 2.5 % more than its price", async ({ expect }) => {
    const client = openMorning();
    const { body } = await client.order({ symbol: "WIDE", type: "stop", stop_price: "106", qty: "10" });
    await client.wait(1_000);
    expect(await client.read(body.id)).toMatchObject({ status: "new" });
    expect((await client.account()).buying_power).toBe("8913.5");
    await client.exchange.clock.advanceTo(CLOSE);
    const bought = await client.read(body.id);
    expect(bought.status).toBe("filled");
    expect(Number(bought.filled_avg_price)).toBeGreaterThanOrEqual(106);
    expect(Number(bought.filled_avg_price)).toBeLessThan(106.5);
  });

  it("never reached expires at the close", async ({ expect }) => {
    const client = openMorning();
    const { body } = await client.order({ symbol: "WIDE", type: "stop", stop_price: "111", qty: "10" });
    await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "16:01"));
    expect(await client.read(body.id)).toMatchObject({ status: "expired", filled_qty: "0" });
    expect((await client.account()).buying_power).toBe("10000");
  });

  it("with a limit rests at the limit when the price runs away", async ({ expect }) => {
    const market = new Map([
      [
        "GAP",
        { name: "Gap", rows: [row("2026-11-19", 100), row(FRIDAY, 80, { open: 100, low: 80, high: 100 })] },
      ],
    ]);
    const client = openClient({ market, time: "09:30" });
    await client.order({ symbol: "GAP", qty: "10" });
    await client.wait(1_000);
    const sell = { symbol: "GAP", side: "sell", type: "stop_limit", qty: "10" };
    const { body } = await client.order({ ...sell, stop_price: "90", limit_price: "101" });
    await client.exchange.clock.advanceTo(CLOSE);
    expect(await client.read(body.id)).toMatchObject({
      status: "new",
      limit_price: "101",
      stop_price: "90",
      filled_qty: "0",
    });
  });

  it("that the market has passed already fills at once", async ({ expect }) => {
    const client = openClient();
    const { body } = await client.order({ type: "stop", stop_price: "99", qty: "5" });
    await client.wait(100);
    expect(await client.read(body.id)).toMatchObject({ status: "filled", filled_avg_price: "100.01" });
  });
});
