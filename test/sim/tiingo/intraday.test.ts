import { describe, it } from "vitest";
import { Client, openExchange, tiingo } from "../support/client.ts";
import { movingMarket } from "../support/moving-market.ts";

const market = movingMarket;

async function prices(query: string, time = "15:45") {
  return tiingo(openExchange({ market, time }), `/iex/move/prices?${query}`);
}

describe("Tiingo's prices within the day", () => {
  it("are five minutes each, of the last day and without the volume", async ({ expect }) => {
    const { body } = await prices("");
    expect(body).toHaveLength(75);
    expect(Object.keys(body[0])).toEqual(["date", "open", "high", "low", "close"]);
    expect([body[0].date, body[74].date]).toEqual(["2026-11-20T14:30:00.000Z", "2026-11-20T20:40:00.000Z"]);
    const early = await prices("", "09:00");
    expect(early.body).toHaveLength(78);
    expect(early.body[0].date).toBe("2026-11-19T14:30:00.000Z");
  });

  it("are the broker's bars", async ({ expect }) => {
    const exchange = openExchange({ market });
    const query =
      "startDate=2026-11-18&endDate=2026-11-19&resampleFreq=30min&columns=open,high,low,close,volume";
    const { body } = await tiingo(exchange, `/iex/move/prices?${query}`);
    const bars = await new Client(exchange).get(
      "/v2/stocks/MOVE/bars?timeframe=30Min&start=2026-11-18&end=2026-11-19",
    );
    const rows = bars.body.bars.map((bar: Record<string, number | string>) => ({
      date: `${String(bar["t"]).slice(0, 19)}.000Z`,
      open: bar["o"],
      high: bar["h"],
      low: bar["l"],
      close: bar["c"],
      volume: bar["v"],
    }));
    expect(body).toEqual(rows);
  });

  it("come by the hour and as CSV", async ({ expect }) => {
    const { body } = await prices(
      "startDate=2026-11-19&endDate=2026-11-19&resampleFreq=4hour&columns=volume&format=csv",
    );
    expect(body.split("\n").map((line: string) => line.split(",")[0])).toEqual([
      "date",
      "2026-11-19T13:00:00.000Z",
      "2026-11-19T17:00:00.000Z",
      "",
    ]);
    expect(body.startsWith("date,volume\n")).toBe(true);
  });

  it("are of one known ticker only", async ({ expect }) => {
    for (const ticker of ["move,wave", "nope"]) {
      const answer = await tiingo(openExchange({ market }), `/iex/${ticker}/prices`);
      expect(answer).toMatchObject({ status: 404, body: { detail: "Not found." } });
    }
  });

  it("are refused for a frequency or a date that is none", async ({ expect }) => {
    for (const frequency of ["daily", "0min", "24hour"]) {
      expect(await prices(`resampleFreq=${frequency}`)).toMatchObject({
        status: 400,
        body: { detail: `Error: resampleFreq '${frequency}' is not supported` },
      });
    }
    expect(await prices("startDate=soon")).toMatchObject({
      status: 400,
      body: { detail: "Error: 'soon' is not a date" },
    });
  });

  it("are at most ten thousand rows, the newest", async ({ expect }) => {
    const { body } = await prices("resampleFreq=1min&startDate=2026-10-01&endDate=2026-11-19");
    expect(body).toHaveLength(10_000);
    expect(body[9_999].date).toBe("2026-11-19T20:59:00.000Z");
  });
});
