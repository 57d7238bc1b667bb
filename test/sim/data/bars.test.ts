import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { openClient } from "../support/client.ts";
import { movingMarket } from "../support/moving-market.ts";
import { present } from "../support/present.ts";

const market = movingMarket;
const moveRows = present(market.get("MOVE")).rows;
const rowOn = (date: string) => present(moveRows.find((row) => row.date === date));

async function bars(query: string, time = "15:45") {
  return (await openClient({ market, time }).get(`/v2/stocks/bars?${query}`)).body;
}

function stamps(list: readonly { t: string }[]): string[] {
  return list.map(({ t }) => t);
}

describe("historical bars", () => {
  it("hold whole days, stamped with New York's midnight", async ({ expect }) => {
    const { bars: found, next_page_token } = await bars(
      "symbols=MOVE&timeframe=1Day&start=2026-10-29&end=2026-11-02",
    );
    expect(next_page_token).toBeNull();
    const { open, high, low, close, volume } = rowOn("2026-10-30");
    expect(found.MOVE[1]).toMatchObject({ o: open, h: high, l: low, c: close, v: volume });
    expect(stamps(found.MOVE)).toEqual([
      "2026-10-29T04:00:00Z",
      "2026-10-30T04:00:00Z",
      "2026-11-02T05:00:00Z",
    ]);
  });

  it("come for several symbols in alphabetical order, without the unknown ones", async ({ expect }) => {
    const { bars: found } = await bars("symbols=WAVE,NOPE,MOVE&timeframe=1D&start=2026-11-18&end=2026-11-19");
    expect(Object.keys(found)).toEqual(["MOVE", "WAVE"]);
    expect(await bars("symbols=NOPE&timeframe=1D&start=2026-11-18&end=2026-11-19")).toEqual({
      bars: {},
      next_page_token: null,
    });
  });

  it("of one symbol are a plain list, and none at all where there are no bars", async ({ expect }) => {
    const client = openClient({ market });
    const query = "timeframe=1Day&start=2026-11-18&end=2026-11-19&currency=USD";
    const { body } = await client.get(`/v2/stocks/MOVE/bars?${query}`);
    expect(body).toMatchObject({ symbol: "MOVE", next_page_token: null, currency: "USD" });
    expect(stamps(body.bars)).toEqual(["2026-11-18T05:00:00Z", "2026-11-19T05:00:00Z"]);
    expect((await client.get(`/v2/stocks/NOPE/bars?${query}`)).body).toMatchObject({ bars: null });
  });

  it("begin on the hour of New York, whatever the length", async ({ expect }) => {
    const { bars: found } = await bars("symbols=MOVE&timeframe=4Hour&start=2026-11-19&end=2026-11-19");
    expect(stamps(found.MOVE)).toEqual(["2026-11-19T13:00:00Z", "2026-11-19T17:00:00Z"]);
    const thirds = await bars("symbols=MOVE&timeframe=20T&start=2026-11-19&end=2026-11-19T15:00:00Z");
    expect(stamps(thirds.bars.MOVE)).toEqual([
      "2026-11-19T14:20:00Z",
      "2026-11-19T14:40:00Z",
      "2026-11-19T15:00:00Z",
    ]);
  });

  it("of weeks begin on Monday and those of months on the first", async ({ expect }) => {
    const weeks = await bars("symbols=MOVE&timeframe=1Week&start=2026-10-05&end=2026-10-31");
    expect(stamps(weeks.bars.MOVE)).toEqual([
      "2026-10-05T04:00:00Z",
      "2026-10-12T04:00:00Z",
      "2026-10-19T04:00:00Z",
      "2026-10-26T04:00:00Z",
    ]);
    const week = moveRows.filter(({ date }) => date >= "2026-10-12" && date <= "2026-10-16");
    expect(weeks.bars.MOVE[1]).toMatchObject({
      o: week[0]?.open,
      h: Math.max(...week.map(({ high }) => high)),
      l: Math.min(...week.map(({ low }) => low)),
      c: week.at(-1)?.close,
      v: week.reduce((sum, { volume }) => sum + volume, 0),
    });
    const months = await bars("symbols=MOVE&timeframe=3Month&start=2026-01-01");
    expect(stamps(months.bars.MOVE)).toEqual(["2026-10-01T04:00:00Z"]);
  });

  it("come newest first when asked to", async ({ expect }) => {
    const query = "symbols=MOVE&timeframe=30Min&start=2026-11-18&end=2026-11-19";
    const [up, down] = [await bars(`${query}&sort=asc`), await bars(`${query}&sort=desc`)];
    expect(up.bars.MOVE).toHaveLength(26);
    expect(down.bars.MOVE).toEqual(up.bars.MOVE.toReversed());
  });

  it("are today's without a start and an end", async ({ expect }) => {
    const { bars: found } = await bars("symbols=MOVE&timeframe=1Min&feed=iex", "09:33");
    expect(stamps(found.MOVE)).toEqual([
      "2026-11-20T14:30:00Z",
      "2026-11-20T14:31:00Z",
      "2026-11-20T14:32:00Z",
    ]);
  });

  it("end with the clock: no minute before it is over, and nothing of the rest of the day", async ({
    expect,
  }) => {
    const query = "symbols=MOVE&feed=iex&end=2026-12-31";
    const minutes = await bars(`${query}&timeframe=1Min`, "11:00");
    expect(minutes.bars.MOVE.at(-1).t).toBe("2026-11-20T15:59:00Z");
    const { bars: days } = await bars(`${query}&timeframe=1Day`, "11:00");
    const { bars: hours } = await bars(`${query}&timeframe=23Hour`, "11:00");
    for (const [bar] of [days.MOVE, hours.MOVE]) {
      expect(bar.v).toBe(Math.floor((rowOn("2026-11-20").volume * 90) / 390));
      expect(bar.h - bar.l).toBeLessThan(rowOn("2026-11-20").high - rowOn("2026-11-20").low);
    }
    expect(await bars(`${query}&timeframe=1Day`, "09:29")).toMatchObject({ bars: {} });
  });

  it("stop at an early close", async ({ expect }) => {
    const client = openClient({ market });
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-30", "10:00"));
    const query = "timeframe=1Min&start=2026-11-27&end=2026-11-27";
    const { body } = await client.get(`/v2/stocks/MOVE/bars?${query}`);
    expect(body.bars).toHaveLength(210);
    expect(body.bars.at(-1).t).toBe("2026-11-27T17:59:00Z");
  });
});

