import { describe, it } from "vitest";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { FRIDAY, openClient, tiingo } from "../../support/client.ts";
import { row } from "../../support/market.ts";

describe("a ticker without a row on the day", () => {
  const market = new Map([["HOLE", { name: "Hole", rows: [row("2026-11-18", 50), row("2026-11-23", 55)] }]]);

  it("stands at its last close with an old timestamp", async ({ expect }) => {
    const client = openClient({ market });
    const { HOLE } = (await client.get("/v2/stocks/snapshots?symbols=HOLE")).body;
    expect(HOLE.latestTrade.p).toBe(50);
    expect(HOLE.latestTrade.t).toContain("2026-11-18T21:00:00");
    expect(HOLE.dailyBar.t).toContain("2026-11-18");
    expect((await tiingo(client.exchange, "/iex/HOLE")).body).toMatchObject([
      { tngoLast: 50, timestamp: "2026-11-18T21:00:00+00:00" },
    ]);
  });

  it("fills nothing, and the day order expires", async ({ expect }) => {
    const client = openClient({ market });
    const { body } = await client.order({ symbol: "HOLE", qty: "1" });
    await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "16:00"));
    expect(await client.read(body.id)).toMatchObject({ status: "expired", filled_qty: "0" });
  });
});
