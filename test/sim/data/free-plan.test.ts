import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";
import { movingMarket } from "../support/moving-market.ts";

const market = movingMarket;
const RECENT = {
  status: 403,
  body: { code: 42210000, message: "subscription does not permit querying recent SIP data" },
};

describe("the free plan", () => {
  it("shows the history of all exchanges up to 15 minutes ago, and refuses a later end", async ({
    expect,
  }) => {
    const client = openClient({ market, time: "15:45" });
    const bars = (more: string) => client.get(`/v2/stocks/MOVE/bars?timeframe=1Min&start=2026-11-20${more}`);
    expect((await bars("")).body.bars.at(-1).t).toBe("2026-11-20T20:29:00Z");
    expect((await bars("&end=2026-11-20T20:30:00Z")).body.bars.at(-1).t).toBe("2026-11-20T20:29:00Z");
    expect(await bars("&end=2026-11-20T20:30:01Z")).toMatchObject(RECENT);
    expect(await bars("&end=2026-11-20")).toMatchObject(RECENT);
    expect(await bars("&end=2027-01-01")).toMatchObject(RECENT);
  });

  it("shows the day so far as it was 15 minutes ago", async ({ expect }) => {
    const client = openClient({ market, time: "15:45" });
    const [today] = (await client.get("/v2/stocks/MOVE/bars?timeframe=1Day")).body.bars;
    await client.wait(15 * 60_000);
    const [later] = (await client.get("/v2/stocks/MOVE/bars?timeframe=1Day")).body.bars;
    expect(later.v).toBeGreaterThan(today.v);
    const old = openClient({ market, time: "15:30" });
    const snapshot = (await old.get("/v2/stocks/MOVE/snapshot")).body;
    expect(snapshot.dailyBar).toEqual(today);
  });

  it("shows IEX as it happens", async ({ expect }) => {
    const client = openClient({ market, time: "15:45" });
    const { body } = await client.get("/v2/stocks/MOVE/bars?timeframe=1Min&feed=iex&end=2027-01-01");
    expect(body.bars.at(-1).t).toBe("2026-11-20T20:44:00Z");
  });

  it("shows the latest of all exchanges only 15 minutes late", async ({ expect }) => {
    const late = openClient({ market, time: "15:45" });
    const early = openClient({ market, time: "15:30" });
    for (const kind of ["trades/latest", "quotes/latest", "bars/latest", "snapshots"]) {
      const path = `/v2/stocks/${kind}?symbols=MOVE`;
      expect(await late.get(`${path}&feed=sip`)).toMatchObject(RECENT);
      const delayed = (await late.get(`${path}&feed=delayed_sip`)).body;
      expect(delayed).toEqual((await early.get(path)).body);
      expect(delayed).not.toEqual((await late.get(path)).body);
    }
  });

  it("has nothing over the counter and overnight", async ({ expect }) => {
    const client = openClient({ market });
    for (const feed of ["otc", "boats", "overnight"]) {
      const query = `?symbols=MOVE&feed=${feed}`;
      expect((await client.get(`/v2/stocks/trades/latest${query}`)).body).toEqual({ trades: {} });
      expect((await client.get(`/v2/stocks/snapshots${query}`)).body).toEqual({});
      expect((await client.get(`/v2/stocks/MOVE/quotes/latest?feed=${feed}`)).status).toBe(404);
    }
    const { body } = await client.get("/v2/stocks/bars?symbols=MOVE&feed=otc&timeframe=1Day");
    expect(body).toEqual({ bars: {}, next_page_token: null });
  });
});
