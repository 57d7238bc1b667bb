import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { rescaleOnExDate } from "../../../src/engine/bars/ex-date.ts";
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { refreshHistories } from "../../../src/market/bars/refresh.ts";
import { readBars } from "../../../src/market/bars/store.ts";
import { loadExDates, refreshExDates } from "../../../src/market/corporate-actions/ex-dates.ts";
import type { Exchange } from "../../../sim/exchange/exchange.ts";
import type { DailyRow } from "../../../sim/exchange/market/market-data.ts";
import { requestsSoFar, scriptSplit } from "../support/exchange-admin.ts";
import { rowsBetween } from "../support/market.ts";
import { exchangeWithKey } from "../support/vendors/platform-alpaca.ts";

const [BEFORE, EX_DATE] = ["2026-08-20", "2026-08-21"];

/** Rows whose closes wander about $100, with a dividend of $0.83 a share on the ex-date. */
function wandering(): DailyRow[] {
  const rows = rowsBetween("2026-06-01", "2026-08-31", (index) => 100 + 9 * Math.sin(index));
  const before = rows.find(({ date }) => date === BEFORE)!;
  const factor = 1 - 0.83 / before.close;
  return rows.map((row) => {
    if (row.date === EX_DATE) return { ...row, divCash: 0.83 };
    if (row.date > EX_DATE) return row;
    const [adjOpen, adjHigh, adjLow, adjClose] = [row.open, row.high, row.low, row.close].map(
      (price) => price * factor,
    ) as [number, number, number, number];
    return { ...row, adjOpen, adjHigh, adjLow, adjClose };
  });
}

/** The evening of a date, as the job has it: every history is brought up to the day. */
async function evening(exchange: Exchange, date: string) {
  await exchange.clock.advanceTo(newYorkInstant(date, "18:00"));
  const tiingo = {
    url: "http://exchange.test",
    token: "token",
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => exchange.fetch(new Request(input, init)),
  };
  const now = () => exchange.clock.now();
  const symbols = ["CALM", "SPLIT", "PAYS"];
  return refreshHistories({ store: env.MARKET, tiingo, now }, symbols, date, now() + 1);
}

describe("from one evening to the next", () => {
  it("a rescaled history is by day what is stored in the evening of an ex-date", async ({ expect }) => {
    const market = new Map([
      ["CALM", { name: "Calm", rows: rowsBetween("2026-06-01", "2026-08-31", () => 100) }],
      ["SPLIT", { name: "Split", rows: rowsBetween("2026-06-01", "2026-08-31", (index) => 300 + index) }],
      ["PAYS", { name: "Pays", rows: wandering() }],
    ]);
    const now = newYorkInstant("2026-08-19", "18:00");
    const { exchange, alpaca } = exchangeWithKey({ market, now, tiingoToken: "token" });
    await evening(exchange, "2026-08-19");
    await scriptSplit(exchange, "SPLIT", EX_DATE, 3);
    expect(await evening(exchange, BEFORE)).toMatchObject({ unpublished: [], failed: [], left: [] });
    const downloads = (await requestsSoFar(exchange)).length;

    await exchange.clock.advanceTo(newYorkInstant(EX_DATE, "15:45"));
    await refreshExDates(env.MARKET, alpaca, EX_DATE);
    const exDates = await loadExDates(env.MARKET, EX_DATE);
    const byDay = new Map<string, DailyBars>();
    for (const symbol of ["CALM", "SPLIT", "PAYS"]) {
      const stored = (await readBars(env.MARKET, symbol))!;
      expect(stored.dates.at(-1)).toBe(BEFORE);
      byDay.set(symbol, rescaleOnExDate(stored, EX_DATE, exDates!.get(symbol))!);
    }

    await evening(exchange, EX_DATE);
    for (const [symbol, rescaled] of byDay) {
      const stored = (await readBars(env.MARKET, symbol))!;
      expect(stored.dates).toEqual([...rescaled.dates, EX_DATE]);
      for (const column of ["open", "high", "low", "close"] as const) {
        for (const [index, price] of rescaled[column].entries()) {
          expect(Math.abs(price / stored[column][index]! - 1)).toBeLessThan(1e-9);
        }
      }
    }
    // One download continues the calm one, two each bring the others anew; one request is for the ex-dates.
    expect((await requestsSoFar(exchange)).length - downloads).toBe(1 + 1 + 2 + 2);
  });
});
