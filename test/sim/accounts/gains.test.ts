import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { FRIDAY, openClient } from "../support/client.ts";
import { row } from "../support/market.ts";

describe("an account over a weekend", () => {
  const market = new Map([["RISE", { name: "Rise", rows: [row(FRIDAY, 100), row("2026-11-23", 110)] }]]);

  it("counts today's gain from the last close for shares held overnight, and from their price for new ones", async ({
    expect,
  }) => {
    const client = openClient({ market });
    await client.order({ symbol: "RISE", qty: "10" });
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-23", "12:00"));
    expect(await client.account()).toMatchObject({
      last_equity: "9999.9",
      equity: "10099.9",
      balance_asof: "2026-11-20",
    });
    expect(await client.positions()).toMatchObject([
      { unrealized_pl: "99.9", unrealized_intraday_pl: "100", change_today: "0.1" },
    ]);
    await client.order({ symbol: "RISE", qty: "10" });
    await client.wait(1_000);
    expect(await client.positions()).toMatchObject([
      {
        qty: "20",
        cost_basis: "2100.2",
        unrealized_pl: "99.8",
        unrealized_intraday_pl: "99.9",
        lastday_price: "100",
      },
    ]);
  });
});
