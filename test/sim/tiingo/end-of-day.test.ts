import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { openExchange, tiingo } from "../support/client.ts";
import { row } from "../support/market.ts";

/** A dividend of 1 on the 19th, a split of 2 for 1 on the 23rd; adjusted to the end, as a file would hold it. */
const market = new Map([
  [
    "PAYS",
    {
      name: "Pays Inc.",
      exchange: "NYSE",
      rows: [
        row("2026-11-18", 100, { adjClose: 49.5, adjVolume: 2_000_000 }),
        row("2026-11-19", 99, { divCash: 1, adjClose: 49.5, adjVolume: 2_000_000 }),
        row("2026-11-20", 102, { open: 98, adjClose: 51, adjOpen: 49, adjVolume: 2_000_000 }),
        row("2026-11-23", 52, { splitFactor: 2 }),
      ],
    },
  ],
]);

async function prices(date: string, time: string, query = "startDate=2000-01-01") {
  const exchange = openExchange({ market, time: "09:00" });
  await exchange.clock.advanceTo(newYorkInstant(date, time));
  return tiingo(exchange, `/tiingo/daily/pays/prices?${query}`);
}

/** An answer on the evening of the 20th, letter by letter. */
async function textOf(path: string): Promise<string> {
  const exchange = openExchange({ market, time: "18:00" });
  const headers = { authorization: `Token ${exchange.tiingoToken}` };
  const response = await exchange.fetch(new Request(`http://exchange.test${path}`, { headers }));
  return response.text();
}

describe("Tiingo's end-of-day history", () => {
  it("holds a day from 17:30 New York on", async ({ expect }) => {
    const before = (await prices("2026-11-20", "17:29")).body;
    const after = (await prices("2026-11-20", "17:30")).body;
    expect(before.map(({ date }: { date: string }) => date.slice(0, 10))).toEqual([
      "2026-11-18",
      "2026-11-19",
    ]);
    expect(after).toHaveLength(3);
    expect(after[2]).toEqual({
      date: "2026-11-20T00:00:00.000Z",
      close: 102,
      high: 102,
      low: 98,
      open: 98,
      volume: 1_000_000,
      adjClose: 102,
      adjHigh: 102,
      adjLow: 98,
      adjOpen: 98,
      adjVolume: 1_000_000,
      divCash: 0,
      splitFactor: 1,
    });
  });

  it("is adjusted for what was known on the day, so that the newest row is plain", async ({ expect }) => {
    const known = (await prices("2026-11-20", "20:00")).body;
    expect(known.map(({ adjClose }: { adjClose: number }) => adjClose)).toEqual([99, 99, 102]);
    expect(known[0].adjVolume).toBe(1_000_000);
    const later = (await prices("2026-11-23", "20:00")).body;
    expect(later.map(({ adjClose }: { adjClose: number }) => adjClose)).toEqual([49.5, 49.5, 51, 52]);
    expect(later.map(({ adjVolume }: { adjVolume: number }) => adjVolume)).toEqual([2e6, 2e6, 2e6, 1e6]);
  });

  it("answers the latest row alone without dates, and the range asked for with them", async ({ expect }) => {
    expect((await prices("2026-11-20", "20:00", "")).body).toMatchObject([{ close: 102 }]);
    const range = await prices("2026-11-23", "20:00", "startDate=2026-11-19&endDate=2026-11-20");
    expect(range.body).toMatchObject([
      { close: 99, adjClose: 49.5 },
      { close: 102, adjClose: 51 },
    ]);
  });

  it("comes as CSV with the columns asked for", async ({ expect }) => {
    const query = "startDate=2026-11-18&endDate=2026-11-19&format=csv&columns=adjClose,close";
    const answer = await prices("2026-11-20", "20:00", query);
    expect(answer.headers.get("content-type")).toContain("text/csv");
    expect(answer.body).toBe("date,close,adjClose\n2026-11-18,100.0,99.0\n2026-11-19,99.0,99.0\n");
  });

  it("says the zone of its latest row in another way than that of a range", async ({ expect }) => {
    expect((await prices("2026-11-20", "20:00", "")).body[0].date).toBe("2026-11-20T00:00:00+00:00");
    for (const query of ["startDate=2026-11-20", "endDate=2026-11-20&sort=-date"]) {
      expect((await prices("2026-11-20", "20:00", query)).body[0].date).toBe("2026-11-20T00:00:00.000Z");
    }
  });

  it("writes prices, dividends and factors as floats, and volumes as whole numbers", async ({ expect }) => {
    const text = await textOf("/tiingo/daily/pays/prices?startDate=2026-11-20");
    expect(text).toContain('"close":102.0,"high":102.0,"low":98.0');
    expect(text).toContain('"volume":1000000,');
    expect(text).toContain('"divCash":0.0,"splitFactor":1.0}');
    const csv = await textOf("/tiingo/daily/pays/prices?startDate=2026-11-20&format=csv");
    expect(csv.split("\n")[1]).toBe(
      "2026-11-20,102.0,102.0,98.0,98.0,1000000,102.0,102.0,98.0,98.0,1000000,0.0,1.0",
    );
    expect(await textOf("/iex/?tickers=pays")).toContain('"tngoLast":102.0,');
  });

  it("says in a good answer's CSV that there is no such ticker", async ({ expect }) => {
    const exchange = openExchange({ market, time: "18:00" });
    const answer = await tiingo(exchange, "/tiingo/daily/nope/prices?startDate=2026-11-18&format=csv");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/csv");
    expect(answer.body).toBe("Error: Ticker 'nope' not found");
  });

  it("knows the ticker's name and dates, and no unknown ticker", async ({ expect }) => {
    const exchange = openExchange({ market, time: "18:00" });
    expect((await tiingo(exchange, "/tiingo/daily/pays")).body).toEqual({
      ticker: "PAYS",
      name: "Pays Inc.",
      exchangeCode: "NYSE",
      startDate: "2026-11-18",
      endDate: "2026-11-20",
      description: "Pays Inc.",
    });
    for (const path of ["/tiingo/daily/nope", "/tiingo/daily/nope/prices"]) {
      expect(await tiingo(exchange, path)).toMatchObject({
        status: 404,
        body: { detail: "Error: Ticker 'nope' not found" },
      });
    }
  });
});
