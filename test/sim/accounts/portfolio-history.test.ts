import { describe, it } from "vitest";
import { syntheticMarket } from "../../../sim/exchange/market/synthetic/synthetic-market.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { FRIDAY, admin, openClient } from "../support/client.ts";
import type { Answer, Client } from "../support/client.ts";
import { buy, script } from "../support/corporate-actions.ts";
import { row } from "../support/market.ts";
import { MONDAY, TUESDAY, moveTo } from "../support/sessions.ts";

const market = new Map([
  ["RISE", { name: "Rise", rows: [row(FRIDAY, 100), row(MONDAY, 110), row(TUESDAY, 121)] }],
]);

async function history(client: Client, query: string): Promise<Answer["body"]> {
  return (await client.get(`/v2/account/portfolio/history?${query}`)).body;
}

function at(date: string, time: string): number {
  return newYorkInstant(date, time) / 1_000;
}

/**
 * $10,000 at 15:45 on the Friday, at once ten shares for $100.01 each; $500 more on Monday at noon. It stands
 * at noon on Tuesday, worth 9,999.90, 10,599.90 and 10,709.90 dollars.
 */
async function threeDays(): Promise<Client> {
  const client = openClient({ market });
  await buy(client, "10", "RISE");
  await moveTo(client.exchange, MONDAY, "12:00");
  await admin(client.exchange, "POST", `/accounts/${client.keys.accountId}/transfers`, { amount: "500" });
  await moveTo(client.exchange, TUESDAY, "12:00");
  return client;
}

describe("the history of an account by the day", () => {
  it("is stamped with eight in the evening, and counts each day's profit from the day before", async ({
    expect,
  }) => {
    const client = await threeDays();
    expect(await history(client, "timeframe=1D&period=1W")).toEqual({
      timestamp: [at(FRIDAY, "20:00"), at(MONDAY, "20:00"), at(TUESDAY, "20:00")],
      equity: [9999.9, 10_599.9, 10_709.9],
      profit_loss: [0, 600, 110],
      profit_loss_pct: [0, 0.06, 0.0104],
      base_value: 9999.9,
      timeframe: "1D",
      cashflow: {},
    });
  });

  it("counts from the close before its first day where there is one", async ({ expect }) => {
    const client = await threeDays();
    expect(await history(client, "timeframe=1D&period=1D&cashflow_types=CSD,DIV")).toEqual({
      timestamp: [at(TUESDAY, "20:00")],
      equity: [10_709.9],
      profit_loss: [110],
      profit_loss_pct: [0.0104],
      base_value: 10_599.9,
      base_value_asof: MONDAY,
      timeframe: "1D",
      cashflow: { CSD: [0], DIV: [0] },
    });
  });

  it("lists the cash that came and went", async ({ expect }) => {
    const client = await threeDays();
    expect((await history(client, "cashflow_types=ALL")).cashflow).toEqual({ CSD: [0, 500, 0] });
  });

  it("can be had from one date to another", async ({ expect }) => {
    const client = await threeDays();
    const monday = [at(MONDAY, "20:00")];
    const between = "timeframe=1D&start=2026-11-21T00:00:00-05:00&end=2026-11-23T20:00:00-05:00";
    expect((await history(client, between)).timestamp).toEqual(monday);
    const dates = "timeframe=1D&date_start=2026-11-21&date_end=2026-11-23";
    expect((await history(client, dates)).timestamp).toEqual(monday);
    const forward = "timeframe=1D&start=2026-11-21T00:00:00-05:00&period=3D";
    expect((await history(client, forward)).timestamp).toEqual(monday);
  });

  it("is not moved by a split, a new symbol or a cash-out at the price", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await buy(client, "3", "DEAR");
    const { equity } = await client.account();
    await script(client, { type: "split", factor: 2 });
    await script(client, { type: "symbol-change", newSymbol: "SERENE", date: TUESDAY });
    await script(client, { type: "delisting", symbol: "DEAR", cashPerShare: "400", date: TUESDAY });
    await moveTo(client.exchange, TUESDAY, "17:00");
    for (const timeframe of ["1D", "1H"]) {
      const told: number[] = (await history(client, `timeframe=${timeframe}&period=5D`)).equity;
      expect(new Set(told.slice(1))).toEqual(new Set([Number(equity)]));
    }
  });
});

