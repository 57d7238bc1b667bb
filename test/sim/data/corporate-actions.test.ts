import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";
import { row } from "../support/market.ts";

const market = new Map([
  [
    "PAYS",
    {
      name: "Pays Inc.",
      rows: [
        row("2026-11-09", 100, { divCash: 0.25 }),
        row("2026-11-20", 100),
        row("2026-12-18", 50, { splitFactor: 2, divCash: 0.3 }),
        row("2026-12-21", 50, { divCash: 0.3 }),
      ],
    },
  ],
  [
    "JOIN",
    {
      name: "Join Inc.",
      rows: [
        row("2026-11-09", 100, { splitFactor: 0.1 }),
        row("2026-11-20", 100, { divCash: 1 }),
        row("2026-12-18", 100),
      ],
    },
  ],
]);

async function actions(query: string) {
  return openClient({ market }).get(`/v1/corporate-actions?${query}`);
}

interface Action {
  readonly symbol: string;
  readonly ex_date: string;
}

/** Symbol and date of every action, list by list. */
function listed(lists: Record<string, Action[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [
      name,
      list.map(({ symbol, ex_date: date }) => `${symbol} ${date}`),
    ]),
  );
}

describe("corporate actions", () => {
  it("are the dividends and splits of the market, in a list for each type", async ({ expect }) => {
    const { body } = await actions("start=2026-11-01&end=2026-11-30");
    expect(listed(body.corporate_actions)).toEqual({
      reverse_splits: ["JOIN 2026-11-09"],
      cash_dividends: ["PAYS 2026-11-09", "JOIN 2026-11-20"],
    });
    const [dividend] = body.corporate_actions.cash_dividends;
    expect(dividend).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      symbol: "PAYS",
      cusip: expect.stringMatching(/^\d{9}$/),
      rate: 0.25,
      special: false,
      foreign: false,
      process_date: "2026-11-09",
      ex_date: "2026-11-09",
      record_date: "2026-11-09",
      payable_date: "2026-11-09",
    });
    expect(body.corporate_actions.reverse_splits[0]).toMatchObject({ new_rate: 1, old_rate: 10 });
    expect(body.next_page_token).toBeNull();
  });

  it("are announced thirty days ahead, and no earlier", async ({ expect }) => {
    const { body } = await actions("start=2026-12-01&end=2027-12-31");
    expect(listed(body.corporate_actions)).toEqual({
      cash_dividends: ["PAYS 2026-12-18"],
      forward_splits: ["PAYS 2026-12-18"],
    });
    expect(body.corporate_actions.forward_splits[0]).toMatchObject({ new_rate: 2, old_rate: 1 });
  });

  it("are those of the current day without dates", async ({ expect }) => {
    expect(listed((await actions("")).body.corporate_actions)).toEqual({
      cash_dividends: ["JOIN 2026-11-20"],
    });
  });

  it("are chosen by symbol, CUSIP, type, region and id", async ({ expect }) => {
    const month = "start=2026-11-01&end=2026-11-30";
    const chosen = async (query: string) => listed((await actions(query)).body.corporate_actions);
    expect(await chosen(`${month}&symbols=PAYS,NOPE`)).toEqual({ cash_dividends: ["PAYS 2026-11-09"] });
    expect(await chosen(`${month}&types=reverse_split,spin_off`)).toEqual({
      reverse_splits: ["JOIN 2026-11-09"],
    });
    expect(await chosen(`${month}&region=non_us`)).toEqual({});
    const [{ id, cusip }] = (await actions(`${month}&symbols=PAYS`)).body.corporate_actions.cash_dividends;
    expect(await chosen(`${month}&cusips=${cusip}`)).toEqual({ cash_dividends: ["PAYS 2026-11-09"] });
    expect(await chosen(`ids=${id}`)).toEqual({ cash_dividends: ["PAYS 2026-11-09"] });
  });

  it("come page by page in either direction", async ({ expect }) => {
    const query = "start=2026-11-01&end=2026-12-31&limit=1";
    for (const sort of ["asc", "desc"]) {
      const dates: string[] = [];
      for (let token: string | null = ""; token !== null;) {
        const page: string = token === "" ? "" : `&page_token=${encodeURIComponent(token)}`;
        const { body } = await actions(`${query}&sort=${sort}${page}`);
        const [[action]] = Object.values(body.corporate_actions) as [[Action]];
        dates.push(action.ex_date);
        token = body.next_page_token;
      }
      const rising = ["2026-11-09", "2026-11-09", "2026-11-20", "2026-12-18", "2026-12-18"];
      expect(dates).toEqual(sort === "asc" ? rising : rising.toReversed());
    }
  });

  it("are refused for what is not a type, a date or a limit, and for ids with a filter", async ({
    expect,
  }) => {
    const refused = { "types=luck": "invalid type: luck", "start=soon": "invalid start: soon is not a date" };
    for (const [query, message] of Object.entries(refused)) {
      expect(await actions(query)).toMatchObject({ status: 400, body: { message } });
    }
    expect(await actions("limit=1001")).toMatchObject({ status: 400 });
    expect(await actions("ids=1&types=cash_dividend")).toMatchObject({
      status: 400,
      body: { message: "ids and types cannot be used together" },
    });
    expect(await actions("page_token=!")).toMatchObject({ status: 400 });
  });

  it("ask for keys and count against the limit of the data API", async ({ expect }) => {
    const client = openClient({ market, requestsPerMinute: 1 });
    expect((await client.get("/v1/corporate-actions")).status).toBe(200);
    expect((await client.get("/v2/stocks/bars?symbols=PAYS&timeframe=1Day")).status).toBe(429);
    const stranger = await client.exchange.fetch(new Request("http://exchange.test/v1/corporate-actions"));
    expect(stranger.status).toBe(401);
  });
});
