import { describe, it } from "vitest";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { FRIDAY, openClient } from "../../support/client.ts";
import { row } from "../../support/market.ts";

describe("a market buy queued overnight", () => {
  const market = new Map([["JUMP", { name: "Jumps", rows: [row(FRIDAY, 100), row("2026-11-23", 110)] }]]);

  it("never spends more than it reserved, even when the open jumps over its collar", async ({ expect }) => {
    const client = openClient({ market, time: "16:30" });
    const { body } = await client.order({ symbol: "JUMP", qty: "97" });
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-23", "16:00"));
    expect(await client.read(body.id)).toMatchObject({ status: "expired", filled_qty: "0" });
    expect((await client.account()).cash).toBe("10000");
  });
});
