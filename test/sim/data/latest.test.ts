import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";
import { movingMarket } from "../support/moving-market.ts";

const market = movingMarket;

describe("the latest bar", () => {
  it("is the last minute that is over", async ({ expect }) => {
    const client = openClient({ market, time: "15:45" });
    await client.wait(30_000);
    const { body } = await client.get("/v2/stocks/bars/latest?symbols=MOVE,WAVE,NOPE");
    expect(Object.keys(body)).toEqual(["bars"]);
    expect(Object.keys(body.bars)).toEqual(["MOVE", "WAVE"]);
    expect(body.bars.MOVE.t).toBe("2026-11-20T20:44:00Z");
    const history = await client.get("/v2/stocks/MOVE/bars?timeframe=1Min&feed=iex&sort=desc&limit=1");
    expect(body.bars.MOVE).toEqual(history.body.bars[0]);
  });

  it("is the last one of the session before until the first minute is over", async ({ expect }) => {
    const client = openClient({ market, time: "09:30" });
    await client.wait(59_000);
    const latest = async () => (await client.get("/v2/stocks/MOVE/bars/latest")).body.bar;
    expect((await latest()).t).toBe("2026-11-19T20:59:00Z");
    await client.wait(1_000);
    expect((await latest()).t).toBe("2026-11-20T14:30:00Z");
  });

  it("closes at the day's close after it", async ({ expect }) => {
    const client = openClient({ market, time: "18:00" });
    const { minuteBar, dailyBar, latestTrade } = (await client.get("/v2/stocks/MOVE/snapshot")).body;
    expect(minuteBar.t).toBe("2026-11-20T20:59:00Z");
    expect([minuteBar.c, dailyBar.c]).toEqual([latestTrade.p, latestTrade.p]);
  });
});

describe("the latest of one symbol", () => {
  it("is what the same request for many says of it", async ({ expect }) => {
    const client = openClient({ market });
    for (const kind of ["trade", "quote", "bar"]) {
      const many = (await client.get(`/v2/stocks/${kind}s/latest?symbols=MOVE`)).body;
      const one = (await client.get(`/v2/stocks/MOVE/${kind}s/latest`)).body;
      expect(one).toEqual({ symbol: "MOVE", [kind]: many[`${kind}s`].MOVE });
    }
    const many = (await client.get("/v2/stocks/snapshots?symbols=MOVE")).body;
    const one = (await client.get("/v2/stocks/MOVE/snapshot?currency=USD")).body;
    expect(one).toEqual({ symbol: "MOVE", currency: "USD", ...many.MOVE });
  });

  it("is not found for an unknown symbol, and refused for a malformed one", async ({ expect }) => {
    const client = openClient({ market });
    expect(await client.get("/v2/stocks/NOPE/trades/latest")).toMatchObject({
      status: 404,
      body: { code: 40410000, message: "no trade found for NOPE" },
    });
    for (const path of ["snapshot", "bars?timeframe=1Day", "quotes/latest"]) {
      expect(await client.get(`/v2/stocks/BRK-B/${path}`)).toMatchObject({
        status: 400,
        body: { message: "invalid symbol: BRK-B" },
      });
    }
  });

  it("knows no other parameters", async ({ expect }) => {
    const answer = await openClient({ market }).get("/v2/stocks/MOVE/trades/latest?symbols=MOVE&limit=1");
    expect(answer).toMatchObject({
      status: 400,
      body: { message: "unexpected query parameter(s): symbols, limit" },
    });
  });
});
