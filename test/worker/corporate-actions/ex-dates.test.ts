import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { loadActions, loadExDates, refreshExDates } from "../../../src/market/corporate-actions/ex-dates.ts";
import { type DailyRow } from "../../../sim/exchange/market/market-data.ts";
import { rowsBetween } from "../support/market.ts";
import { requestsSoFar } from "../support/exchange-admin.ts";
import { alpacaAnswering, exchangeWithKey } from "../support/vendors/platform-alpaca.ts";

const DATE = "2026-08-20";

/** A listing with an action on a date. */
function listing(action: Partial<DailyRow>, date = DATE) {
  const rows = rowsBetween("2026-08-03", "2026-08-31", () => 100);
  return { name: "Acts", rows: rows.map((row) => (row.date === date ? { ...row, ...action } : row)) };
}

const MARKET = new Map([
  ["CASH", listing({ divCash: 0.37 })],
  ["SPLIT", listing({ splitFactor: 4 })],
  ["JOIN", listing({ splitFactor: 0.1 })],
  ["BOTH", listing({ splitFactor: 2, divCash: 0.25 })],
  ["LATER", listing({ divCash: 1 }, "2026-08-21")],
  ["NONE", listing({})],
]);

const page = (lists: object, token: string | null = null) => ({
  corporate_actions: lists,
  next_page_token: token,
});
const cash = (symbol: string, rate: number, more = {}) => ({ symbol, rate, ex_date: DATE, ...more });

