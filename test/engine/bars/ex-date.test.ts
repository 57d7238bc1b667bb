import { describe, it } from "vitest";
import { exDateFactor, rescaleOnExDate } from "../../../src/engine/bars/ex-date.ts";
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { createExchange } from "../../../sim/exchange/exchange.ts";
import type { DailyRow } from "../../../sim/exchange/market/market-data.ts";
import { fetchDailyHistory } from "../../../src/market/tiingo/daily.ts";

const DATE = "2026-11-23";

/** Days that move by themselves, so that no column is the same twice. */
const ROWS: DailyRow[] = sessionsBetween("2026-09-01", "2026-11-30").map(({ date }, index) => {
  const close = 100 + 7 * Math.sin(index / 3) + index / 10;
  const prices = { open: close - 0.7, high: close + 1.3, low: close - 1.1, close };
  return {
    date,
    ...prices,
    volume: 1_000_000 + index,
    adjOpen: prices.open,
    adjHigh: prices.high,
    adjLow: prices.low,
    adjClose: close,
    adjVolume: 1_000_000 + index,
    divCash: 0,
    splitFactor: 1,
  };
});

/** The vendor's history of CALM as it is the evening before an action of the date, and in its evening. */
async function aroundTheAction(action: Record<string, unknown>) {
  const exchange = createExchange({
    market: new Map([["CALM", { name: "Calm", rows: ROWS }]]),
    now: newYorkInstant("2026-11-20", "18:00"),
    tiingoToken: "token",
  });
  await exchange.fetch(
    new Request("http://exchange.test/admin/corporate-actions", {
      method: "POST",
      body: JSON.stringify({ symbol: "CALM", date: DATE, ...action }),
    }),
  );
  const connection = {
    url: "http://exchange.test",
    token: "token",
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => exchange.fetch(new Request(input, init)),
  };
  const history = async (): Promise<DailyBars> => {
    const answer = await fetchDailyHistory(connection, "CALM", "1990-01-01");
    if (!answer.ok) throw new Error(answer.message);
    return answer.bars;
  };
  const before = await history();
  await exchange.clock.advanceTo(newYorkInstant(DATE, "18:00"));
  return { before, after: await history() };
}

describe("a history on an ex-date", () => {
  it.for([
    ["a split of four for one", { type: "split", factor: 4 }, { splitFactor: 4, cash: 0 }],
    ["a reverse split of one for ten", { type: "split", factor: 0.1 }, { splitFactor: 0.1, cash: 0 }],
    ["a dividend of $1.37", { type: "dividend", cash: "1.37" }, { splitFactor: 1, cash: 1.37 }],
  ] as const)(
    "is by day what the vendor makes of it in the evening: %s",
    async ([, scripted, action], { expect }) => {
      const { before, after } = await aroundTheAction(scripted);
      const rescaled = rescaleOnExDate(before, DATE, action)!;
      expect(after.dates).toEqual([...before.dates, DATE]);
      expect(rescaled.dates).toEqual(before.dates);
      expect(rescaled.close[0]).not.toBeCloseTo(before.close[0]!, 3);
      for (const column of ["open", "high", "low", "close"] as const) {
        for (const [index, price] of rescaled[column].entries()) {
          expect(Math.abs(price / after[column][index]! - 1)).toBeLessThan(1e-9);
        }
      }
      expect(rescaled.volume).toEqual(after.volume.slice(0, -1));
    },
  );

  it("is left alone when nothing happens, when it has the day already, and when it is empty", ({
    expect,
  }) => {
    const column = Float64Array.of(100, 101);
    const bars = {
      dates: ["2026-11-19", "2026-11-20"],
      open: column,
      high: column,
      low: column,
      close: column,
      volume: column,
    };
    const split = { splitFactor: 2, cash: 0 };
    expect(rescaleOnExDate(bars, DATE, undefined)).toBe(bars);
    expect(rescaleOnExDate(bars, "2026-11-20", split)).toBe(bars);
    expect(rescaleOnExDate(bars, DATE, split)?.close).toEqual(Float64Array.of(50, 50.5));
    const none = new Float64Array();
    const empty = { dates: [], open: none, high: none, low: none, close: none, volume: none };
    expect(rescaleOnExDate(empty, DATE, split)).toBe(empty);
  });

  it("is not rescaled by an action that cannot be right", ({ expect }) => {
    expect(exDateFactor({ splitFactor: 1, cash: 25 }, 100)).toBe(0.75);
    expect(exDateFactor({ splitFactor: 2, cash: 25 }, 100)).toBe(0.375);
    for (const cash of [100, 120, -1, NaN, Infinity]) {
      expect(exDateFactor({ splitFactor: 1, cash }, 100)).toBeUndefined();
    }
    for (const splitFactor of [0, -2, NaN, Infinity]) {
      expect(exDateFactor({ splitFactor, cash: 0 }, 100)).toBeUndefined();
    }
    expect(exDateFactor({ splitFactor: 2, cash: 0 }, 0)).toBeUndefined();
  });
});
