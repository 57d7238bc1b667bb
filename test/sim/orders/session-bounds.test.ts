import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { FRIDAY, openClient } from "../support/client.ts";
import { row } from "../support/market.ts";

describe("a day order", () => {
  it("sent after the close waits for the next open and fills there", async ({ expect }) => {
    const client = openClient({ time: "16:05" });
    const { body } = await client.order({ qty: "5" });
    expect(body).toMatchObject({ status: "accepted", expires_at: "2026-11-23T21:00:00Z" });
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-23", "09:29"));
    expect(await client.read(body.id)).toMatchObject({ status: "accepted", filled_qty: "0" });
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-23", "09:31"));
    expect(await client.read(body.id)).toMatchObject({
      status: "filled",
      filled_at: "2026-11-23T14:30:00.05Z",
    });
  });

  it("expires at the close with what it has filled", async ({ expect }) => {
    const client = openClient({ fills: { partial: { fraction: 0.5, delay: 3_600_000 } } });
    const unfilled = await client.order({ type: "limit", limit_price: "90", qty: "5" });
    const partial = await client.order({ symbol: "DEAR", qty: "4" });
    await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "16:00"));
    const expired = {
      status: "expired",
      expired_at: expect.stringMatching(/^2026-11-20T21:00:00(\.000\d*)?Z$/),
    };
    expect(await client.read(unfilled.body.id)).toMatchObject({ ...expired, filled_qty: "0" });
    expect(await client.read(partial.body.id)).toMatchObject({ ...expired, filled_qty: "2" });
    expect((await client.account()).buying_power).toBe("9199.92");
  });

  it("ends at 13:00 on a short day", async ({ expect }) => {
    const client = openClient();
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-27", "12:00"));
    const { body } = await client.order({ type: "limit", limit_price: "90", qty: "5" });
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-27", "13:00"));
    expect((await client.read(body.id)).status).toBe("expired");
  });
});

describe("an order good till cancelled", () => {
  it("stands through the nights until its price comes, and takes the open's better price", async ({
    expect,
  }) => {
    const market = new Map([
      [
        "FALL",
        { name: "Falls", rows: [row("2026-11-20", 100), row("2026-11-23", 100), row("2026-11-24", 80)] },
      ],
    ]);
    const client = openClient({ market });
    const { body } = await client.order({
      symbol: "FALL",
      type: "limit",
      limit_price: "90",
      qty: "5",
      time_in_force: "gtc",
    });
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-23", "20:00"));
    expect((await client.read(body.id)).status).toBe("new");
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-24", "10:00"));
    expect(await client.read(body.id)).toMatchObject({ status: "filled", filled_avg_price: "80.01" });
  });
});