describe("the ex-dates of a session", () => {
  it("are those of the broker's splits and dividends on that date, and are asked for once", async ({
    expect,
  }) => {
    const { exchange, alpaca } = exchangeWithKey({ market: MARKET, now: newYorkInstant(DATE, "15:45") });
    expect(await refreshExDates(env.MARKET, alpaca, DATE)).toBe(true);
    expect(Object.fromEntries((await loadExDates(env.MARKET, DATE))!)).toEqual({
      CASH: { splitFactor: 1, cash: 0.37 },
      SPLIT: { splitFactor: 4, cash: 0 },
      JOIN: { splitFactor: 0.1, cash: 0 },
      BOTH: { splitFactor: 2, cash: 0.25 },
    });
    expect(await refreshExDates(env.MARKET, alpaca, DATE)).toBe(true);
    expect(await requestsSoFar(exchange)).toEqual(["GET /v1/corporate-actions"]);
  });

  it("are looked for among the actions that are processed weeks later, page by page", async ({ expect }) => {
    const { server, alpaca } = alpacaAnswering(
      page({ cash_dividends: [cash("A", 0.5), cash("OLD", 1, { ex_date: "2026-08-19" })] }, "next"),
      page({
        cash_dividends: [cash("A", 1.5, { special: true }), cash("EURO", 2, { currency: "EUR" })],
        stock_dividends: [{ symbol: "B", rate: 0.05, ex_date: DATE }],
        forward_splits: [{ symbol: "C", new_rate: 3, old_rate: 2, ex_date: DATE }],
        spin_offs: [{ source_symbol: "D", ex_date: DATE }],
      }),
    );
    await refreshExDates(env.MARKET, alpaca, DATE);
    expect(Object.fromEntries((await loadExDates(env.MARKET, DATE))!)).toEqual({
      A: { splitFactor: 1, cash: 2 },
      B: { splitFactor: 1.05, cash: 0 },
      C: { splitFactor: 1.5, cash: 0 },
    });
    const queries = server.requests.map(({ url }) => new URL(url).searchParams);
    expect(queries.map((query) => query.get("page_token"))).toEqual([null, "next"]);
    expect(queries[0]!.get("start")! < DATE).toBe(true);
    expect(queries[0]!.get("end")! > "2026-10-20").toBe(true);
  });

  it("come with what changes shares and symbols in the days about them", async ({ expect }) => {
    const [soon, past, long] = ["2026-08-24", "2026-08-12", "2026-07-01"];
    const lists = {
      reverse_splits: [
        { id: "1", symbol: "R", new_rate: 1, old_rate: 10, ex_date: soon, new_symbol: "RR" },
        { id: "2", symbol: "OLD", new_rate: 1, old_rate: 2, ex_date: long },
      ],
      stock_dividends: [{ id: "3", symbol: "S", rate: 1.0625, ex_date: past }],
      spin_offs: [{ id: "4", source_symbol: "P", new_symbol: "Q", ex_date: DATE }],
      name_changes: [{ id: "5", old_symbol: "N", new_symbol: "M", process_date: DATE }],
      cash_mergers: [{ id: "6", acquiree_symbol: "C", effective_date: past, process_date: soon }],
      unit_splits: [{ id: "7", old_symbol: "U", new_symbol: "V", effective_date: past }],
      redemptions: [{ id: "8", symbol: "W", process_date: past }, { process_date: past }],
      cash_dividends: [
        { id: "9", symbol: "D", rate: 1, ex_date: "2026-08-19" },
        { id: "10", symbol: "D", rate: 2, ex_date: past },
      ],
    };
    const { alpaca, server } = alpacaAnswering(page(lists));
    await refreshExDates(env.MARKET, alpaca, DATE);
    expect((await loadActions(env.MARKET, DATE))?.around).toEqual([
      { kind: "split", id: "1", symbol: "R", date: soon, factors: [0.1] },
      { kind: "end", id: "1", symbol: "R", date: soon, successor: "RR" },
      { kind: "split", id: "3", symbol: "S", date: past, factors: [2.0625, 1.0625] },
      { kind: "dividend", id: "9", symbol: "D", date: "2026-08-19", cash: 1 },
      { kind: "spin_off", id: "4", symbol: "P", date: DATE },
      { kind: "end", id: "7", symbol: "U", date: past, successor: "V" },
      { kind: "end", id: "5", symbol: "N", date: DATE, successor: "M" },
      { kind: "end", id: "6", symbol: "C", date: past, successor: null },
      { kind: "end", id: "8", symbol: "W", date: past, successor: null },
    ]);
    const types = new URL(server.requests[0]!.url).searchParams.get("types")!.split(",");
    expect(types).toEqual(expect.arrayContaining(["spin_off", "unit_split", "name_change", "stock_merger"]));
  });

  it("are nothing but known when there are none", async ({ expect }) => {
    await refreshExDates(env.MARKET, alpacaAnswering(page({})).alpaca, DATE);
    expect(await loadExDates(env.MARKET, DATE)).toEqual(new Map());
  });

  it("are unknown without a key, which is no failure", async ({ expect }) => {
    expect(await refreshExDates(env.MARKET, undefined, DATE)).toBe(true);
    expect(await loadExDates(env.MARKET, DATE)).toBeUndefined();
  });

  it.for([
    ["the broker is down", [new Response("down", { status: 503 })]],
    ["the key is refused", [Response.json({ message: "forbidden." }, { status: 403 })]],
    ["a page is missing", [page({ cash_dividends: [cash("A", 1)] }, "next"), new Error("connection lost")]],
    ["an action cannot be read", [page({ cash_dividends: [{ symbol: "A", ex_date: DATE }] })]],
    ["the pages never end", [page({}, "next")]],
  ] as const)("stay unknown and are asked for again when %s", async ([, answers], { expect }) => {
    expect(await refreshExDates(env.MARKET, alpacaAnswering(...answers).alpaca, DATE)).toBe(false);
    expect(await loadExDates(env.MARKET, DATE)).toBeUndefined();
    expect(await refreshExDates(env.MARKET, alpacaAnswering(page({})).alpaca, DATE)).toBe(true);
    expect(await loadExDates(env.MARKET, DATE)).toEqual(new Map());
  });

  it("are unknown when their document is damaged", async ({ expect }) => {
    await env.MARKET.put(`ex-dates/1/${DATE}`, JSON.stringify({ date: DATE, actions: { A: { cash: -1 } } }));
    expect(await loadExDates(env.MARKET, DATE)).toBeUndefined();
  });
});