describe("the history of an account within days", () => {
  it("has a point for every quarter of an hour from open to close, with the value at its end", async ({
    expect,
  }) => {
    const client = await threeDays();
    const day = `start=${MONDAY}T09:30:00-05:00&end=${MONDAY}T20:00:00-05:00`;
    const answer = await history(client, `timeframe=15Min&cashflow_types=ALL&${day}`);
    expect(answer.timestamp).toHaveLength(27);
    expect(answer.timestamp[0]).toBe(at(MONDAY, "09:30"));
    expect(answer.timestamp[26]).toBe(at(MONDAY, "16:00"));
    const noon = answer.timestamp.indexOf(at(MONDAY, "11:45"));
    expect(answer.equity.slice(noon - 1, noon + 1)).toEqual([10_099.9, 10_599.9]);
    expect(answer.profit_loss.slice(noon - 1, noon + 1)).toEqual([100, 600]);
    expect(answer.profit_loss_pct[0]).toBe(0.01);
    expect(answer).toMatchObject({ base_value: 9999.9, base_value_asof: FRIDAY, timeframe: "15Min" });
    expect(answer.cashflow.CSD.indexOf(500)).toBe(noon);
  });

  it("starts profit anew with each day, unless told otherwise", async ({ expect }) => {
    const client = await threeDays();
    const query = `timeframe=1H&start=${MONDAY}T09:30:00-05:00`;
    const daily = await history(client, query);
    const through = await history(client, `${query}&pnl_reset=no_reset`);
    expect([daily.profit_loss.at(0), daily.profit_loss.at(-1)]).toEqual([100, 110]);
    expect([through.profit_loss.at(0), through.profit_loss.at(-1)]).toEqual([100, 710]);
  });

  it("shows nothing from before the account or from the future", async ({ expect }) => {
    const client = await threeDays();
    const { timestamp } = await history(client, "timeframe=5Min&period=5D");
    expect(timestamp[0]).toBe(at(FRIDAY, "15:45"));
    expect(timestamp.at(-1)).toBe(at(TUESDAY, "12:00"));
  });

  it("can go on outside the session", async ({ expect }) => {
    const client = openClient({ market, time: "03:00" });
    await moveTo(client.exchange, MONDAY, "10:30");
    const friday = `timeframe=1H&start=${FRIDAY}T05:00:00-05:00&end=${FRIDAY}T23:00:00-05:00`;
    const extended = (await history(client, `${friday}&intraday_reporting=extended_hours`)).timestamp;
    expect(extended).toHaveLength(17);
    expect([extended[0], extended[16]]).toEqual([at(FRIDAY, "04:00"), at(FRIDAY, "20:00")]);
    expect((await history(client, `${friday}&extended_hours=true`)).timestamp).toEqual(extended);
    const monday = await history(client, "timeframe=1H&period=1D&intraday_reporting=continuous");
    expect(monday.timestamp).toHaveLength(11);
    expect(monday.timestamp[0]).toBe(at(MONDAY, "00:00"));
  });

  it("stands at the close overnight, and shows what is transferred then", async ({ expect }) => {
    const client = openClient({ market });
    await buy(client, "10", "RISE");
    await moveTo(client.exchange, FRIDAY, "20:30");
    await admin(client.exchange, "POST", `/accounts/${client.keys.accountId}/transfers`, { amount: "500" });
    await moveTo(client.exchange, MONDAY, "10:30");
    const query = `timeframe=1H&intraday_reporting=continuous&start=${FRIDAY}T19:00:00-05:00`;
    const { timestamp, equity } = await history(client, query);
    expect(equity.slice(0, 3)).toEqual([9999.9, 10_499.9, 10_499.9]);
    const opening = timestamp.indexOf(at(MONDAY, "09:00"));
    expect(equity.slice(opening - 1, opening + 1)).toEqual([10_499.9, 10_599.9]);
    expect(new Set(equity.slice(1, opening))).toEqual(new Set([10_499.9]));
  });

  it("agrees with what the account said of itself at the time", async ({ expect }) => {
    const client = openClient({ market: syntheticMarket({ seed: 3, through: "2026-12-31" }), time: "10:00" });
    const said: number[] = [];
    for (const symbol of ["SPY", "TLT", "SQQQ"]) {
      await buy(client, "3.5", symbol);
      await moveTo(client.exchange, FRIDAY, `1${said.length + 1}:00`);
      said.push(Number((await client.account()).equity));
    }
    const told = await history(client, "timeframe=1Min&period=1D");
    const points = ["10:59", "11:59", "12:59"].map((time) => told.timestamp.indexOf(at(FRIDAY, time)));
    expect(points.map((point) => told.equity[point])).toEqual(said);
    expect(new Set(said).size).toBe(3);
  });
});

describe("a query of the history", () => {
  it("takes minutes for less than a week, quarters of an hour for less than 30 days, and days beyond", async ({
    expect,
  }) => {
    const client = openClient();
    const timeframe = async (query: string) => (await history(client, query)).timeframe;
    expect(await timeframe("")).toBe("1D");
    expect(await timeframe("period=6D")).toBe("1Min");
    expect(await timeframe("period=1W")).toBe("15Min");
    expect(await timeframe("period=29D")).toBe("15Min");
    expect(await timeframe("period=1A")).toBe("1D");
  });

  it("is refused with what is wrong", async ({ expect }) => {
    const client = openClient();
    const wrong = async (query: string) => {
      const { status, body } = await client.get(`/v2/account/portfolio/history?${query}`);
      return `${status} ${body.message}`;
    };
    expect(await wrong("period=1Y")).toBe("422 invalid period: 1Y");
    expect(await wrong("timeframe=2Min")).toBe("422 invalid timeframe: 2Min");
    expect(await wrong("timeframe=15Min&period=2M")).toBe("422 only 1D is available for more than 30 days");
    expect(await wrong("start=yesterday")).toBe("422 start is not a timestamp");
    expect(await wrong("date_end=11-20")).toBe("422 end is not a timestamp");
    expect(await wrong("start=2026-11-20&end=2026-11-19")).toBe("422 start must be before end");
    expect(await wrong("start=2026-11-19&end=2026-11-20&period=1D")).toBe(
      "422 only two of start, end and period can be given",
    );
    expect(await wrong("pnl_reset=never")).toBe("422 invalid pnl_reset: never");
    expect(await wrong("intraday_reporting=always")).toBe("422 invalid intraday_reporting: always");
  });
});
