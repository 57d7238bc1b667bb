import { describe, it } from "vitest";
import { openExchange, tiingo } from "../support/client.ts";
import { row } from "../support/market.ts";

/** Two weeks and a bit, with a dividend and a split of 2 for 1 in the second; adjusted to the last row. */
const rows = [
  row("2026-10-30", 90, { open: 88, high: 93, low: 87, volume: 10, adjClose: 45, adjVolume: 20 }),
  row("2026-11-12", 100, { open: 99, high: 104, low: 98, volume: 20, adjClose: 50, adjVolume: 40 }),
  row("2026-11-13", 102, { open: 100, high: 103, low: 95, volume: 30, adjClose: 51, adjVolume: 60 }),
  row("2026-11-16", 50, { open: 51, high: 53, low: 49, volume: 40, splitFactor: 2, divCash: 0.5 }),
  row("2026-11-18", 54, { open: 50, high: 55, low: 48, volume: 50 }),
];
const market = new Map([["PAYS", { name: "Pays Inc.", rows }]]);

async function prices(query: string) {
  return tiingo(openExchange({ market, time: "18:00" }), `/tiingo/daily/pays/prices?${query}`);
}

describe("Tiingo's history by longer periods", () => {
  it("joins the days of a week under the last of them", async ({ expect }) => {
    const { body } = await prices("resampleFreq=weekly&startDate=2026-11-09");
    expect(body).toEqual([
      {
        date: "2026-11-13T00:00:00.000Z",
        close: 102,
        high: 104,
        low: 95,
        open: 99,
        volume: 50,
        adjClose: 51,
        adjHigh: 52,
        adjLow: 47.5,
        adjOpen: 49.5,
        adjVolume: 100,
        divCash: 0,
        splitFactor: 1,
      },
      {
        date: "2026-11-18T00:00:00.000Z",
        close: 54,
        high: 55,
        low: 48,
        open: 51,
        volume: 90,
        adjClose: 54,
        adjHigh: 55,
        adjLow: 48,
        adjOpen: 51,
        adjVolume: 90,
        divCash: 0.5,
        splitFactor: 2,
      },
    ]);
  });

  it("joins months and years, in any spelling and newest first when asked to", async ({ expect }) => {
    const dates = (answer: { body: { date: string }[] }) => answer.body.map(({ date }) => date.slice(0, 10));
    const months = await prices("resampleFreq=Monthly&startDate=2026-01-01&sort=-date");
    expect(dates(months)).toEqual(["2026-11-18", "2026-10-30"]);
    expect(months.body[0].volume).toBe(140);
    const years = await prices("resampleFreq=annually&startDate=2026-01-01");
    expect(dates(years)).toEqual(["2026-11-18"]);
    expect(years.body[0]).toMatchObject({ open: 88, close: 54, volume: 150 });
  });

  it("goes back to the beginning of the period that the start lies in", async ({ expect }) => {
    const { body } = await prices("resampleFreq=weekly&startDate=2026-11-13&endDate=2026-11-13");
    expect(body).toMatchObject([{ open: 99, volume: 50 }]);
  });

  it("is the latest period alone without dates", async ({ expect }) => {
    const { body } = await prices("resampleFreq=monthly");
    expect(body).toMatchObject([{ date: "2026-11-18T00:00:00+00:00", open: 99, close: 54 }]);
  });

  it("has no other periods", async ({ expect }) => {
    expect(await prices("resampleFreq=hourly")).toMatchObject({
      status: 400,
      body: { detail: "Error: resampleFreq 'hourly' is not supported" },
    });
  });
});