const GOOD = "symbols=MOVE&timeframe=1Day&start=2026-11-02";
const REFUSED: Record<string, { query: string; message: string }> = {
  "no symbols": {
    query: "timeframe=1Day",
    message: "Invalid format for parameter symbols: query parameter 'symbols' is required",
  },
  "a malformed symbol": { query: "symbols=BRK-B&timeframe=1Day", message: "invalid symbol: BRK-B" },
  "no timeframe": {
    query: "symbols=MOVE",
    message: "Invalid format for parameter timeframe: query parameter 'timeframe' is required",
  },
  "sixty minutes": { query: "symbols=MOVE&timeframe=60Min", message: "invalid timeframe: 60Min" },
  "twenty-four hours": { query: "symbols=MOVE&timeframe=24H", message: "invalid timeframe: 24H" },
  "two days": { query: "symbols=MOVE&timeframe=2Day", message: "invalid timeframe: 2Day" },
  "five months": { query: "symbols=MOVE&timeframe=5Month", message: "invalid timeframe: 5Month" },
  "an end before the start": { query: `${GOOD}&end=2026-11-01`, message: "end should not be before start" },
  "a date that is none": {
    query: `${GOOD}&end=soon`,
    message: "Invalid format for parameter end: error parsing 'soon' as RFC3339 or 2006-01-02 time",
  },
  "too many bars": {
    query: `${GOOD}&limit=10001`,
    message: "invalid limit: 10001 is not a whole number from 1 to 10000",
  },
  "no bars": { query: `${GOOD}&limit=0`, message: "invalid limit: 0 is not a whole number from 1 to 10000" },
  "an unknown adjustment": {
    query: `${GOOD}&adjustment=split,luck`,
    message: "invalid adjustment: split,luck",
  },
  "a feed without a history": { query: `${GOOD}&feed=overnight`, message: "invalid feed: overnight" },
  "an unknown order": { query: `${GOOD}&sort=up`, message: "invalid sort: up" },
  "an as-of date that is none": { query: `${GOOD}&asof=today`, message: "invalid asof: today" },
  "another currency": { query: `${GOOD}&currency=EUR`, message: "invalid currency: EUR" },
  "a token of another request": {
    query: `${GOOD}&page_token=${btoa("MOVE|1Min|0")}`,
    message: `invalid page_token: ${btoa("MOVE|1Min|0")}`,
  },
  "a token that is none": { query: `${GOOD}&page_token=!`, message: "invalid page_token: !" },
  "a parameter that there is not": {
    query: `${GOOD}&until=now`,
    message: "unexpected query parameter(s): until",
  },
};

describe("a request for historical bars", () => {
  for (const [what, { query, message }] of Object.entries(REFUSED)) {
    it(`with ${what} is refused`, async ({ expect }) => {
      const answer = await openClient({ market }).get(`/v2/stocks/bars?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { message } });
    });
  }

  it("asks for keys and counts against the data limit", async ({ expect }) => {
    const client = openClient({ market, requestsPerMinute: 1 });
    expect((await client.get(`/v2/stocks/bars?${GOOD}`)).headers.get("X-RateLimit-Remaining")).toBe("0");
    expect((await client.get(`/v2/stocks/bars?${GOOD}`)).status).toBe(429);
    const stranger = await client.exchange.fetch(new Request(`http://exchange.test/v2/stocks/bars?${GOOD}`));
    expect(stranger.status).toBe(401);
  });
});
