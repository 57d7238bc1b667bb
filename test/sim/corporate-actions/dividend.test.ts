import { describe, it } from "vitest";
import { FRIDAY, openClient, tiingo } from "../support/client.ts";
import { booked, buy, script } from "../support/corporate-actions.ts";
import { row } from "../support/market.ts";
import { MONDAY, moveTo } from "../support/sessions.ts";

describe("a scripted dividend", () => {
  it("pays for the shares held overnight, to the cent, as the ex-date opens", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10.333");
    await script(client, { type: "dividend", cash: "0.2575" });
    const { cash } = await client.account();
    await moveTo(client.exchange, MONDAY, "09:29");
    expect((await client.account()).cash).toBe(cash);
    await moveTo(client.exchange, MONDAY);
    // 10.333 * 0.2575 = 2.6607475
    expect(Number((await client.account()).cash)).toBeCloseTo(Number(cash) + 2.66, 9);
    expect(await booked(client, "DIV")).toMatchObject([
      {
        activity_sub_type: "CDIV",
        symbol: "CALM",
        qty: "10.333",
        per_share_amount: "0.2575",
        net_amount: "2.66",
        date: MONDAY,
      },
    ]);
    await buy(client, "100");
    expect(await booked(client, "DIV")).toHaveLength(1);
  });

  it("lowers the adjusted history before it by its share of the last close", async ({ expect }) => {
    const client = openClient();
    await script(client, { type: "dividend", cash: "5" });
    await moveTo(client.exchange, MONDAY, "18:00");
    const path = "/tiingo/daily/CALM/prices?startDate=2026-11-20";
    expect((await tiingo(client.exchange, path)).body).toMatchObject([
      { close: 100, adjClose: 95, adjVolume: 1_000_000, divCash: 0 },
      { close: 100, adjClose: 100, divCash: 5 },
    ]);
  });
});

describe("a dividend in the market's data", () => {
  const market = new Map([
    ["YIELD", { name: "Yield", rows: [row(FRIDAY, 100), row(MONDAY, 99, { divCash: 1.5 })] }],
  ]);

  it("is paid when the exchange pays dividends", async ({ expect }) => {
    const client = openClient({ market, dividends: true });
    await buy(client, "3", "YIELD");
    await moveTo(client.exchange, MONDAY);
    expect(await booked(client, "DIV")).toMatchObject([{ net_amount: "4.5", per_share_amount: "1.5" }]);
  });

  it("is not paid otherwise, as on paper, unlike one that is scripted besides", async ({ expect }) => {
    const client = openClient({ market });
    await buy(client, "3", "YIELD");
    await script(client, { type: "dividend", symbol: "YIELD", cash: "1" });
    await moveTo(client.exchange, MONDAY);
    expect(await booked(client, "DIV")).toMatchObject([{ net_amount: "3", per_share_amount: "1" }]);
  });
});
